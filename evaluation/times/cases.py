"""The corpora of time expressions as texts with gold: TimeML news, specs of Recognizers-Text and of duckling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.corpora import half_of, records, sample
from evaluation.record import Part
from evaluation.times.score import Gold
from evaluation.times.values import of_duckling, of_resolution, of_timex

_WRITTEN = "2013-02-12T04:30:00"  # reference time of all examples of duckling
_DATED = ("date", "daterange", "datetime", "datetimerange")
_SPECS = ("DateExtractor", "DatePeriodExtractor", "HolidayExtractor")
_SAMPLE = 12
EXAMPLES = 150  # specs and examples a language of each collection: peers are slow


@dataclass(frozen=True)
class Case:
    """A text with its day of writing and the expressions in it."""

    id: str
    corpus: str
    language: str
    text: str
    written: str
    gold: tuple[Gold, ...]


def documents(part: Part) -> Iterator[Case]:
    """News documents with TIMEX3: tuning on the train splits, report on the test splits."""
    split = "test" if part == "report" else "train"
    found = [r for r in records("times/timeml_docs.jsonl.xz") if r["split"] == split]
    for corpus in dict.fromkeys((r["corpus"], r["lang"]) for r in found):
        some = [r for r in found if (r["corpus"], r["lang"]) == corpus]
        for record in sample(some, _SAMPLE) if part == "sample" else some:
            gold = tuple(_of_timex(timex) for timex in record["timexes"])
            name = f"{record['corpus']} {record['lang']}"
            yield Case(record["id"], name, record["lang"], record["text"], record["dct"], gold)


def _of_timex(timex: dict[str, Any]) -> Gold:
    value = of_timex(timex["value"]) if timex["type"] in ("DATE", "TIME") else None
    return Gold(timex["start"], timex["end"], value)


def on_the_calendar(case: Case) -> Case:
    """The case with all gold that has no date (durations, sets, "now") free to be found or not."""
    gold = tuple(Gold(g.start, g.end, g.value, free=g.value is None) for g in case.gold)
    return Case(case.id, case.corpus, case.language, case.text, case.written, gold)


def recognizers(part: Part) -> Iterator[Case]:
    """Whole-text specs of Recognizers-Text that one of its programs passes; halves by id.

    Times of day, durations and sets are free; Arabic, of which no whole-text spec passes, has the
    specs of dates alone: their spans, without values.
    """
    for record in records("times/recognizers_datetime.jsonl.xz"):
        arabic = record["lang"] == "ar" and record["spec"] in _SPECS
        whole = record["spec"] == "DateTimeModel" and "context" in record
        if not (whole or arabic) or not record["passes"] or not _in_part(record["id"], part):
            continue
        written = record.get("context", "2016-11-07T00:00:00")
        gold = tuple(_of_spec(span, written) for span in record["spans"] if span["start"] is not None)
        name = "Recognizers " + record["lang"]
        yield Case(record["id"], name, record["lang"], record["text"], written, gold)


def _of_spec(span: dict[str, Any], written: str) -> Gold:
    values = span.get("values")
    listed = values if isinstance(values, list) else (values or {}).get("values", [])
    value = of_resolution(listed, written) if listed else None
    return Gold(span["start"], span["end"], value, free=span["type"] not in _DATED)


def duckling(part: Part) -> Iterator[Case]:
    """Examples of duckling that have days: the whole text is the expression; halves by id."""
    for record in records("times/duckling_time.jsonl.xz"):
        if record["kind"] != "time" or not _in_part(record["id"], part):
            continue
        text, value = record["text"], of_duckling(record)
        gold = () if record.get("negative") else (Gold(0, len(text), value, free=value is None),)
        yield Case(record["id"], "duckling " + record["lang"], record["lang"], text, _WRITTEN, gold)


def _in_part(id_: str, part: Part) -> bool:
    return half_of(id_) == ("report" if part == "report" else "tune")
