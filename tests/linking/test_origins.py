"""Origins: copies and reports made of one quoted text are one voice; two reports of one event are two."""

from __future__ import annotations

import pytest
from tests import build

from temoin.linking import ORIGINS, digest_origin

WORDS = """The ministry said on Monday that gunmen had opened fire on the weekly market in Tamgari shortly before
noon, killing at least fourteen people and wounding thirty, before they fled towards the border on motorcycles with
stolen cattle. A curfew was declared in the whole department and schools will stay closed until further notice."""
OTHER = """Witnesses told of men who came from two sides and shot at whoever moved between the stalls of the crowded
square. Three children are among the dead, a nurse at the district hospital said, and relatives were still looking for
the missing late in the evening while the army searched the hills north of the town."""
POST = (
    "we did not enter the town on that day and the blood of the people of the market is not on our hands, whatever "
    "the ministry says, and we call on all to look for those who gain from such a crime among its own allies"
)


def origin(text: str, quoted: str | None = None):
    said = (build.said(text, "spokesman", "said", quoted),) if quoted else ()
    happened = build.happening(text, "market" if "market" in text else "square", {})
    return digest_origin(
        build.reading(text, build.annotations(text, "en", said=said, happenings=(happened,)))
    )


def test_origins_a_copy_with_another_head_and_end() -> None:
    edge = ORIGINS.compare(origin(WORDS), origin(f"Carnage in Niger\n\n{WORDS} More to follow."))
    assert edge.score > 0.9


def test_origins_a_brief_cut_from_a_long_report() -> None:
    assert ORIGINS.compare(origin(WORDS), origin(f"{WORDS} {OTHER}")).score >= ORIGINS.join


def test_origins_two_reports_of_one_event() -> None:
    assert ORIGINS.compare(origin(WORDS), origin(OTHER)).score < ORIGINS.floor


def test_origins_keys_meet_for_copies() -> None:
    one, two = origin(WORDS), origin(f"Carnage in Niger\n\n{WORDS} More to follow.")
    assert set(ORIGINS.keys(one)) & set(ORIGINS.keys(two))


def test_origins_one_post_quoted_by_two() -> None:
    one = origin(f"A spokesman said {POST}. That was in the market.", POST)
    two = origin(f"In a post a spokesman said {POST}; no one else spoke of the market.", POST)
    assert dict(ORIGINS.compare(one, two).reasons)["quoted-runs-shared"] > 20
    assert ORIGINS.compare(one, two).score >= ORIGINS.join
    assert set(ORIGINS.keys(one)) & set(ORIGINS.keys(two))


def test_origins_survive_json() -> None:
    one = origin(WORDS)
    assert ORIGINS.from_json(ORIGINS.to_json(one)) == one


@pytest.mark.parametrize("text", ["market", "A market."])
def test_origins_of_few_words(text) -> None:
    assert ORIGINS.compare(origin(text), origin(text)).score == 1


def test_origins_signature_stays_the_same() -> None:
    """What a ledger keeps must mean the same after an upgrade of rensa."""
    assert origin("A market.").signature[:3] == SIGNATURE


SIGNATURE = (3504504496, 3621373614, 3255209672)
