"""Who is charged with an act, on trees written by hand."""

import pytest
from tests.build import annotations, happening, tree

from temoin.documents import read_document
from temoin.mentions.accused import with_accused
from temoin.resources import Resources

ACCUSED = [
    ("en", "Police charged Ian Rook with murder.", "murder", ["Ian Rook"],
     ("Police NOUN nsubj 2", "charged VERB root 0", "Ian PROPN obj 2", "Rook PROPN flat 3", "with ADP case 6",
      "murder NOUN obl 2", ". PUNCT punct 2")),
    ("en", "The court found the driver guilty of murder.", "murder", ["the driver"],
     ("The DET det 2", "court NOUN nsubj 3", "found VERB root 0", "the DET det 5", "driver NOUN obj 3",
      "guilty ADJ xcomp 3", "of ADP case 8", "murder NOUN obl 6", ". PUNCT punct 3")),
    ("fr", "Un homme est poursuivi pour agression.", "agression", ["Un homme"],
     ("Un DET det 2", "homme NOUN nsubj:pass 4", "est AUX aux:pass 4", "poursuivi VERB root 0", "pour ADP case 6",
      "agression NOUN obl 4", ". PUNCT punct 4")),
    ("es", "El soldado acusado del asesinato huyó.", "asesinato", ["El soldado"],
     ("El DET det 2", "soldado NOUN nsubj 6", "acusado VERB acl 2", "del ADP case 5", "asesinato NOUN obl 3",
      "huyó VERB root 0", ". PUNCT punct 6")),
    ("ar", "الجندي مدان بالقتل.", "القتل", ["الجندي"],
     ("الجندي NOUN nsubj 2", "مدان ADJ root 0", "ب ADP case 4", "القتل NOUN obl 2", ". PUNCT punct 2")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "act", "accused", "rows"), ACCUSED)
def test_who_is_charged_with_an_act_did_it(
    language: str, text: str, act: str, accused: list[str], rows: tuple[str, ...]
) -> None:
    names = {"Ian Rook": "PER"} if "Ian Rook" in text else None
    seen = tree(text, annotations(text, language, names=names, happenings=(happening(text, act, {}),)), *rows)
    (found,) = with_accused(seen, read_document(text.encode(), language=language), Resources()).happenings
    assert [text[r.start : r.end] for r in found.roles if r.role == "perpetrator"] == accused


def test_a_charge_is_no_person() -> None:
    text = "The crime suspected is murder."
    rows = ("The DET det 2", "crime NOUN nsubj 5", "suspected VERB acl 2", "is AUX cop 5", "murder NOUN root 0",
            ". PUNCT punct 5")  # fmt: skip
    seen = tree(text, annotations(text, "en", happenings=(happening(text, "murder", {}),)), *rows)
    (found,) = with_accused(seen, read_document(text.encode(), language="en"), Resources()).happenings
    assert not found.roles
