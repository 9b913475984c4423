"""Who is named as a culprit or a victim."""

import pytest
from tests.build import annotations, happening, reading, said

from temoin.records import Reading

CULPRITS = [
    ("en", "Two men died in the shooting in Arle. The gunman was identified by the police as Tom Vale.",
     "shooting", "Tom Vale"),
    ("fr", "Deux hommes sont morts dans la fusillade. L'auteur présumé se nomme Luc Varin.", "fusillade", "Luc Varin"),
    ("es", "Dos hombres murieron en el tiroteo. El atacante es Juan Vela.", "tiroteo", "Juan Vela"),
    ("ar", "قتل رجلان في الهجوم. منفذ العملية هو سامي الوردي.", "الهجوم", "سامي الوردي"),
]  # fmt: skip

VICTIMS = [
    ("en", "The men killed in the raid were Tom Vale, 31, and Ian Rook.", "raid", ("Tom Vale", "Ian Rook")),
    ("fr", "Les hommes tués dans le raid sont Luc Varin, Paul Roy et Jean Bel.", "raid",
     ("Luc Varin", "Paul Roy", "Jean Bel")),
    ("es", "Los muertos en el asalto fueron identificados como Juan Vela y Luis Paz.", "asalto",
     ("Juan Vela", "Luis Paz")),
    ("ar", "القتلى في الهجوم هم سامي الوردي وعادل النمري.", "الهجوم", ("سامي الوردي", "عادل النمري")),
]  # fmt: skip


def on_side(result: Reading, side: str) -> set[str]:
    """The words that stand on a side."""
    return {claim.evidence.value[0].text for claim in result.claims if claim.field == side}


@pytest.mark.parametrize(("language", "text", "act", "name"), CULPRITS)
def test_a_culprit_with_a_name_is_who_is_named(language: str, text: str, act: str, name: str) -> None:
    seen = annotations(text, language, names={name: "PER"}, happenings=(happening(text, act, {}),))
    assert on_side(reading(text, seen), "perpetrator") == {name}
    assert not on_side(reading(text, seen), "victim")


@pytest.mark.parametrize(("language", "text", "act", "names"), VICTIMS)
def test_each_of_a_list_of_victims_is_one(language: str, text: str, act: str, names: tuple[str, ...]) -> None:
    people = dict.fromkeys(names, "PER")
    seen = annotations(text, language, names=people, happenings=(happening(text, act, {}),))
    assert on_side(reading(text, seen), "victim") == set(names)


def test_who_speaks_of_the_culprit_is_none() -> None:
    text = "We looked for the gunman, Sheriff Tom Vale said after the shooting."
    seen = annotations(
        text,
        "en",
        names={"Tom Vale": "PER"},
        said=(said(text, "Tom Vale", "said", "We looked for the gunman"),),
        happenings=(happening(text, "shooting", {}),),
    )
    assert not on_side(reading(text, seen), "perpetrator")


def test_a_name_that_nothing_identifies_stands_on_no_side() -> None:
    text = "The killed men knew that the mayor Tom Vale opposed the raid."
    seen = annotations(text, "en", names={"Tom Vale": "PER"}, happenings=(happening(text, "raid", {}),))
    assert not on_side(reading(text, seen), "victim")
