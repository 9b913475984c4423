"""Text -> quotations: marks of all languages in pairs, also broken and mixed ones.

Each paragraph is read once from left to right (law 7).  A mark opens or closes by its spacing
first, by its usual sense next, and by what is open last; so ``“…“``, ``«…”``, ``<< … »`` and a
closing mark glued to the next word all pair.  A quotation ends in its paragraph: a mark
without partner is `closed=False` and reaches to the next quotation or the paragraph's end, and
goes on in the next paragraph only if that one starts with a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from temoin.records import Pair, Quotation

Side = Literal["opens", "closes", "spaced", "glued"]

_MARK = re.compile("<<|>>|''|``|[«»“”„‟‹›\"″＂‘’'‚]")
_OPENERS = {"«", "<<", "“", "„", "‟", "‹", "‘", "‚", "``"}
_CLOSERS = {"»", ">>", "”", "›", "’"}
_STRAIGHT = {'"', "″", "＂", "''", "'"}
_SINGLE = {"‘", "’", "'", "‚"}
_FAMILIES = (
    {"«", "»", "<<", ">>"},
    {"“", "”", "„", "‟"},
    {"‹", "›"},
    {"‘", "’", "‚"},
    {'"', "″", "＂", "''", "``"},
)
_FAMILY = {mark: number for number, family in enumerate(_FAMILIES) for mark in family} | {"'": 9}

_BEFORE_OPENING = set("([{-–—:،/>«“„‹‘")
_AFTER_CLOSING = set(")]}.,;:!?؟،؛…-–—/»”›’")
_ENDS_AFTER_BLANK = re.compile(r"[)\]},;:!?؟،؛]|\.(?!\.)")  # `` “.`` closes, though a blank stands before
_PROCLITIC = re.compile(r"(?:(?<!\w)(?:[cdjlmnst]|qu)['’]|(?<!\w)[وفبلك]?[لبكـ]?ـ*)$", re.IGNORECASE)
_DEPTH = 4  # quotations inside quotations; what is opened deeper loses its outermost mark


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    side: Side
    before: str  # the last character before that is not blank, "" at the paragraph's start

    @property
    def family(self) -> int:
        return _FAMILY[self.kind]


def find_quotations(text: str, paragraphs: tuple[Pair, ...]) -> tuple[Quotation, ...]:
    """Quotations in order of their first mark; one may lie inside another."""
    found: list[Quotation] = []
    unclosed: Quotation | None = None
    for paragraph in paragraphs:
        quotations = _Pairing(text, paragraph).run()
        if unclosed and quotations and quotations[0].outer[0] == paragraph[0]:
            quotations[0] = replace(quotations[0], continues=True)
        found += quotations
        unclosed = next((q for q in reversed(quotations) if not q.closed and q.end == paragraph[1]), None)
    return tuple(found)


class _Pairing:
    """The marks of one paragraph, paired."""

    def __init__(self, text: str, paragraph: Pair) -> None:
        self.text, (self.start, self.end) = text, paragraph
        self.open: list[_Mark] = []
        self.pairs: list[tuple[_Mark, _Mark | None]] = []
        self.stray: _Mark | None = None  # a closing mark with nothing open: perhaps a reversed pair

    def run(self) -> list[Quotation]:
        marks = self._marks()
        straight_left = sum(mark.family == _FAMILY['"'] for mark in marks)
        for mark in marks:
            self._take(mark, straight_left)
            straight_left -= mark.family == _FAMILY['"']
        self.pairs += [(mark, None) for mark in self.open if mark.kind not in _SINGLE]
        self.pairs.sort(key=lambda pair: pair[0].start)
        return self._quotations()

    # ------------------------------------------------------------ reading marks

    def _marks(self) -> list[_Mark]:
        marks = []
        for match in _MARK.finditer(self.text, self.start, self.end):
            side, before = self._side(match.start(), match.end())
            kind = match.group()
            if kind in _SINGLE and (side == "glued" or (kind == "'" and side == "spaced")):
                continue  # an apostrophe
            marks.append(_Mark(match.start(), match.end(), kind, side, before))
        return marks

    def _side(self, start: int, end: int) -> tuple[Side, str]:
        left = self.text[start - 1] if start > self.start else ""
        right = self.text[end] if end < self.end else ""
        blank_left, blank_right = not left or left.isspace(), not right or right.isspace()
        before = left
        at = start - 1
        while at > self.start and before.isspace():
            at -= 1
            before = self.text[at]
        free_left = blank_left or left in _BEFORE_OPENING or self._clitic(start)
        free_right = blank_right or right in _AFTER_CLOSING
        if blank_left and blank_right:
            side: Side = "closes" if not right else "opens" if not left else "spaced"
        elif free_left and not free_right:
            side = "opens"
        elif free_right and not free_left:
            side = "closes"
        elif free_left and free_right:
            side = self._between_signs(blank_left, left, end)
        else:
            side = "glued"
        return side, before

    def _between_signs(self, blank_left: bool, left: str, end: int) -> Side:
        if blank_left:
            return "closes" if _ENDS_AFTER_BLANK.match(self.text, end, self.end) else "spaced"
        return "opens" if left in _BEFORE_OPENING else "closes"

    def _clitic(self, start: int) -> bool:
        """A particle written onto the quotation: French ``l'``, Arabic ``لـ``."""
        near = self.text[max(self.start, start - 4) : start]
        match = _PROCLITIC.search(near)
        return bool(match and match.group())

    # ------------------------------------------------------------ pairing

    def _take(self, mark: _Mark, straight_left: int) -> None:
        if self._opens(mark, straight_left):
            self._push(mark)
        elif self.open:
            self._close(mark)
        elif self._reversed(mark):
            self.pairs.append((self.stray, mark))  # type: ignore[arg-type]
            self.stray = None
        elif mark.kind in _CLOSERS and mark.kind not in _SINGLE:
            self.stray = mark

    def _opens(self, mark: _Mark, straight_left: int) -> bool:
        if mark.kind in _STRAIGHT:
            return self._straight_opens(mark, straight_left)
        if mark.kind in _SINGLE and mark.kind in _CLOSERS:
            return False
        usual = mark.kind in _OPENERS
        is_open = any(other.family == mark.family for other in self.open)
        if mark.side == "opens":
            return usual or not self.open
        if mark.side == "closes":
            return False if self.open or not usual else not mark.before or mark.before in _BEFORE_OPENING
        if mark.side == "spaced":
            angled = mark.family == _FAMILY["«"]
            return usual and (angled or not is_open)
        return usual and not self.open  # glued on both sides

    def _straight_opens(self, mark: _Mark, straight_left: int) -> bool:
        """Straight marks do not nest: they alternate, and spacing decides where one is missing."""
        if not any(other.family == mark.family for other in self.open):
            return mark.side != "closes"
        return mark.side == "opens" and straight_left % 2 == 0 and mark.kind != "'"

    def _reversed(self, mark: _Mark) -> bool:
        """``,” text “.``: a closing mark, then an opening one, both on the wrong side."""
        return self.stray is not None and mark.kind in _OPENERS and self.stray.family == mark.family

    def _push(self, mark: _Mark) -> None:
        self.stray = None
        if mark.kind in _STRAIGHT:
            self._drop([other for other in self.open if other.family == mark.family])
        if len(self.open) == _DEPTH:
            self._drop(self.open[:1])
        self.open.append(mark)

    def _close(self, mark: _Mark) -> None:
        """The mark closes the nearest of its family, or else the nearest that is no single mark."""
        partner = next((other for other in reversed(self.open) if other.family == mark.family), None)
        if partner is None and mark.kind in _SINGLE:
            return
        if partner is None:
            partner = next((other for other in reversed(self.open) if other.kind not in _SINGLE), None)
        if partner is None:
            return
        inner = self.open[self.open.index(partner) + 1 :]
        self._drop(inner)
        self.open.remove(partner)
        if partner.end < mark.start:
            self.pairs.append((partner, mark))

    def _drop(self, marks: list[_Mark]) -> None:
        """Marks that stay without partner; single ones were apostrophes."""
        self.pairs += [(mark, None) for mark in marks if mark.kind not in _SINGLE]
        self.open = [mark for mark in self.open if mark not in marks]

    # ------------------------------------------------------------ records

    def _quotations(self) -> list[Quotation]:
        found = []
        for at, (first, last) in enumerate(self.pairs):
            outer_end = last.end if last else self._reach(at)
            start, end = self._without_blanks(first.end, last.start if last else outer_end)
            outer_end = outer_end if last else end
            if start < end:
                found.append(Quotation(start, end, (first.start, outer_end), last is not None))
        return found

    def _reach(self, at: int) -> int:
        """Where a quotation without closing mark ends: before the next one that outlasts it."""
        following = self.pairs[at + 1][0].start if at + 1 < len(self.pairs) else self.end
        return max(following, self.pairs[at][0].end)

    def _without_blanks(self, start: int, end: int) -> Pair:
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
