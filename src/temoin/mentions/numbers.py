"""Numbers in figures and in words, with their values.

Takes a text, gives `(start, end, value)` in order; ordinals and lone articles are no numbers
here, nor are plural scales without a number before them ("hundreds", "milliers"): those are
vague.  In a language that is not prepared only figures are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from temoin.resources.load import Resources
from temoin.resources.match import SKIP, Clitics, clitics, fold, phrase_table

Value = int | float

_FIGURES = re.compile(
    r"\d{1,3}(?:(?P<mark>[.,'٬ ])\d{3})(?:(?P=mark)\d{3})*(?![\d])|\d+(?:[.,٫]\d+)?(?![.,]?\d)|\d+"
)
_MAX_FIGURES = 15  # longer ones are identifiers
_ROOM = {"ten": 10, "score": 20, "hundreds": 100, "hundred": 100}


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word or run of figures of a number."""

    start: int
    end: int
    value: Value
    role: str
    figures: str = ""


@dataclass(slots=True)
class _Sum:
    """A number as it grows: what is closed, the group at hand, what may still be added."""

    start: int
    end: int
    closed: Value
    group: Value
    room: Value
    role: str
    pieces: int = 1

    @property
    def value(self) -> Value:
        value = self.closed + self.group
        return int(value) if value == int(value) else value


def find_numbers(
    text: str,
    language: str | None,
    resources: Resources,
    start: int = 0,
    end: int | None = None,
) -> list[tuple[int, int, Value]]:
    """Cardinal numbers of `start:end`, in order of the text."""
    stop = len(text) if end is None else end
    joints = _joints(language, resources)
    found: list[tuple[int, int, Value]] = []
    number: _Sum | None = None
    for piece in _pieces(text, start, stop, language, resources):
        if number is not None:
            gap = fold(text[number.end : piece.start]).replace(SKIP, "").strip(" \n-\t")
            after_scale = gap == "," and number.role == "scale" and piece.role != "figures"
            if (gap in ("", *joints) or after_scale) and _add(number, piece, joined=gap in joints):
                continue
            found += _closed(number, text, language, resources)
        number = _begin(piece)
    return found + _closed(number, text, language, resources)


def find_ordinals(
    text: str, language: str | None, resources: Resources, start: int = 0, end: int | None = None
) -> list[tuple[int, int, int]]:
    """Ordinals of `start:end` ("premier", "21st") with their values, in order."""
    table = phrase_table(resources, "numbers", language)
    return [
        (s, e, int(row["value"])) for s, e, row in table.find(text, start, end) if row["role"] == "ordinal"
    ]


def _closed(
    number: _Sum | None, text: str, language: str | None, resources: Resources
) -> list[tuple[int, int, Value]]:
    if number is None or number.role == "ordinal":
        return []
    if number.pieces == 1 and number.role == "article":
        return []
    if number.pieces == 1 and number.role in ("scale", "hundred"):
        vague = phrase_table(resources, "vague", language)
        if vague.match(text, number.start, number.end):
            return []
    return [(number.start, number.end, number.value)]


def _joints(language: str | None, resources: Resources) -> tuple[str, ...]:
    rows = resources.words("numbers", language)
    return tuple(fold(row["words"]) for row in rows if row["role"] == "and")


def _pieces(text: str, start: int, end: int, language: str | None, resources: Resources) -> list[_Piece]:
    words = [
        _Piece(s, e, int(row["value"]), row["role"])
        for s, e, row in phrase_table(resources, "numbers", language).find(text, start, end)
        if row["role"] not in ("and", "decimal")
    ]
    decimal = _decimal_mark(language, resources)
    taken = {at for piece in words for at in range(piece.start, piece.end)}
    scales = {piece.start for piece in words if piece.role == "scale"}
    figures = [
        piece
        for piece in _figures(text, start, end, decimal, scales, clitics(resources, language))
        if piece.start not in taken
    ]
    return sorted(words + figures, key=lambda piece: piece.start)


def _decimal_mark(language: str | None, resources: Resources) -> str:
    rows = resources.words("numbers", language)
    return next((row["words"] for row in rows if row["role"] == "decimal"), ".")


def _figures(
    text: str, start: int, end: int, decimal: str, scales: set[int], particles: Clitics
) -> list[_Piece]:
    folded = fold(text[start:end])
    found = []
    for match in _FIGURES.finditer(folded):
        s, e = start + match.start(), start + match.end()
        if len(match.group()) <= _MAX_FIGURES and _stands_alone(
            folded, match.start(), match.end(), particles
        ):
            scaled = any(at in scales for at in (e, e + 1))
            value = _value(match.group(), decimal, scaled=scaled)
            found.append(_Piece(s, e, value, "figures", match.group()))
    return found


def _stands_alone(folded: str, start: int, end: int, particles: Clitics) -> bool:
    """Whether figures are a word of their own, particles before them allowed."""
    if end < len(folded) and folded[end].isalpha() and folded[end] != SKIP:
        return False
    at = start
    while at and folded[at - 1].isalpha():
        at -= 1
    letters = folded[at:start].replace(SKIP, "")
    if not letters:
        named = at >= 2 and folded[at - 1] == "-" and folded[at - 2].isalpha()
        return not named or folded[at - 2] > "\u024f"  # AK-47 is a name
    before, articles = particles.before, ("", *particles.articles)
    return letters in {b + a for b in ("", *before) for a in articles}


def _value(figures: str, decimal: str, *, scaled: bool) -> Value:
    """The value of figures; three after a mark are thousands, unless a scale follows."""
    if scaled and figures.count(decimal) == 1:
        whole, part = figures.split(decimal)
        return float(f"{re.sub(r'[^0-9]', '', whole)}.{part}")
    grouped = re.fullmatch(r"\d{1,3}(?:[.,'٬ ]\d{3})+", figures)
    if grouped and not figures.startswith("0"):
        return int(re.sub(r"\D", "", figures))
    value = float(re.sub(r"[,٫]", ".", re.sub(r"['٬ ]", "", figures)))
    return int(value) if value == int(value) else value


def _begin(piece: _Piece) -> _Sum:
    room = _ROOM.get(piece.role, 0)
    if piece.role == "scale":
        return _Sum(piece.start, piece.end, piece.value, 0, piece.value, "scale")
    return _Sum(piece.start, piece.end, 0, piece.value, room, piece.role)


def _add(number: _Sum, piece: _Piece, *, joined: bool) -> bool:
    """Put a piece to the number if the language's order of numbers allows it."""
    if piece.role == "ordinal" or number.role == "ordinal":
        return False
    grown = (
        _multiply(number, piece, joined=joined)
        if piece.role in ("hundred", "scale")
        else _increase(number, piece, joined=joined)
    )
    if grown:
        number.end, number.role = piece.end, piece.role
        number.pieces += 1
    return grown


def _multiply(number: _Sum, piece: _Piece, *, joined: bool) -> bool:
    if number.group == 0 and number.closed and piece.value < number.room:  # "mille cent"
        if piece.role == "hundred":
            number.group, number.room = piece.value, piece.value
        else:
            number.closed, number.room = number.closed + piece.value, piece.value
        return True
    if joined:
        return False
    if piece.role == "hundred":
        if not 0 < number.group < 100 or number.role == "hundred":
            return False
        number.group, number.room = number.group * piece.value, piece.value
        return True
    if number.group == 0:  # "mil millones"
        number.closed, number.room = number.closed * piece.value, piece.value
        return True
    if number.closed and piece.value >= number.closed:
        return False
    number.closed += number.group * piece.value
    number.group, number.room = 0, piece.value
    return True


def _increase(number: _Sum, piece: _Piece, *, joined: bool) -> bool:
    unit_then_ten = joined and piece.role == "ten" and number.role == "unit" and 0 < number.group % 100 < 10
    if not unit_then_ten and not 0 < piece.value < number.room:
        return False
    number.group += piece.value
    number.room = 0 if unit_then_ten else min(number.room, _ROOM.get(piece.role, 0))
    return True
