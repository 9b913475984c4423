"""Who finds times: temoin, dateparser's search, Microsoft's Recognizers-Text; each from text to spans with values."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from evaluation.times.values import When, of_resolution, of_time
from temoin.mentions.time_spans import find_times
from temoin.mentions.times import resolve_time
from temoin.records import Time
from temoin.resources import Resources

_DATES = ("date", "daterange", "datetime", "datetimerange")


@dataclass(frozen=True)
class Found:
    """A time expression `start:end` of a text and its days, `None` where no value was given."""

    start: int
    end: int
    value: When | None


# text, language, ISO date (or date-time) of writing -> expressions in order
System = Callable[[str, str, str], list[Found]]


def temoin(text: str, language: str, written: str) -> list[Found]:
    """The rules that a reading uses, with the day of writing as the day of publication.

    "That day" and "two days later" lean on the day named before, as in a reading.
    """
    resources = Resources()
    day = written[:10]
    published = Time(day, day, "day", None)
    found: list[Found] = []
    told: str | None = None
    for start, end in find_times(text, [(0, len(text))], language, resources):
        mention = resolve_time(text, start, end, published, (), language, resources, day=day, told=told)
        value = of_time(mention.time) if mention else None
        told = value.start if value and value.start == value.end else told
        found.append(Found(start, end, value))
    return found


def dateparser(text: str, language: str, written: str) -> list[Found]:
    """`dateparser.search.search_dates` with the language given, leaning on the past."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    settings = {"RELATIVE_BASE": dt.datetime.fromisoformat(written), "PREFER_DATES_FROM": "past"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answers = search_dates(text, languages=[language], settings=settings) or []
    found, at = [], 0
    for words, moment in answers:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        day, clock = moment.date().isoformat(), moment.strftime("%H:%M")
        said = clock if re.search(r"\d ?[:h]|\bam\b|\bpm\b", words) else None
        found.append(Found(start, at, When(day, day, said, loose=True)))
    return found


def recognizers(text: str, language: str, written: str) -> list[Found]:
    """Microsoft's Recognizers-Text, Python, dates only; it has no Arabic in Python."""
    from ms_recognizers_date_time import recognize_datetime  # type: ignore[import-not-found]
    from ms_recognizers_text import Culture  # type: ignore[import-not-found]

    culture = {"en": Culture.English, "fr": Culture.French, "es": Culture.Spanish}[language]
    reference = dt.datetime.fromisoformat(written)
    found = []
    for one in recognize_datetime(text, culture, reference=reference):
        if one.type_name.split(".")[-1] in _DATES:
            values = (one.resolution or {}).get("values") or []
            found.append(Found(one.start, one.end + 1, of_resolution(values, written)))
    return found


def installed(module: str) -> bool:
    """Whether a peer can be imported."""
    return importlib.util.find_spec(module) is not None
