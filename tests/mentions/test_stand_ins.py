"""Pronouns beside verbs of violence have the part of their place, on trees written by hand."""

import pytest
from tests.build import annotations, happening, tree

from temoin.documents import read_document
from temoin.mentions.stand_ins import with_stand_ins
from temoin.resources import Resources

PARTS = [
    ("en", "They were wounded outside.", "were wounded", [("victim", "They")],
     ("They PRON nsubj:pass 3", "were AUX aux:pass 3", "wounded VERB root 0 lemma=wound", "outside ADV advmod 3",
      ". PUNCT punct 3")),
    ("en", "Gunmen killed him.", "killed", [("victim", "him")],
     ("Gunmen NOUN nsubj 2", "killed VERB root 0 lemma=kill", "him PRON obj 2", ". PUNCT punct 2")),
    ("fr", "Celui-ci a poignardé le gardien.", "a poignardé", [("perpetrator", "Celui-ci")],
     ("Celui-ci PRON nsubj 3", "a AUX aux 3", "poignardé VERB root 0 lemma=poignarder", "le DET det 5",
      "gardien NOUN obj 3", ". PUNCT punct 3")),
    ("fr", "Ils l'ont tué.", "tué", [("perpetrator", "Ils"), ("victim", "l'")],
     ("Ils PRON nsubj 4", "l' PRON obj 4", "ont AUX aux 4", "tué VERB root 0 lemma=tuer", ". PUNCT punct 4")),
    ("es", "Unos hombres lo mataron.", "mataron", [("victim", "lo")],
     ("Unos DET det 2", "hombres NOUN nsubj 4", "lo PRON obj 4", "mataron VERB root 0 lemma=matar",
      ". PUNCT punct 4")),
    ("ar", "الشرطة قتلته أمس.", "قتل", [("victim", "ه")],
     ("الشرطة NOUN nsubj 2", "قتلت VERB root 0 lemma=قتل", "ه PRON obj 2", "أمس ADV advmod 2", ". PUNCT punct 2")),
]  # fmt: skip


def parts(
    text: str, language: str, act: str, rows: tuple[str, ...], status: str = "asserted"
) -> list[tuple[str, str]]:
    told = happening(text, act, {}, status=status)
    seen = tree(text, annotations(text, language, happenings=(told,)), *rows)
    document = read_document(text.encode(), language=language)
    (found,) = with_stand_ins(seen, document, Resources()).happenings
    return [(role.role, text[role.start : role.end]) for role in found.roles]


@pytest.mark.parametrize(("language", "text", "act", "expected", "rows"), PARTS)
def test_a_pronoun_has_the_part_of_its_place(
    language: str, text: str, act: str, expected: list[tuple[str, str]], rows: tuple[str, ...]
) -> None:
    assert parts(text, language, act, rows) == expected


@pytest.mark.parametrize(("language", "text", "act", "expected", "rows"), PARTS)
def test_no_part_in_what_may_never_happen(
    language: str, text: str, act: str, expected: list[tuple[str, str]], rows: tuple[str, ...]
) -> None:
    assert parts(text, language, act, rows, status="hypothetical") == []


@pytest.mark.parametrize(
    ("language", "text", "act", "rows"),
    [
        ("en", "Gunmen killed it.", "killed",
         ("Gunmen NOUN nsubj 2", "killed VERB root 0 lemma=kill", "it PRON obj 2", ". PUNCT punct 2")),
        ("fr", "Jean, qui a poignardé Luc.", "a poignardé",
         ("Jean PROPN root 0", ", PUNCT punct 1", "qui PRON nsubj 5", "a AUX aux 5",
          "poignardé VERB acl:relcl 1 lemma=poignarder", "Luc PROPN obj 5", ". PUNCT punct 1")),
        ("es", "Ana, que mató a Luis.", "mató",
         ("Ana PROPN root 0", ", PUNCT punct 1", "que PRON nsubj 4", "mató VERB acl:relcl 1 lemma=matar",
          "a ADP case 6", "Luis PROPN obj 4", ". PUNCT punct 1")),
        ("ar", "قالوا إنه قتل أمس.", "قتل",
         ("قالوا VERB root 0", "إن SCONJ mark 4", "ه PRON nsubj 4", "قتل VERB ccomp 1", "أمس ADV advmod 4",
          ". PUNCT punct 1")),
        ("ar", "المدينة التي يهاجمها الجيش.", "يهاجم",
         ("المدينة NOUN root 0", "التي PRON nsubj 3", "يهاجم VERB acl:relcl 1 lemma=هاجم", "ها PRON obj 3",
          "الجيش NOUN nsubj 3", ". PUNCT punct 1")),
    ],
)  # fmt: skip
def test_things_relatives_and_written_on_subjects_have_none(
    language: str, text: str, act: str, rows: tuple[str, ...]
) -> None:
    assert parts(text, language, act, rows) == []
