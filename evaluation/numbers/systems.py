"""Who reads numbers: temoin, Recognizers-Text, text2num, number-parser."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from typing import Protocol

from temoin.mentions.numbers import find_numbers, find_ordinals
from temoin.resources import Resources

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Found:
    """A number and where it stands; `None` where a program does not say."""

    start: int | None
    end: int | None
    value: float


class System(Protocol):
    """Numbers of a text, or its ordinals; `KeyError` where the program has no such language or kind."""

    def __call__(self, text: str, language: str, *, ordinal: bool) -> list[Found]: ...


def temoin(text: str, language: str, *, ordinal: bool) -> list[Found]:
    """The rules that a reading uses."""
    find = find_ordinals if ordinal else find_numbers
    return [Found(s, e, float(value)) for s, e, value in find(text, language, Resources())]


def recognizers(text: str, language: str, *, ordinal: bool) -> list[Found]:
    """Microsoft's Recognizers-Text, Python; it has no Arabic."""
    from ms_recognizers_number import (  # type: ignore[import-not-found]
        recognize_number,
        recognize_ordinal,
    )
    from ms_recognizers_text import Culture  # type: ignore[import-not-found]

    culture = {"en": Culture.English, "fr": Culture.French, "es": Culture.Spanish}[language]
    answers = (recognize_ordinal if ordinal else recognize_number)(text, culture)
    comma = language in ("fr", "es")
    found = []
    for one in answers:
        value = str((one.resolution or {}).get("value"))
        try:
            found.append(Found(one.start, one.end + 1, float(value.replace(",", ".") if comma else value)))
        except ValueError:
            continue
    return found


def text2num(text: str, language: str, *, ordinal: bool) -> list[Found]:
    """text2num's `alpha2digit`, figures of its answer read back; ordinals and Arabic it has not."""
    from text_to_num import alpha2digit  # type: ignore[import-not-found]

    if ordinal or language not in ("en", "fr", "es"):
        raise KeyError(language)
    said = alpha2digit(text, language, threshold=0.0)
    return [
        Found(None, None, value) for match in _FIGURES.findall(said) if (value := _value(match, language))
    ]


def number_parser(text: str, language: str, *, ordinal: bool) -> list[Found]:
    """number-parser's `parse`, figures of its answer read back; ordinals, French and Arabic it has not."""
    from number_parser import parse  # type: ignore[import-not-found]

    if ordinal or language not in ("en", "es"):
        raise KeyError(language)
    said = parse(text, language=language)
    return [
        Found(None, None, value) for match in _FIGURES.findall(said) if (value := _value(match, language))
    ]


def _value(figures: str, language: str) -> float:
    """Figures as the language writes them: three after a mark are thousands."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figures):
        return float(re.sub(r"\D", "", figures))
    mark = "," if language in ("fr", "es") else "."
    plain = figures.replace("." if mark == "," else ",", "").replace(mark, ".", 1)
    return float(plain) if plain.count(".") < 2 else 0.0


PEERS: tuple[tuple[str, str, System], ...] = (
    ("Recognizers-Text", "ms_recognizers_number", recognizers),
    ("text2num", "text_to_num", text2num),
    ("number-parser", "number_parser", number_parser),
)


def installed(module: str) -> bool:
    """Whether a peer can be imported."""
    return importlib.util.find_spec(module) is not None
