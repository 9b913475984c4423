"""Who is blamed: behind the words or before them, alone or with others."""

from dataclasses import replace

import pytest
from tests.build import annotations, at, happening, reading, said, tree

from temoin.records import Role

BLAMED = [
    ("en", "The raid was blamed on Tom Vale and Ian Rook.",
     "raid", ("Tom Vale", "Ian Rook"), ("Tom Vale", "Ian Rook")),
    ("en", "Many think that Tom Vale was behind the raid.", "raid", ("Tom Vale",), ("Tom Vale",)),
    ("fr", "Le juge attribue la responsabilité du raid à Luc Varin.", "raid", ("Luc Varin",), ("Luc Varin",)),
    ("es", "El fiscal atribuyó la autoría del asalto a Juan Vela y Luis Paz.", "asalto", ("Juan Vela", "Luis Paz"),
     ("Juan Vela", "Luis Paz")),
    ("ar", "نسب القاضي الهجوم إلى سامي الوردي.", "الهجوم", ("سامي الوردي",), ("سامي الوردي",)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "act", "names", "blamed"), BLAMED)
def test_who_is_blamed_did_it(
    language: str, text: str, act: str, names: tuple[str, ...], blamed: tuple[str, ...]
) -> None:
    seen = annotations(
        text, language, names=dict.fromkeys(names, "PER"), happenings=(happening(text, act, {}),)
    )
    claims = [claim for claim in reading(text, seen).claims if claim.field == "perpetrator"]
    assert {claim.evidence.value[0].text for claim in claims} == set(blamed)
    assert {claim.why[0] for claim in claims} == {"words-of-blame"}


def test_who_blames_is_not_to_blame() -> None:
    text = "Ana Roe attributed the raid to Tom Vale."
    seen = annotations(
        text,
        "en",
        names={"Ana Roe": "PER", "Tom Vale": "PER"},
        said=(said(text, "Ana Roe", "attributed", "the raid to Tom Vale"),),
        happenings=(happening(text, "raid", {}),),
    )
    (claim,) = [claim for claim in reading(text, seen).claims if claim.field == "perpetrator"]
    assert claim.evidence.value[0].text == "Tom Vale"
    assert claim.speaker != claim.value["entity"]


def test_a_victim_of_the_violence_told_is_not_to_blame() -> None:
    text = "Police suspected a brawl before the raid on Tom Vale."
    raid = happening(text, "raid", {})
    raid = replace(raid, roles=(Role("victim", *at(text, "Tom Vale"), 0.4),))
    seen = annotations(text, "en", names={"Tom Vale": "PER"}, happenings=(raid,))
    assert not [claim for claim in reading(text, seen).claims if claim.field == "perpetrator"]


@pytest.mark.parametrize(
    ("row", "blamed"), [("suspects NOUN nsubj 3", False), ("suspects VERB root 0 lemma=suspect", True)]
)
def test_a_noun_for_who_is_suspected_blames_nobody_behind_it(row: str, blamed: bool) -> None:
    text = "Two suspects robbed Tom Vale in the raid."
    seen = annotations(text, "en", names={"Tom Vale": "PER"}, happenings=(happening(text, "raid", {}),))
    seen = tree(
        text, seen, "Two NUM nummod 2", row, "robbed VERB root 0 lemma=rob", "Tom PROPN obj 3", "Vale PROPN flat 4",
        "in ADP case 8", "the DET det 8", "raid NOUN obl 3", ". PUNCT punct 3",
    )  # fmt: skip
    claims = [claim for claim in reading(text, seen).claims if claim.field == "perpetrator"]
    assert ("Tom Vale" in [claim.evidence.value[0].text for claim in claims]) is blamed
