"""At whom shots and stones go, on trees written by hand."""

from dataclasses import replace

import pytest
from tests.build import annotations, happening, tree

from temoin.documents import read_document
from temoin.mentions.aims import with_aims
from temoin.resources import Resources

AIMED = [
    ("en", "Police fired gas at students and buses.", "fired", ["students", "buses"], {"fired": "fire"},
     ("Police NOUN nsubj 2", "fired VERB root 0", "gas NOUN obj 2", "at ADP case 5", "students NOUN obl 2",
      "and CCONJ cc 7", "buses NOUN conj 5", ". PUNCT punct 2")),
    ("fr", "Ils ont ouvert le feu sur les pêcheurs.", "ont ouvert le feu", ["les pêcheurs"], {},
     ("Ils PRON nsubj 3", "ont AUX aux 3", "ouvert VERB root 0", "le DET det 5", "feu NOUN obj 3", "sur ADP case 8",
      "les DET det 8", "pêcheurs NOUN obl 3", ". PUNCT punct 3")),
    ("es", "Lanzaron piedras contra los policías.", "Lanzaron", ["los policías"], {"lanzaron": "lanzar"},
     ("Lanzaron VERB root 0", "piedras NOUN obj 1", "contra ADP case 5", "los DET det 5", "policías NOUN obl 1",
      ". PUNCT punct 1")),
    ("ar", "ألقى شبان حجارة على الجنود.", "ألقى", ["الجنود"], {},
     ("ألقى VERB root 0", "شبان NOUN nsubj 1", "حجارة NOUN obj 1", "على ADP case 5", "الجنود NOUN obl 1",
      ". PUNCT punct 1")),
]  # fmt: skip


def targets(text: str, language: str, act: str, lemmas: dict[str, str], rows: tuple[str, ...]) -> list[str]:
    """The words of what an act is aimed at."""
    seen = tree(text, annotations(text, language, happenings=(happening(text, act, {}),)), *rows)
    seen = replace(seen, words=tuple(replace(w, lemma=lemmas.get(w.lemma, w.lemma)) for w in seen.words))
    (found,) = with_aims(seen, read_document(text.encode(), language=language), Resources()).happenings
    return [text[r.start : r.end] for r in found.roles if r.role == "target"]


@pytest.mark.parametrize(("language", "text", "act", "aimed_at", "lemmas", "rows"), AIMED)
def test_who_stands_behind_the_word_that_aims_is_the_target(
    language: str, text: str, act: str, aimed_at: list[str], lemmas: dict[str, str], rows: tuple[str, ...]
) -> None:
    assert targets(text, language, act, lemmas, rows) == aimed_at


def test_where_it_happens_is_no_target() -> None:
    text = "Police fired gas at noon."
    rows = ("Police NOUN nsubj 2", "fired VERB root 0", "gas NOUN obj 2", "at ADP case 5", "noon NOUN obl 2",
            ". PUNCT punct 2")  # fmt: skip
    assert targets(text, "en", "fired", {"fired": "fire"}, rows) == []
