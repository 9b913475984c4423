"""The packaged gazetteer: a name -> the places that bear it, one compressed block at a time.

Opening reads two small indexes; a look-up unpacks the block of its key and, for each place
it wants, the block of that place.  `training/gazetteer.py` makes the files.  A user's own
`places/places.tsv` (`names country lat lon precision`) is asked first; `places/centres.tsv`
says where the middle of a country is.
"""

from __future__ import annotations

import functools
import re
import zlib
from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path

from temoin.resources.load import PACKAGED as RESOURCES
from temoin.resources.load import Resources
from temoin.resources.match import bare

PACKAGED = RESOURCES / "places"
BLOCK = 256  # rows of places in a block
MOST = 12  # bearers of a name that are looked at: the most important of each country first
OWN = 10**8  # importance of a user's own place: over every town

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['`‘’ʿʾ]")
_ARTICLE = re.compile(r"^(?:ال|al |el |ad |ar |as |at |az |an )(?=\w{2})")
_BEARER = re.compile(r"(\d+)(\D+)")
_PRECISIONS = {"t": "town", "r": "region", "d": "district", "c": "country", "l": "landmark"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; `people` is 0 where not known, `lat` `None` where not located."""

    id: str
    name: str
    country: str
    unit: str
    lat: float | None
    lon: float | None
    people: int
    precision: str


def place_key(name: str) -> str:
    """How a name is looked up: folded, words parted by one blank, without a leading article."""
    key = " ".join(_WORD.findall(_MARKS.sub("", bare(name))))
    return _ARTICLE.sub("", key)


def gazetteer_find(name: str, resources: Resources, countries: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    """Bearers of a name, the most important first; those in `countries` are never cut off."""
    key = place_key(name)
    if not key:
        return ()
    own = _own(resources).get(key, ())
    bearers = _bearers(key)
    wanted = [number for number, country in bearers if country in countries][:MOST]
    rest = [number for number, _ in bearers if number not in wanted][:MOST]
    found = own + tuple(_entry(number) for number in sorted(wanted + rest))
    return tuple(_centred(entry, resources) for entry in found)


def _centred(entry: Entry, resources: Resources) -> Entry:
    """A country put into its middle, where the table of middles has it."""
    middle = _centres(resources).get(entry.country) if entry.precision == "country" else None
    return replace(entry, lat=middle[0], lon=middle[1]) if middle else entry


@functools.cache
def _centres(resources: Resources) -> dict[str, tuple[float, float]]:
    rows = resources.table("centres", "places")
    return {row["country"]: (float(row["lat"]), float(row["lon"])) for row in rows}


@functools.lru_cache(maxsize=4_096)
def _bearers(key: str) -> tuple[tuple[int, str], ...]:
    firsts, blocks = _index("names")
    at = bisect_right(firsts, key) - 1
    if at < 0:
        return ()
    line = next((x for x in _block("names", *blocks[at]) if x.startswith(key + "\t")), "")
    found = (_BEARER.fullmatch(word) for word in line.partition("\t")[2].split(" "))
    return tuple((int(match[1]), match[2]) for match in found if match)


def _entry(number: int) -> Entry:
    _, blocks = _index("places")
    row = _block("places", *blocks[number // BLOCK])[number % BLOCK].split("\t")
    name, country, unit, lat, lon, people, precision, where = row
    return Entry(
        where, name, country, unit, float(lat) if lat else None, float(lon) if lon else None,
        int(people or 0), _PRECISIONS[precision],
    )  # fmt: skip


@functools.cache
def _index(stem: str) -> tuple[list[str], list[tuple[int, int, int]]]:
    """First keys of the blocks, and part, offset and size of each; none without the files."""
    path = PACKAGED / f"{stem}.index.bin"
    if not path.is_file():
        return [], []
    rows = [row.split("\t") for row in zlib.decompress(path.read_bytes()).decode().split("\n")]
    return [r[0] for r in rows], [(int(r[1]), int(r[2]), int(r[3])) for r in rows]


@functools.lru_cache(maxsize=64)
def _block(stem: str, part: int, offset: int, size: int) -> list[str]:
    with _part(stem, part).open("rb") as file:
        file.seek(offset)
        return zlib.decompress(file.read(size)).decode().split("\n")


def _part(stem: str, part: int) -> Path:
    return PACKAGED / f"{stem}-{part}.bin"


@functools.cache
def _own(resources: Resources) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for number, row in enumerate(resources.table("places", "places"), start=1):
        entry = Entry(
            f"own:{number}", row["names"].split("|")[0], row["country"], "",
            float(row["lat"]) if row["lat"] else None, float(row["lon"]) if row["lon"] else None,
            OWN, row["precision"],
        )  # fmt: skip
        for name in row["names"].split("|"):
            found[place_key(name)] = (*found.get(place_key(name), ()), entry)
    return found
