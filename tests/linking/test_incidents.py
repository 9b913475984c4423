"""What was learned, on digests written by hand: the cases that a ledger must get right."""

from __future__ import annotations

import pytest
from tests.linking.build import digest

from temoin.linking import INCIDENTS
from temoin.linking.digest import Person, Site

NAMES = (("liptako", 0.4), ("moussa", 0.3), ("rakia", 0.3), ("tamgari", 0.6), ("tondi", 0.5))
WORDS = (("market", 0.4), ("millet", 0.5), ("rakia", 0.4), ("tamgari", 0.6))
ONE = digest(names=NAMES, words=WORDS)


def joined(one, two) -> bool:
    edge = INCIDENTS.compare(one, two)
    assert edge == INCIDENTS.compare(two, one)
    return edge.score >= INCIDENTS.join


def test_incidents_a_toll_that_rises_does_not_split() -> None:
    assert joined(ONE, digest("d2", names=NAMES, words=WORDS, killed=(23,), published="2025-03-13"))


def test_incidents_the_next_day_in_the_same_town_is_another() -> None:
    other = digest(
        "d2", names=(("garbou", 0.5), ("tamgari", 0.6), ("tondi", 0.5)), killed=(6,),
        days=["2025-03-10", "2025-03-09"], published="2025-03-11",
    )  # fmt: skip
    assert not joined(ONE, other)


def test_incidents_recalled_months_later() -> None:
    recalled = digest(
        "d2",
        incident="i2",
        role="background",
        names=NAMES[:4],
        words=WORDS[1:],
        published="2025-09-01",
        title=(),
    )
    assert joined(ONE, recalled)
    assert set(INCIDENTS.keys(ONE)) & set(INCIDENTS.keys(recalled))


def test_incidents_another_town_on_the_same_day_is_another() -> None:
    other = digest(
        "d2", sites=(Site("kirkuk", "town", "IQ", 35.47, 44.39, 5.0, "where"),),
        names=(("kirkuk", 0.8), ("jabari", 0.6)), words=(("kirkuk", 0.7), ("market", 0.4)), title=(("market", 1.0),),
    )  # fmt: skip
    assert not joined(ONE, other)


def test_incidents_two_of_one_report_are_not_joined() -> None:
    edge = INCIDENTS.compare(ONE, digest(incident="i2"))
    assert (edge.score, edge.reasons) == (0, (("same-report", 1.0),))


def test_incidents_shares_tell_which_reasons_counted() -> None:
    edge = INCIDENTS.compare(ONE, digest("d2", names=NAMES, words=WORDS))
    assert dict(edge.shares)["names-rarity"] > 0
    assert set(dict(edge.shares)) <= {*dict(edge.reasons), *UNSAID}


# reasons that these digests cannot give; that they are absent counts, too
UNSAID = {
    "km-apart", "injured-apart", "groups-shared", "ages-shared", "ages-overlap", "people-shared", "speakers-shared",
    "victims-shared", "perpetrators-shared", "vectors-near",
}  # fmt: skip


@pytest.mark.parametrize("name", ["zaire thomas", "ariel morgan"])
def test_incidents_more_shared_names_never_count_against(name) -> None:
    people = (Person((name,), "victim"),)
    without = INCIDENTS.compare(ONE, digest("d2", names=NAMES[2:])).score
    assert INCIDENTS.compare(ONE, digest("d2", names=NAMES)).score >= without
    told = [digest(d, names=NAMES, people=people) for d in ("d1", "d2")]
    assert INCIDENTS.compare(*told).score >= INCIDENTS.compare(ONE, told[1]).score * 0.9
