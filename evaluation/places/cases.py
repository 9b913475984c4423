"""The corpora of geoparsing as texts with located toponyms; halves by the id of the text.

LGL (Lieberman et al. 2010), TR-News (Kamalloo and Rafiei 2018), GeoVirus (Gritta et al. 2018), GeoWebNews
(Gritta et al. 2019; toponyms used as places: literal, modifier, mixed, coercion) and, for Arabic, IDRISI
(Suwaileh et al. 2023).  Toponyms without coordinates are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.corpora import half_of, records, sample
from evaluation.places.score import Toponym
from evaluation.record import Part
from temoin.mentions.names import nations
from temoin.resources import Resources

_ENGLISH = {"lgl": "LGL", "tr-news": "TR-News", "geovirus": "GeoVirus", "geowebnews": "GeoWebNews"}
_LITERAL = (None, "Literal", "Literal_Modifier", "Mixed", "Coercion")
_SIZES = {"sample": (14, 100), "tune": (40, 250), "report": (40, 250)}


@dataclass(frozen=True)
class Case:
    """A text with its toponyms."""

    id: str
    corpus: str
    language: str
    text: str
    gold: tuple[Toponym, ...]


def cases(part: Part) -> Iterator[Case]:
    """A sample of each corpus."""
    texts, tweets = _SIZES[part]
    english = records("places/geoparsing_en.jsonl.xz")
    for corpus, name in _ENGLISH.items():
        yield from _cases([r for r in english if r["corpus"] == corpus], name, part, texts)
    yield from _cases(records("places/idrisi_ar.jsonl.xz"), "IDRISI", part, tweets)


def _cases(some: list[dict[str, Any]], corpus: str, part: Part, size: int) -> Iterator[Case]:
    half = "report" if part == "report" else "tune"
    here = [record for record in some if half_of(record["id"]) == half and _toponyms(record)]
    for record in sample(here, size):
        yield Case(record["id"], corpus, record["lang"], record["text"], tuple(_toponyms(record)))


def _toponyms(record: dict[str, Any]) -> list[Toponym]:
    return [
        Toponym(
            one["start"], one["end"], (one["lat"], one["lon"]), one.get("geonameid"), one.get("fcode"),
            _is_demonym(one["text"], record["lang"]),
        )
        for one in record["toponyms"]
        if one.get("lat") is not None and (one.get("type") in _LITERAL or record["corpus"] == "idrisi-ar")
    ]  # fmt: skip


def _is_demonym(words: str, language: str) -> bool:
    """Whether the words name a people ("Turkish"): some corpora locate them, others do not."""
    nation = nations(Resources(), language).match(words, 0, len(words))
    return nation is not None and nation[1] == "demonyms"
