"""Reading -> cards for a terminal: fits its width, plain where there is no colour."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from temoin.outputs.cards import Card, ClaimLine, make_cards
from temoin.outputs.words import time_words
from temoin.records import Reading

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PLAIN_WIDTH = 100  # where output is no terminal

_POLARITY = {"affirmed": "", "denied": "red", "questioned": "yellow"}


def print_card(reading: Reading, console: Console) -> None:
    """Print a reading: incidents, what needs attention, acts, background, what is unresolved."""
    for part in _parts(reading):
        console.print(part, highlight=False, soft_wrap=False)


def card_text(reading: Reading, width: int = PLAIN_WIDTH) -> str:
    """The same as plain text, `width` columns wide."""
    from rich.console import Console

    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False)
    with console.capture() as captured:
        print_card(reading, console)
    return captured.get()


def _parts(reading: Reading) -> Iterable[RenderableType]:
    cards = make_cards(reading)
    yield _headline(reading)
    if not cards.main:
        yield _indent(Text("no main incident found"), 0)
    for card in cards.main:
        yield from _incident(card)
    yield from _section("needs attention", _attention([*cards.main, *cards.others]))
    yield from _section("acts", (Text(words) for _, words in cards.acts))
    yield from _section("other happenings", (_brief(card) for card in cards.others))
    yield from _section("unresolved", (Text(words, style="dim") for words in cards.unresolved))
    yield Text("")


def _headline(reading: Reading) -> Text:
    document = reading.document
    published = time_words(document.published) if document.published else None
    parts = [document.source, document.language or "language unknown", published, document.publisher]
    return Text.assemble(
        (document.title or "(no title)", "bold"), "\n", (" · ".join(part for part in parts if part), "dim")
    )


def _incident(card: Card) -> Iterable[RenderableType]:
    yield Text("")
    yield Text.assemble((f"{card.incident.id}  ", "dim"), (card.what, "bold cyan"))
    for label, words in (("when", card.when), ("where", card.where)):
        yield _indent(Text.assemble((f"{label:<6}", "dim"), words), 1)
    for field, groups in card.fields:
        yield _indent(Text(field, style="bold"), 1)
        for group in groups:
            yield _indent(Text(group.words, style="cyan"), 2)
            for line in _said_once(group.lines):
                yield from _claim(line)


def _said_once(lines: Iterable[ClaimLine]) -> list[ClaimLine]:
    """The lines without those that would read like one before: one value told by two words of one sentence."""
    found: dict[object, ClaimLine] = {}
    for line in lines:
        found.setdefault((line.speaker, line.manner, line.claim.evidence.content), line)
    return [*found.values()]


def _claim(line: ClaimLine) -> Iterable[RenderableType]:
    content = line.claim.evidence.content
    style = _POLARITY[line.claim.polarity] or ("" if line.claim.certainty == "certain" else "yellow")
    yield _indent(Text.assemble(line.speaker, " · ", (line.manner, style or "dim")), 3)
    yield _indent(Text.assemble(line.quote, (f" [{content.start}:{content.end}]", "dim")), 4)


def _attention(cards: Iterable[Card]) -> Iterable[Text]:
    found = [item for card in cards for item in card.contradictions]
    for item, words in sorted(found, key=lambda pair: pair[0].verdict != "contradictory"):
        style = "bold red" if item.verdict == "contradictory" else "yellow"
        yield Text.assemble((item.verdict, style), f" {words}")


def _brief(card: Card) -> Text:
    claims = sum(len(group.lines) for _, groups in card.fields for group in groups)
    facts = [card.what, card.when, card.where]
    counted = [
        f"{field} {group.words}" for field, groups in card.fields for group in groups if field in _BRIEF
    ]
    return Text.assemble(
        (f"{card.incident.id}  {card.incident.role}: ", "dim"),
        "; ".join([*facts, *counted]),
        (f" ({claims} claims)", "dim"),
    )


_BRIEF = ("perpetrator", "killed", "injured")


def _section(title: str, lines: Iterable[Text]) -> Iterable[RenderableType]:
    shown = list(lines)
    if shown:
        yield Text("")
        yield Text(title, style="bold")
        for line in shown:
            yield _indent(line, 1)


def _indent(text: Text, depth: int) -> Padding:
    return Padding(text, (0, 0, 0, 2 * depth), expand=False)
