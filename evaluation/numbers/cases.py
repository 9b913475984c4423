"""Texts with numbers: specs of Recognizers-Text, examples of duckling, number words; halves by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.corpora import half_of, records
from evaluation.numbers.systems import Found
from evaluation.record import Part
from evaluation.shared import shared

_LEFT_OUT = ("fraction", "power")
_DECIMAL_COMMA = ("fr", "es")


@dataclass(frozen=True)
class Case:
    """A text and the numbers, or the ordinals, in it."""

    id: str
    corpus: str
    language: str
    text: str
    ordinal: bool
    gold: tuple[Found, ...]


def recognizers(part: Part) -> Iterator[Case]:
    """Specs of numbers and ordinals that one of its programs passes and whose values can be trusted."""
    for record in records("numbers/recognizers_number.jsonl.xz"):
        kind = record["spec"]
        if kind not in ("NumberModel", "OrdinalModel") or not record["passes"] or not _in(record["id"], part):
            continue
        if record.get("values_unreliable") or any(_odd(span) for span in record["spans"]):
            continue
        gold = tuple(_gold(span, record["lang"]) for span in record["spans"])
        ordinal = kind == "OrdinalModel"
        corpus = f"Recognizers {record['lang']}, {'ordinals' if ordinal else 'numbers'}"
        yield Case(record["id"], corpus, record["lang"], record["text"], ordinal, gold)


def _odd(span: dict[str, Any]) -> bool:
    values = span["values"]
    value = str(values.get("value", ""))
    return (
        span["start"] is None
        or values.get("subtype") in _LEFT_OUT
        or not value.replace(".", "").replace(",", "").isdigit()
    )


def _gold(span: dict[str, Any], language: str) -> Found:
    value = span["values"]["value"]
    if language in _DECIMAL_COMMA:
        value = value.replace(",", ".")
    return Found(span["start"], span["end"], float(value))


def duckling(part: Part) -> Iterator[Case]:
    """Examples of numerals and ordinals: the whole text is one number."""
    for record in records("numbers/duckling_number.jsonl"):
        if (
            not _in(record["id"], part)
            or "value" not in record
            or record["value"] < 0
            or "/" in record["text"]
        ):
            continue
        ordinal, text = record["kind"] == "ordinal", record["text"]
        corpus = f"duckling {record['lang']}, {'ordinals' if ordinal else 'numbers'}"
        gold = (Found(0, len(text), float(record["value"])),)
        yield Case(record["id"], corpus, record["lang"], text, ordinal, gold)


def number_words(part: Part) -> Iterator[Case]:
    """Generated number words: French with the numbers of Belgium and Switzerland; Arabic as print writes "and"."""
    lines = (shared() / "data" / "numbers" / "number_words.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        tag, value, words = line.split("\t")
        language = tag[:2]
        text = words.replace(" و ", " و") if language == "ar" else words
        case = f"words-{tag}-{value}"
        if _in(case, part):
            yield Case(
                case, f"number words {tag}", language, text, False, (Found(0, len(text), float(value)),)
            )


def _in(id_: str, part: Part) -> bool:
    return half_of(id_) == ("report" if part == "report" else "tune")
