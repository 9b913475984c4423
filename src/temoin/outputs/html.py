"""Readings -> one self-contained page: the text with its evidence marked, claims beside it.

The page loads nothing, works without scripts (links lead from a claim to its words and
back), and marks direction by script, paragraph by paragraph.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from temoin.outputs.cards import Cards, make_cards
from temoin.outputs.words import one_line, time_words
from temoin.records import Claim, Reading

if TYPE_CHECKING:
    from jinja2 import Environment

_PARAGRAPH = re.compile(r"[^\n]+")
Evidenced = tuple[int, int, str, bool]  # start, end, claim, whether the words are its value

_SAMPLE = 2000  # characters that decide a text's direction


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two borders of evidence: the claims whose content or value they carry."""

    text: str
    claims: tuple[str, ...]
    values: tuple[str, ...]  # those of the claims whose very value stands here
    first: tuple[str, ...]  # claims that begin here, each once in the text


def html_page(readings: Sequence[Reading], title: str = "temoin") -> str:
    """A page of one or more readings, as text to be written in UTF-8."""
    views = [_view(number, reading) for number, reading in enumerate(readings, start=1)]
    return str(_template("page.html").render(title=title, views=views))


def html_card(reading: Reading) -> str:
    """A reading's claims as a fragment, for a notebook's cell; no script, no page around it."""
    return str(_template("card.html").render(view=_view(0, reading)))


def text_direction(text: str) -> str:
    """`rtl` where most letters are of a script written from right to left, else `ltr`."""
    kinds = [unicodedata.bidirectional(character) for character in text[:_SAMPLE]]
    return "rtl" if sum(k in ("R", "AL") for k in kinds) > kinds.count("L") else "ltr"


def _view(number: int, reading: Reading) -> dict[str, Any]:
    """What the templates need of a reading; ids start with the reading's number."""
    document = reading.document
    cards: Cards = make_cards(reading)
    return {
        "key": f"r{number}",
        "document": document,
        "published": time_words(document.published) if document.published else None,
        "direction": text_direction(document.text),
        "cards": cards,
        "attention": [item for card in (*cards.main, *cards.others) for item in card.contradictions],
        "paragraphs": _paragraphs(reading),
        "version": reading.temoin,
    }


def _paragraphs(reading: Reading) -> list[tuple[str, list[Piece]]]:
    """Each line of the text with its direction, cut into pieces; together they are the line."""
    text = reading.document.text
    lines = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    pieces = _pieces(text, lines, sorted(_evidence(reading.claims)))
    return [(text_direction(text[start:end]), [piece for _, piece in group]) for (start, end), group in
            itertools.groupby(pieces, key=lambda pair: pair[0])]  # fmt: skip


def _evidence(claims: Iterable[Claim]) -> Iterable[Evidenced]:
    """(start, end, claim, whether it is the value) of all words that claims stand on."""
    for claim in claims:
        content = claim.evidence.content
        yield content.start, content.end, claim.id, False
        for span in claim.evidence.value:
            yield span.start, span.end, claim.id, True


def _pieces(
    text: str, lines: list[tuple[int, int]], spans: list[Evidenced]
) -> Iterable[tuple[tuple[int, int], Piece]]:
    """(line, piece) in order of the text: one sweep over the borders of lines and evidence."""
    borders = sorted({*itertools.chain(*lines), *(at for span in spans for at in span[:2])})
    begun: set[str] = set()
    active: list[Evidenced] = []
    next_line = next_span = 0
    for left, right in itertools.pairwise(borders):
        while next_span < len(spans) and spans[next_span][0] <= left:
            active.append(spans[next_span])
            next_span += 1
        active = [span for span in active if span[1] > left]
        while next_line < len(lines) and lines[next_line][1] <= left:
            next_line += 1
        if next_line < len(lines) and lines[next_line][0] <= left:
            yield lines[next_line], _piece(text[left:right], active, begun)


def _piece(text: str, here: list[Evidenced], begun: set[str]) -> Piece:
    claims = tuple(dict.fromkeys(span[2] for span in here))
    first = tuple(claim for claim in claims if claim not in begun)
    begun.update(first)
    return Piece(text, claims, tuple(dict.fromkeys(span[2] for span in here if span[3])), first)


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("temoin.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["one_line"] = one_line
    return environment


def _template(name: str) -> Any:
    return _environment().get_template(name)
