"""How far two places lie apart on a round earth."""

from __future__ import annotations

import math

EARTH_KM = 6371.0


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Along the great circle, in kilometres, of coordinates in degrees (haversine)."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((a - b) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon - other_lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(half, 1.0)))
