"""python -m training.centres SHAPES.shp: the middle of each country -> resources/places/centres.tsv.

Takes the countries of Natural Earth (1:110m, public domain; read by pyshp), gives for each the centroid of its largest
part, of all parts together where the largest has less than half of the area (archipelagos).  Areas and middles are
taken on Lambert's cylinder, which keeps areas.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from math import asin, degrees, radians, sin
from pathlib import Path

from evaluation.shared import shared

OUT = Path(__file__).parent.parent / "src/temoin/resources/places/centres.tsv"
# codes that Natural Earth leaves out
_CODES = {"France": "FR", "Norway": "NO", "Kosovo": "XK", "N. Cyprus": None, "Somaliland": None}

Ring = Sequence[tuple[float, float]]


def main() -> None:
    """Write the table."""
    rows = sorted(_rows(sys.argv[1]))
    lines = ["country\tlat\tlon", *(f"{code}\t{lat:.1f}\t{lon:.1f}" for code, lat, lon in rows)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {OUT} with {len(rows)} countries")


def _rows(path: str) -> Iterator[tuple[str, float, float]]:
    import shapefile  # type: ignore[import-not-found]

    codes = _alpha2()
    for one in shapefile.Reader(path).iterShapeRecords():
        name = one.record["name"]
        code = _CODES[name] if name in _CODES else codes.get(one.record["iso_a3"])
        if code:
            ends = [*one.shape.parts[1:], len(one.shape.points)]
            rings = [one.shape.points[s:e] for s, e in zip(one.shape.parts, ends, strict=True)]
            yield code, *middle(rings)


def _alpha2() -> dict[str, str]:
    lines = (shared() / "data/places/gazetteer/countries.jsonl").read_text(encoding="utf-8").splitlines()
    records = map(json.loads, lines)
    return {record["iso3"]: record["cc"] for record in records if "iso3" in record}


def middle(rings: Sequence[Ring]) -> tuple[float, float]:
    """Latitude and longitude of the middle of a country given as rings of (longitude, latitude)."""
    parts = sorted((_centroid([(x, sin(radians(y))) for x, y in ring]) for ring in rings), reverse=True)
    if parts[0][0] > sum(area for area, _, _ in parts) / 2:
        parts = parts[:1]
    total = sum(area for area, _, _ in parts)
    lon, height = (sum(part[0] * part[at] for part in parts) / total for at in (1, 2))
    return degrees(asin(height)), lon


def _centroid(ring: Ring) -> tuple[float, float, float]:
    """Area and centroid of a ring, by the shoelace formula."""
    area = across = up = 0.0
    for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x * v - u * y
        area += cross
        across += (x + u) * cross
        up += (y + v) * cross
    return abs(area) / 2, across / (3 * area), up / (3 * area)


if __name__ == "__main__":
    main()
