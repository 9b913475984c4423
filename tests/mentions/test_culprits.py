"""Nouns that say who did it, on trees written by hand."""

import pytest
from tests.build import annotations, happening, tree

from temoin.documents import read_document
from temoin.mentions.culprits import with_culprits
from temoin.resources import Resources

CALLED = [
    ("en", "The raid began at noon. Three attackers fled.", "raid", ["Three attackers"],
     ("The DET det 2", "raid NOUN nsubj 3", "began VERB root 0", "at ADP case 5", "noon NOUN obl 3", ". PUNCT punct 3",
      "", "Three NUM nummod 2", "attackers NOUN nsubj 3", "fled VERB root 0", ". PUNCT punct 3")),
    ("fr", "Jean Bel, auteur des tirs, a fui.", "tirs", ["Jean Bel"],
     ("Jean PROPN nsubj 9", "Bel PROPN flat 1", ", PUNCT punct 4", "auteur NOUN appos 1", "des ADP case 6",
      "tirs NOUN nmod 4", ", PUNCT punct 4", "a AUX aux 9", "fui VERB root 0", ". PUNCT punct 9")),
    ("es", "El asalto terminó. La policía busca a dos sospechosos.", "asalto", ["dos sospechosos"],
     ("El DET det 2", "asalto NOUN nsubj 3", "terminó VERB root 0", ". PUNCT punct 3", "",
      "La DET det 2", "policía NOUN nsubj 3", "busca VERB root 0", "a ADP case 6", "dos NUM nummod 6",
      "sospechosos NOUN obj 3", ". PUNCT punct 3")),
    ("ar", "انتهى الهجوم وهرب المهاجمون.", "الهجوم", ["المهاجمون"],
     ("انتهى VERB root 0", "الهجوم NOUN nsubj 1", "و CCONJ cc 4", "هرب VERB conj 1", "المهاجمون NOUN nsubj 4",
      ". PUNCT punct 1")),
]  # fmt: skip


def perpetrators(text: str, language: str, act: str, rows: tuple[str, ...], **roles: str) -> list[str]:
    """The words of the perpetrators of an act."""
    names = {"Jean Bel": "PER"} if "Jean Bel" in text else None
    told = happening(text, act, roles)
    seen = tree(text, annotations(text, language, names=names, happenings=(told,)), *rows)
    document = read_document(text.encode(), language=language)
    (found,) = with_culprits(seen, document, Resources()).happenings
    return [text[r.start : r.end] for r in found.roles if r.role == "perpetrator"]


@pytest.mark.parametrize(("language", "text", "act", "culprits", "rows"), CALLED)
def test_who_is_called_a_culprit_did_it(
    language: str, text: str, act: str, culprits: list[str], rows: tuple[str, ...]
) -> None:
    assert perpetrators(text, language, act, rows) == culprits


def test_the_author_of_no_act_did_nothing() -> None:
    text = "Jean Bel, auteur du roman, évoque les tirs."
    rows = ("Jean PROPN nsubj 8", "Bel PROPN flat 1", ", PUNCT punct 4", "auteur NOUN appos 1", "du ADP case 6",
            "roman NOUN nmod 4", ", PUNCT punct 4", "évoque VERB root 0", "les DET det 10", "tirs NOUN obj 8",
            ". PUNCT punct 8")  # fmt: skip
    assert perpetrators(text, "fr", "tirs", rows) == []


def test_a_culprit_who_was_struck_keeps_his_part() -> None:
    text = "Police shot the attackers."
    rows = (
        "Police NOUN nsubj 2",
        "shot VERB root 0",
        "the DET det 4",
        "attackers NOUN obj 2",
        ". PUNCT punct 2",
    )
    assert perpetrators(text, "en", "shot", rows, victim="the attackers") == []
