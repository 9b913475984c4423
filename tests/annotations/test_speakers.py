"""Who speaks and how far: sources, contents and namings of a model set right by the tree of their cue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import annotations, at, happening, said, tree

from temoin.annotations.mend import mend
from temoin.annotations.reach import own_reach
from temoin.annotations.subjects import own_subjects
from temoin.records import Annotations, Document
from temoin.resources import Resources
from temoin.segments import segment


def document(text: str, language: str) -> Document:
    return Document("d", "", "d", language, None, None, None, None, text)


def sources(text: str, seen: Annotations) -> list[list[str]]:
    found = own_subjects(seen, document(text, seen.language or ""), Resources()).attributions
    return [[text[start:end] for start, end in one.source] for one in found]


def contents(text: str, seen: Annotations) -> list[list[str]]:
    paper = document(text, seen.language or "")
    found = own_reach(seen, paper, segment(paper, Resources()), Resources()).attributions
    return [[text[start:end] for start, end in one.content] for one in found]


LAWYER = "Ali Reza est mort. « Rien ne va plus ici », a insisté l'avocate."
LAWYER_TREE = (
    "Ali PROPN nsubj 4", "Reza PROPN flat 1", "est AUX cop 4", "mort ADJ root 0", "",
    "Rien PRON nsubj 3", "ne ADV advmod 3", "va VERB ccomp 7 Mood=Ind", "plus ADV advmod 3", "ici ADV advmod 3",
    "a AUX aux 7 VerbForm=Fin", "insisté VERB root 0 VerbForm=Part", "l' DET det 9", "avocate NOUN nsubj 7",
)  # fmt: skip


def test_a_source_in_another_sentence_gives_way_to_the_subject_of_its_cue() -> None:
    seen = annotations(LAWYER, "fr", said=(said(LAWYER, "Ali Reza", "a insisté", "Rien ne va plus ici"),))
    assert sources(LAWYER, tree(LAWYER, seen, *LAWYER_TREE)) == [["l'avocate"]]


def test_without_a_tree_no_source_changes() -> None:
    seen = annotations(LAWYER, "fr", said=(said(LAWYER, "Ali Reza", "a insisté", "Rien ne va plus ici"),))
    assert sources(LAWYER, seen) == [["Ali Reza"]]


def test_whom_a_verb_tells_is_not_its_speaker() -> None:
    text = "Two officials told Reuters that he fled."
    seen = annotations(text, "en", said=(said(text, "Reuters", "told", "he fled"),))
    seen = tree(
        text, seen, "Two NUM nummod 2", "officials NOUN nsubj 3", "told VERB root 0 VerbForm=Fin",
        "Reuters PROPN obj 3", "that SCONJ mark 7", "he PRON nsubj 7", "fled VERB ccomp 3 VerbForm=Fin",
    )  # fmt: skip
    assert sources(text, seen) == [["Two officials"]]


def test_a_dropped_subject_keeps_the_source_named_before() -> None:
    text = "Habló Ana Ruiz. Añadió que huyeron."
    seen = annotations(text, "es", said=(said(text, "Ana Ruiz", "Añadió", "huyeron"),))
    seen = tree(
        text, seen, "Habló VERB root 0 VerbForm=Fin", "Ana PROPN nsubj 1", "Ruiz PROPN flat 2", "",
        "Añadió VERB root 0 VerbForm=Fin", "que SCONJ mark 3", "huyeron VERB ccomp 1 VerbForm=Fin",
    )  # fmt: skip
    assert sources(text, seen) == [["Ana Ruiz"]]


@pytest.mark.parametrize(
    ("language", "text", "cue", "rows", "source"),
    [
        ("es", "Ana Ruiz calla. Añadió que huyeron.", "Añadió",
         ("Ana PROPN nsubj 3", "Ruiz PROPN flat 1", "calla VERB root 0 VerbForm=Fin", "",
          "Añadió VERB root 0 VerbForm=Fin", "que SCONJ mark 3", "huyeron VERB ccomp 1 VerbForm=Fin"),
         ["Ana Ruiz"]),
        ("es", "Ana Ruiz calla. Se informó que huyeron.", "Se informó",
         ("Ana PROPN nsubj 3", "Ruiz PROPN flat 1", "calla VERB root 0 VerbForm=Fin", "",
          "Se PRON expl:pass 2", "informó VERB root 0 VerbForm=Fin", "que SCONJ mark 4",
          "huyeron VERB ccomp 2 VerbForm=Fin"),
         []),
        ("ar", "صمتت المصادر. وأضافت أنهم رحلوا.", "أضافت",
         ("صمتت VERB root 0 VerbForm=Fin", "المصادر NOUN nsubj 1", "", "أضافت VERB root 0 VerbForm=Fin",
          "أنهم SCONJ mark 3", "رحلوا VERB ccomp 1 VerbForm=Fin"),
         ["المصادر"]),
    ],
)  # fmt: skip
def test_a_dropped_subject_is_who_spoke_last(language, text, cue, rows, source) -> None:
    first = next(name for name in ("Ana Ruiz", "المصادر") if name in text)
    silent = "calla" if language == "es" else "صمتت"
    content = "huyeron" if language == "es" else "رحلوا"
    seen = annotations(
        text, language, said=(said(text, first, silent, first), said(text, None, cue, content))
    )
    assert sources(text, tree(text, seen, *rows))[-1] == source


def test_a_passive_without_agent_has_no_speaker() -> None:
    text = "Police left. The riot has been blamed on outsiders."
    seen = annotations(text, "en", said=(said(text, "Police", "has been blamed", "outsiders"),))
    seen = tree(
        text, seen, "Police NOUN nsubj 2", "left VERB root 0 VerbForm=Fin", "",
        "The DET det 2", "riot NOUN nsubj:pass 5", "has AUX aux 5 VerbForm=Fin", "been AUX aux:pass 5",
        "blamed VERB root 0 Voice=Pass", "on ADP case 7", "outsiders NOUN obl 5",
    )  # fmt: skip
    assert sources(text, seen) == [[]]


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "rows", "left"),
    [
        ("fr", "Un soldat tué dans une attaque revendiquée par les milices", "les milices", "revendiquée",
         "Un soldat tué dans une attaque",
         ("Un DET det 2", "soldat NOUN root 0", "tué VERB acl 2 VerbForm=Part", "dans ADP case 6", "une DET det 6",
          "attaque NOUN obl 3", "revendiquée VERB amod 6", "par ADP case 10", "les DET det 10", "milices NOUN obl:agent 7"),
         "une attaque"),
        ("es", "Tres muertos en un atentado reivindicado por la milicia", "la milicia", "reivindicado",
         "Tres muertos en un atentado",
         ("Tres NUM nummod 2", "muertos NOUN root 0", "en ADP case 5", "un DET det 5", "atentado NOUN nmod 2",
          "reivindicado ADJ amod 5 VerbForm=Part", "por ADP case 9", "la DET det 9", "milicia NOUN obl 6"),
         "un atentado"),
        ("en", "Five died in a bombing claimed by the militia", "the militia", "claimed", "Five died in a bombing",
         ("Five NUM nsubj 2", "died VERB root 0 VerbForm=Fin", "in ADP case 5", "a DET det 5", "bombing NOUN obl 2",
          "claimed VERB acl 5 VerbForm=Part", "by ADP case 9", "the DET det 9", "militia NOUN obl 6"),
         "a bombing"),
    ],
)  # fmt: skip
def test_who_claims_an_attack_does_not_tell_its_dead(
    language, text, source, cue, content, rows, left
) -> None:
    seen = annotations(text, language, said=(said(text, source, cue, content),))
    assert contents(text, tree(text, seen, *rows)) == [[left]]


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "before", "behind", "rows"),
    [
        ("fr", "Ils sont partis, et selon Ana : « tous vivent bien ».", "Ana", "selon", "Ils sont partis",
         "tous vivent bien",
         ("Ils PRON nsubj 3", "sont AUX aux 3", "partis VERB root 0", ", PUNCT punct 10", "et CCONJ cc 10",
          "selon ADP case 7", "Ana PROPN obl 10", ": PUNCT punct 10", "tous PRON nsubj 10", "vivent VERB conj 3")),
        ("ar", "رحل الجنود، وحسب علي: «مات أربعة».", "علي", "حسب", "رحل الجنود", "مات أربعة",
         ("رحل VERB root 0", "الجنود NOUN nsubj 1", "حسب ADP case 4", "علي PROPN obl 6", ": PUNCT punct 6",
          "مات VERB conj 1", "أربعة NUM nsubj 6")),
    ],
)  # fmt: skip
def test_a_colon_parts_what_is_said_from_what_stands_before(
    language, text, source, cue, before, behind, rows
) -> None:
    one = said(text, source, cue, behind)
    one = replace(one, content=(at(text, before), *one.content))
    seen = tree(text, annotations(text, language, said=(one,)), *rows)
    assert contents(text, seen) == [[behind]]


def test_according_to_reports_its_own_sentence() -> None:
    text = "Il est parti vite. Selon LCI, il venait du Mans."
    one = said(text, "LCI", "Selon", "il venait du Mans")
    one = replace(one, content=(at(text, "Il est parti vite"), *one.content))
    seen = tree(
        text, annotations(text, "fr", said=(one,)), "Il PRON nsubj 3", "est AUX aux 3", "parti VERB root 0", "vite ADV advmod 3", "",
        "Selon ADP case 2", "LCI PROPN obl 4", "il PRON nsubj 4", "venait VERB root 0", "du ADP case 6", "Mans PROPN obl 4",
    )  # fmt: skip
    assert contents(text, seen) == [["il venait du Mans"]]


@pytest.mark.parametrize(
    ("text", "left"),
    [("Mali : deux soldats tués", []), ("Mali : « Nous ne partirons pas »", [["Nous ne partirons pas"]])],
)
def test_a_place_before_a_headline_is_no_speaker(text: str, left: list) -> None:
    content = "deux soldats tués" if not left else left[0][0]
    seen = annotations(text, "fr", names={"Mali": "LOC"}, said=(said(text, "Mali", ":", content),))
    assert contents(text, seen) == left


@pytest.mark.parametrize(
    ("text", "role", "rows", "whole"),
    [
        ("hundreds of schoolchildren holding candles marched", "schoolchildren holding",
         ("hundreds NOUN nsubj 6", "of ADP case 3", "schoolchildren NOUN nmod 1", "holding VERB acl 3",
          "candles NOUN obj 4", "marched VERB root 0"), "schoolchildren"),
        ("des habitants de Ghazni ont fui", "habitants de",
         ("des DET det 2", "habitants NOUN nsubj 6", "de ADP case 4", "Ghazni PROPN nmod 2", "ont AUX aux 6",
          "fui VERB root 0"), "habitants de Ghazni"),
        ("une femme de 26 ans blessée", "femme de 26",
         ("une DET det 2", "femme NOUN root 0", "de ADP case 5", "26 NUM nummod 5", "ans NOUN nmod 2",
          "blessée VERB acl 2"), "femme de 26 ans"),
        ("los hombres que huyeron del lugar", "los hombres que huyeron",
         ("los DET det 2", "hombres NOUN root 0", "que PRON nsubj 4", "huyeron VERB acl:relcl 2", "del ADP case 6",
          "lugar NOUN obl 4"), "los hombres"),
        ("deux soldats, blessés", "deux soldats,",
         ("deux NUM nummod 2", "soldats NOUN root 0", ", PUNCT punct 4", "blessés VERB acl 2"), "deux soldats"),
    ],
)  # fmt: skip
def test_a_naming_ends_with_its_phrase(text: str, role: str, rows: tuple[str, ...], whole: str) -> None:
    seen = tree(
        text,
        annotations(text, "en", happenings=(happening(text, rows[-1].split()[0], {"victim": role}),)),
        *rows,
    )
    (mended,) = mend(seen, segment(document(text, "en"), Resources()), text).happenings
    assert [text[r.start : r.end] for r in mended.roles] == [whole]


def test_a_verb_reports_its_clause_and_not_whom_it_tells():
    text = "Police told reporters that shots rang out. Nobody was hurt."
    seen = tree(
        text,
        annotations(
            text, "en",
            said=(said(text, "Police", "told", "reporters that shots rang out"),),
        ),
        "Police NOUN nsubj 2", "told VERB root 0 VerbForm=Fin", "reporters NOUN obj 2", "that SCONJ mark 6",
        "shots NOUN nsubj 6", "rang VERB ccomp 2 VerbForm=Fin", "out ADP compound:prt 6", "",
        "Nobody PRON nsubj:pass 3", "was AUX aux:pass 3", "hurt VERB root 0",
    )  # fmt: skip
    assert contents(text, seen) == [["shots rang out"]]
    (one,) = seen.attributions
    strays = replace(one, content=(*one.content, at(text, "Nobody was hurt")))
    assert contents(text, replace(seen, attributions=(strays,))) == [["shots rang out"]]


def test_quoted_words_of_another_sentence_stay_with_their_verb():
    text = 'Police said shots rang out. "Nobody was hurt tonight."'
    one = said(text, "Police", "said", "shots rang out")
    one = replace(one, content=(*one.content, at(text, "Nobody was hurt tonight")))
    seen = tree(
        text, annotations(text, "en", said=(one,)),
        "Police NOUN nsubj 2", "said VERB root 0 VerbForm=Fin", "shots NOUN nsubj 4", "rang VERB ccomp 2 VerbForm=Fin",
        "out ADP compound:prt 4", "", "Nobody PRON nsubj:pass 3", "was AUX aux:pass 3", "hurt VERB root 0",
        "tonight NOUN obl:tmod 3",
    )  # fmt: skip
    assert contents(text, seen) == [["shots rang out", "Nobody was hurt tonight"]]
