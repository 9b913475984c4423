"""A claim with the least that it needs."""

from __future__ import annotations

from temoin.records import Claim, Evidence, Span


def claim(field, words, value, polarity="affirmed"):
    span = Span(0, len(words), words)
    return Claim(
        "c1", "i1", field, value, "report", (), "report", None, polarity, "certain", "accomplished",
        Evidence((span,), span, None, None), 0.9, (),
    )  # fmt: skip
