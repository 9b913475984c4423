"""The words that hold a count, and what the tables find in them.

Takes `start:end` of a text; each table is searched once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from temoin.mentions.people import Noun, find_nouns
from temoin.mentions.quantities import Quantity, find_quantities, joined
from temoin.resources.load import Resources, Row
from temoin.resources.match import phrase_table

_BLANKS = " \n\t\r,;:.\"'«»“”()[]"


@dataclass(frozen=True)  # without slots: what it holds is found when first asked for
class Head:
    """The words that hold a count, without the parts that they name after it."""

    text: str
    start: int
    end: int
    language: str | None
    resources: Resources
    _found: dict[str, list[tuple[int, int, Row]]] = field(default_factory=dict, compare=False)

    def find(self, table: str) -> list[tuple[int, int, Row]]:
        """Phrases of a table in the head."""
        if table not in self._found:
            phrases = phrase_table(self.resources, table, self.language)
            self._found[table] = phrases.find(self.text, self.start, self.end)
        return self._found[table]

    @cached_property
    def nouns(self) -> list[tuple[int, int, Noun]]:
        """Nouns of people in the head."""
        return find_nouns(self.text, self.start, self.end, self.language, self.resources)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Quantities of the head that count people."""
        return find_quantities(self.text, self.start, self.end, self.language, self.resources)

    def denials(self) -> list[tuple[int, int, Row]]:
        """Words that say "no", without those that a hyphen ties to the next ("non-lethal")."""
        return [found for found in self.find("no_one") if self.text[found[1] : found[1] + 1] != "-"]

    def bounds_by_start(self) -> dict[int, int]:
        """Ends of the bounds that may follow their noun, by their starts."""
        return {s: e for s, e, row in self.find("bounds") if row["bound"] == "at_least"}

    def says_something(self) -> bool:
        """Whether the head alone names people or how many."""
        return bool(self.nouns or self.quantities or self.find("determiners"))

    def joined(self, at: int) -> bool:
        """Whether "and" stands right before `at`."""
        return joined(self.text, self.start, at, self.language, self.resources)


def make_head(text: str, start: int, end: int, language: str | None, resources: Resources) -> Head | None:
    """The span without outer blanks and without its parts ("including ...")."""
    parts = [
        s
        for s, _, row in phrase_table(resources, "joints", language).find(text, start, end)
        if row["joint"] == "parts" and text[start:s].strip(_BLANKS)
    ]
    first = after_blanks(text, start, end)
    for stop in (parts[0] if parts else end, end):
        last = stop
        while last > first and text[last - 1] in _BLANKS:
            last -= 1
        head = Head(text, first, last, language, resources)
        if first < last and (stop == end or head.says_something()):
            return head
    return None


def after_blanks(text: str, start: int, end: int) -> int:
    """The first place from `start` that is no blank or mark, at most `end`."""
    while start < end and text[start] in _BLANKS:
        start += 1
    return start
