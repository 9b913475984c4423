"""Whom an act is done to where no role says so: the next words that name somebody, but not who reports it."""

from __future__ import annotations

from tests.build import annotations, happening, reading, said


def test_the_target_is_named_behind_the_act() -> None:
    text = "Mali threatened on Monday to punish Boko Haram, Reuters reported."
    seen = annotations(
        text, "en", names={"Mali": "LOC", "Boko Haram": "GRP", "Reuters": "ORG"}, said=(said(text, "Reuters", "reported", "Mali threatened on Monday to punish Boko Haram"),),
        happenings=(happening(text, "threatened", {"perpetrator": "Mali"}, plover="THREATEN"),),
    )  # fmt: skip
    (act,) = reading(text, seen).acts
    assert act.evidence.target is not None
    assert act.evidence.target.text == "Boko Haram"


def test_who_reports_the_act_is_not_its_target() -> None:
    text = "Mali threatened on Monday to strike, Reuters reported."
    seen = annotations(
        text, "en", names={"Mali": "LOC", "Reuters": "ORG"},
        said=(said(text, "Reuters", "reported", "Mali threatened on Monday to strike"),),
        happenings=(happening(text, "threatened", {"perpetrator": "Mali"}, plover="THREATEN"),),
    )  # fmt: skip
    (act,) = reading(text, seen).acts
    assert act.target is None
