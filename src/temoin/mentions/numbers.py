"""Numbers in figures and in words, with their values.

Takes a text, gives `(start, end, value)` in order; ordinals and lone articles are no numbers
here, nor are plural scales without a number before them ("hundreds", "milliers"): those are
vague.  An ordinal ends a number and makes it one ("cent vingt-cinquième").  A number may have decimals
in words ("deux virgule cinq") and its figures said again in brackets ("five (5)").  In a language
that is not prepared only figures are read (`figures.py`).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from temoin.mentions.figures import Value, find_figures
from temoin.resources.load import Resources, Row
from temoin.resources.match import SKIP, fold, phrase_table

_ROOM = {"ten": 10, "score": 20, "hundreds": 100, "hundred": 100}
_OF_FIGURES = ("and", "point", "decimal", "suffix", "ordinal-ending")
_AFTER_POINT = ("unit", "ten", "score")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_KEPT_STRETCHES = 128  # times and counts ask for the same ones


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word or run of figures of a number."""

    start: int
    end: int
    value: Value
    role: str
    ordinal: bool = False
    leading: bool = False  # an ordinal that never ends a cardinal: "les vingt premiers"


@dataclass(slots=True)
class _Sum:
    """A number as it grows: what is closed, the group at hand, what may still be added."""

    start: int
    end: int
    terms: list[tuple[Value, Value]]  # closed terms with their scales
    group: Value
    room: Value
    role: str
    ordinal: bool = False
    pieces: int = 1
    decimals: str | None = None  # figures said after a decimal mark in words

    @property
    def closed(self) -> Value:
        return sum(value for value, _ in self.terms)

    @property
    def value(self) -> Value:
        value = self.closed + self.group + float(f"0.{self.decimals or 0}")
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
    sums = [one for one in _sums(text, start, stop, language, resources) if not one.ordinal]
    return [(n.start, n.end, n.value) for n in sums if _is_number(n, text, language, resources)]


def find_ordinals(
    text: str, language: str | None, resources: Resources, start: int = 0, end: int | None = None
) -> list[tuple[int, int, int]]:
    """Ordinals of `start:end` ("premier", "21st", "two hundredth") with their values, in order."""
    stop = len(text) if end is None else end
    sums = _sums(text, start, stop, language, resources)
    return [(one.start, one.end, int(one.value)) for one in sums if one.ordinal]


@functools.lru_cache(_KEPT_STRETCHES)
def _sums(text: str, start: int, end: int, language: str | None, resources: Resources) -> tuple[_Sum, ...]:
    """Pieces put together as far as the language's order of numbers allows it."""
    joints, marks = _words(language, resources, "and"), _words(language, resources, "point")
    counts = _counting_articles(language, resources)
    sums: list[_Sum] = []
    for piece in _pieces(text, start, end, language, resources):
        if sums and (counts or piece.role != "article"):
            number = sums[-1]
            gap = fold(text[number.end : piece.start]).replace(SKIP, "").strip(" \n-\t")
            after_scale = gap == "," and number.role == "scale" and piece.role != "figures"
            if (gap in ("", *joints) or after_scale) and _add(number, piece, gap, joints):
                continue
            if gap in marks and number.decimals is None and _add_decimals(number, piece):
                continue
        sums.append(_begin(piece))
    return tuple(_said_once(sums, text))


def _said_once(sums: list[_Sum], text: str) -> list[_Sum]:
    """Numbers without those that only say the one before again, in brackets: "five (5)"."""
    kept: list[_Sum] = []
    for number in sums:
        last = kept[-1] if kept else None
        if last and last.value == number.value and text[last.end : number.start].strip(" ") == "(":
            closing = text[number.end : number.end + 1] == ")"
            if closing and (last.role == "figures") != (number.role == "figures"):
                last.end = number.end + 1
                continue
        kept.append(number)
    return kept


def _is_number(number: _Sum, text: str, language: str | None, resources: Resources) -> bool:
    """Whether a sum stands for a number: no lone article, no scale that is vague."""
    if number.pieces > 1:
        return True
    if number.role in ("scale", "hundred"):
        vague = phrase_table(resources, "vague", language)
        return not vague.match(text, number.start, number.end)
    return number.role != "article"


def _words(language: str | None, resources: Resources, role: str) -> tuple[str, ...]:
    rows = resources.words("numbers", language)
    return tuple(fold(row["words"]) for row in rows if row["role"] == role)


def _counting_articles(language: str | None, resources: Resources) -> bool:
    """Whether an article is also the numeral one ("cent un"): not where that has a word of its own ("a", "one")."""
    rows = resources.words("numbers", language)
    return not any(row["role"] == "unit" and row["value"] == "1" for row in rows)


def _pieces(text: str, start: int, end: int, language: str | None, resources: Resources) -> list[_Piece]:
    words = [
        _piece(s, e, row)
        for s, e, row in phrase_table(resources, "numbers", language).find(text, start, end)
        if row["role"] not in _OF_FIGURES
    ]
    taken = {at for piece in words for at in range(piece.start, piece.end)}
    scales = {piece.start for piece in words if piece.role == "scale"}
    figures = [
        _Piece(one.start, one.end, one.value, "figures", one.ordinal)
        for one in find_figures(text, start, end, scales, language, resources)
        if taken.isdisjoint(range(one.start, one.end))
    ]
    return sorted(words + figures, key=lambda piece: piece.start)


def _piece(start: int, end: int, row: Row) -> _Piece:
    """A word of a number; an ordinal adds to others as the cardinal of its size does."""
    value, role = int(row["value"]), row["role"]
    if role not in ("ordinal", "leading-ordinal"):
        return _Piece(start, end, value, role)
    leading = role == "leading-ordinal"
    role = "scale" if value >= _THOUSAND else "hundreds" if value > _HUNDRED else "hundred"
    if value < _HUNDRED:
        role = "unit" if value % 10 else "ten"
    return _Piece(start, end, value, role, ordinal=True, leading=leading)


def _begin(piece: _Piece) -> _Sum:
    room = _ROOM.get(piece.role, 0) or (_TEN if piece.value == 0 else 0)  # "cero dos"
    if piece.role == "scale":
        terms = [(piece.value, piece.value)]
        return _Sum(piece.start, piece.end, terms, 0, piece.value, "scale", piece.ordinal)
    return _Sum(piece.start, piece.end, [], piece.value, room, piece.role, piece.ordinal)


def _add(number: _Sum, piece: _Piece, gap: str, joints: tuple[str, ...]) -> bool:
    """Put a piece to the number if the language's order of numbers allows it."""
    joined = gap in joints
    if number.decimals is not None:
        if piece.role != "scale" or joined or gap:
            return not gap and _add_decimals(number, piece)
        number.group, number.decimals = number.value - number.closed, None
    if number.ordinal and not piece.ordinal and not (joined and _is_unit_then_ten(number, piece)):
        return False
    if piece.ordinal and ("figures" in (number.role, piece.role) or (piece.leading and not number.ordinal)):
        return False
    if piece.ordinal and not joined and number.role in ("hundred", "scale") and piece.value < _TEN:
        return False  # "three hundred first responders"
    if piece.role in ("hundred", "scale"):
        grown = _multiply(number, piece, joined=joined, listed=gap == ",")
    else:
        grown = _increase(number, piece, joined=joined)
    if grown:
        number.end, number.role = piece.end, piece.role
        number.ordinal = number.ordinal or piece.ordinal
        number.pieces += 1
    return grown


def _add_decimals(number: _Sum, piece: _Piece) -> bool:
    """Put a piece behind the mark: figure by figure ("point nought four") or as one ("virgule vingt-cinq")."""
    if piece.ordinal or piece.role not in _AFTER_POINT:
        return False
    said = number.decimals or ""
    if said and number.role in ("ten", "score") and piece.value < _ROOM[number.role]:
        said = said[:-2] + str(int(said[-2:]) + int(piece.value))
    else:
        said += str(piece.value)
    number.decimals, number.end, number.role = said, piece.end, piece.role
    number.pieces += 1
    return True


def _multiply(number: _Sum, piece: _Piece, *, joined: bool, listed: bool) -> bool:
    if number.group == 0 and number.terms and piece.value < number.room:  # "mille cent", "un million mille"
        if piece.role == "hundred":
            number.group = piece.value
        else:
            number.terms.append((piece.value, piece.value))
        number.room = piece.value
        return True
    if joined:
        return False
    if piece.role == "hundred":
        if not 0 < number.group < _HUNDRED or number.role == "hundred":
            return False
        number.group, number.room = number.group * piece.value, piece.value
        return True
    smaller = [value for value, scale in number.terms if scale < piece.value]
    if listed and smaller:  # "five thousand, two million"
        return False
    factor = number.group + sum(smaller)  # "mil doscientos millones"
    if not factor or any(scale == piece.value for _, scale in number.terms):
        return False
    number.terms = [(value, scale) for value, scale in number.terms if scale > piece.value]
    number.terms.append((factor * piece.value, piece.value))
    number.group, number.room = 0, piece.value
    return True


def _increase(number: _Sum, piece: _Piece, *, joined: bool) -> bool:
    unit_then_ten = joined and _is_unit_then_ten(number, piece)
    if not unit_then_ten and not 0 < piece.value < number.room:
        return False
    number.group += piece.value
    number.room = 0 if unit_then_ten else min(number.room, _ROOM.get(piece.role, 0))
    return True


def _is_unit_then_ten(number: _Sum, piece: _Piece) -> bool:
    """Whether a ten follows a unit, as Arabic has it: "ثلاثة وعشرون"."""
    return piece.role == "ten" and number.role == "unit" and 0 < number.group % _HUNDRED < 10
