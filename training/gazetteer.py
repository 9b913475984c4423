"""Makes the packaged gazetteer: `python training/gazetteer.py [OUT]` with $TEMOIN_SHARED set.

Takes places, first-level units and countries of `data/places/gazetteer/` and writes, into
`src/temoin/resources/places/`: rows of places in order of importance (countries, then by
population), and names in order of the alphabet, each with the places that bear it.  Both are
cut into compressed blocks behind an index, so that a look-up opens one block; no file is
over 2 MB.  The same input gives the same bytes.
"""

from __future__ import annotations

import json
import lzma
import os
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from temoin.mentions.gazetteer import BLOCK, PACKAGED, place_key

Raw = dict[str, Any]
FILE_LIMIT = 1_900_000  # bytes; the house keeps no larger file in the repository
NAMES_A_BLOCK = 1_500
SMALL = 1_000  # people; below, a Latin spelling without known language is kept only if short of others
SPELLINGS = 4  # of a small place
UNITS = {"A1": "region", "A2": "district", "A3": "district", "N": "district"}


def main() -> None:
    shared = Path(os.environ["TEMOIN_SHARED"]) / "data/places/gazetteer"
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGED
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.bin"):
        old.unlink()
    places = sorted(_places(shared), key=_importance)
    _write(out, "places", _rows(places))
    _write(out, "names", _names(places))


def _places(shared: Path) -> Iterator[Raw]:
    """Every place: name, country, unit, coordinates, people, precision, id, names."""
    regions, towns = _lines(shared / "admin1.jsonl.xz"), _lines(shared / "places.jsonl.xz")
    for raw in _lines(shared / "countries.jsonl"):
        middle = _middle(raw["cc"], regions) or _middle(raw["cc"], towns)
        yield _place(
            raw["names"]["en"], raw["cc"], "", middle, 10**9, "country", raw["cc"], raw["names"].values()
        )
    for raw in regions:
        at = (raw["lat"], raw["lon"]) if raw.get("lat") is not None else None
        names = [name for many in raw["names"].values() for name in many]
        yield _place(raw["name"], raw["cc"], "", at, 300_000, "region", raw["iso"], names)
    for raw in towns:
        yield _town(raw)


def _town(raw: Raw) -> Raw:
    tagged = [n for code in ("ar", "fr", "es", "en") for n in raw["names"].get(code, ())]
    loose = raw["names"].get("lat", [])
    people = raw.get("pop") or 0
    names = tagged + (loose if people >= SMALL else loose[:SPELLINGS])
    unit = raw.get("region") or raw.get("county") or ""
    where = f"gn:{raw['gn']}" if raw.get("gn") else f"wof:{raw.get('wof')}"
    precision = UNITS.get(raw.get("kind", ""), "town")
    return _place(raw["name"], raw["cc"], unit, (raw["lat"], raw["lon"]), people, precision, where, names)


def _place(
    name: str, country: str, unit: str, at: tuple[float, float] | None, people: int,
    precision: str, where: str, names: Iterable[str],
) -> Raw:  # fmt: skip
    return {
        "name": name, "country": country, "unit": unit, "at": at, "people": people,
        "precision": precision, "id": where, "names": sorted({name, *names}),
    }  # fmt: skip


def _middle(country: str, regions: list[Raw]) -> tuple[float, float] | None:
    """The middle of a country's regions, or towns; none for a country without them."""
    at = [(r["lat"], r["lon"]) for r in regions if r["cc"] == country and r.get("lat") is not None]
    if not at:
        return None
    return round(sum(a for a, _ in at) / len(at), 2), round(sum(b for _, b in at) / len(at), 2)


def _importance(place: Raw) -> tuple[int, str, str]:
    return -place["people"], place["country"], place["id"]


def _rows(places: list[Raw]) -> Iterator[tuple[str, list[str]]]:
    for first in range(0, len(places), BLOCK):
        block = places[first : first + BLOCK]
        yield str(first), [_row(place) for place in block]


def _row(place: Raw) -> str:
    lat, lon = (f"{x:.3f}" for x in place["at"]) if place["at"] else ("", "")
    people = "" if place["precision"] == "country" else str(place["people"] or "")
    return "\t".join(
        (place["name"], place["country"], place["unit"], lat, lon, people, place["precision"][0], place["id"])
    )


def _names(places: list[Raw]) -> Iterator[tuple[str, list[str]]]:
    """Keys in order, each with its places as `number country`, the most important first."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for number, place in enumerate(places):
        for key in sorted({place_key(name) for name in place["names"]} - {""}):
            bearers[key].append(f"{number}{place['country']}")
    keys = sorted(bearers)
    for first in range(0, len(keys), NAMES_A_BLOCK):
        block = keys[first : first + NAMES_A_BLOCK]
        yield block[0], [f"{key}\t{' '.join(bearers[key])}" for key in block]


def _write(out: Path, stem: str, blocks: Iterable[tuple[str, list[str]]]) -> None:
    """Blocks into `STEM-1.bin`, `STEM-2.bin` ..., and where each lies into `STEM.index.bin`."""
    index, part, held = [], 1, b""
    for first, lines in blocks:
        packed = zlib.compress("\n".join(lines).encode(), 9)
        if len(held) + len(packed) > FILE_LIMIT:
            (out / f"{stem}-{part}.bin").write_bytes(held)
            part, held = part + 1, b""
        index.append(f"{first}\t{part}\t{len(held)}\t{len(packed)}")
        held += packed
    (out / f"{stem}-{part}.bin").write_bytes(held)
    (out / f"{stem}.index.bin").write_bytes(zlib.compress("\n".join(index).encode(), 9))


def _lines(path: Path) -> list[Raw]:
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines()]


if __name__ == "__main__":
    main()
