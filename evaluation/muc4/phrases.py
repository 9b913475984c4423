"""Noun phrases of a report -> what the form wants of them: the bare words, how many, of which nation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from evaluation.muc4.words import word_list
from temoin.resources import Resources

_NUMBERS = {word: n for n, word in enumerate(word_list("numbers"))}


def _any(name: str) -> str:
    return "|".join(word_list(name))


_BEFORE = re.compile(rf"^(?:(?:{_any('before')}|{_any('numbers')}|\d[\d,.]*(?!-))\b[\s,]*)+", re.IGNORECASE)
_AFTER = re.compile(rf"(?:\s*(?:,|;|--|\(|\[)|\s+(?:{_any('after')})\b).*$", re.IGNORECASE | re.DOTALL)
_LOOSE = re.compile(rf"(?:\s+(?:{_any('loose')}))+$", re.IGNORECASE)
_PRONOUN = re.compile(rf"^(?:(?:{_any('pronouns')})\b\s*)+$", re.IGNORECASE)
_PARTICLES = frozenset(word_list("particles"))
_JOINTS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?:also\s+)?|\s+as well as\s+", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:[^s']s|men|people|women|children|personnel|police|folk|clergy|troops)$", re.IGNORECASE
)
_NEVER_PLURAL = re.compile(
    r"(?:ss|us|is|ous|'s|boss|bus|headquarters|premises|barracks|news|congress|offices of)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Phrase:
    """A noun phrase as the form writes it: capitals, one blank between words; `number` as in NUMBER slots."""

    words: str
    number: str | None
    nation: str | None  # ISO 3166 alpha-2
    proper: bool
    cased: str = ""  # the words as the report writes them


def phrases(text: str) -> list[Phrase]:
    """The noun phrases joined in some words of a report; pronouns and empty ones fall away."""
    text = " ".join(text.split()).strip(" \"'`“”.,;:-[]()")
    found = [phrase(piece) for piece in _pieces(text)]
    return [one for one in found if one is not None]


def phrase(text: str) -> Phrase | None:
    """One noun phrase; None for a pronoun and where nothing is left."""
    if _PRONOUN.match(text):
        return None
    before = _BEFORE.match(text)
    body = text[before.end() :] if before else text
    body = _LOOSE.sub("", _AFTER.sub("", body)).strip(" \"'`“”.,;:-[]()").removesuffix("'s")
    nation, rest = nationality(body)
    body = rest if nation and (not _is_proper(body) or is_plural(rest)) else body
    if not body or _PRONOUN.match(body) or not re.search("[A-Za-z]{2}", body):
        return None
    return Phrase(
        body.upper(), _number(before.group().lower() if before else "", body), nation, _is_proper(body), body
    )


def nationality(words: str) -> tuple[str | None, str]:
    """The country that leads a phrase as its first word ("Spanish Jesuits"), and the rest."""
    table = _nations()
    parts = words.split()
    for size in (3, 2, 1):
        country = table.get(" ".join(parts[:size]).lower().removesuffix("'s"))
        if country and len(parts) > size:
            return country, " ".join(parts[size:])
    return None, words


def country_in(words: str) -> str | None:
    """A country that a phrase names anywhere."""
    parts = words.lower().replace("'s", "").split()
    spans = (" ".join(parts[i : i + size]) for size in (3, 2, 1) for i in range(len(parts)))
    return next((country for span in spans if (country := _nations().get(span.strip("[](),.")))), None)


def is_plural(words: str) -> bool:
    """Whether the head of a phrase stands in the plural."""
    head = re.split(r"\s+(?:of|in|at|on|from|for|near|with|belonging|to)\s+", words, maxsplit=1)[0]
    return bool(_PLURAL.search(head)) and not _NEVER_PLURAL.search(head)


def _pieces(text: str) -> list[str]:
    """Parts of an enumeration, where each can stand alone."""
    if re.search(r"\bof\b.*\band\b", text) and not re.search(
        r",|\band (?:the|a|an|two|three|four|five|\d+)\b", text
    ):
        return [text]
    parts = [part for part in _JOINTS.split(text) if part]
    if len(parts) > 1 and all(_stands_alone(part) for part in parts):
        return parts
    return [text]


def _stands_alone(part: str) -> bool:
    return bool(_BEFORE.match(part)) or _is_proper(part) or is_plural(part)


def _is_proper(words: str) -> bool:
    """Whether every word that matters has a capital."""
    matter = [word for word in words.split() if word[0].isalpha() and word.lower() not in _PARTICLES]
    return bool(matter) and all(word[0].isupper() for word in matter)


def _number(before: str, body: str) -> str | None:
    digits = re.search(r"\d[\d,]*", before)
    number = int(digits.group().replace(",", "")) if digits else None
    if number is None:
        number = next(
            (n for word, n in _NUMBERS.items() if len(word) > 2 and re.search(rf"\b{word}\b", before)), None
        )
    if number == 1 and is_plural(body):
        number = 1 if "one of" in before else None
    if number is not None:
        if "at least" in before or "more than" in before or "over" in before:
            return f"{number} -"
        return f"~{number}" if re.search("about|around|approximately|nearly|almost", before) else str(number)
    return "PLURAL" if is_plural(body) else "1"


@cache
def _nations() -> dict[str, str]:
    """Names of countries and demonyms, in small letters -> alpha-2."""
    table = {}
    for row in Resources().words("countries", "en"):
        for cell in (row["names"], row["demonyms"]):
            table.update({form.lower(): row["country"] for form in cell.split("|") if form})
    return table | {"u.s.": "US", "us": "US", "north american": "US", "soviet": "RU", "salvadorean": "SV"}
