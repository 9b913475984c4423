"""Two digests -> the reasons for and against their being one incident, each a number that can be shown.

Reasons hold for any pair of languages: names are compared as they are written where both reports are in one
language and by their consonants where not; words, and the model's vectors, which lean to their language, only within
one.  A reason that cannot be given (no day,
no coordinates, another language) is absent, which is not the same as nought.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from temoin.distance import kilometres
from temoin.incidents.tolls import Counted
from temoin.linking.candidates import WIDE, sounds
from temoin.linking.digest import Days, Digest, Person, Site
from temoin.linking.words import rarity
from temoin.mentions.names import same_name

RARE_NAME = 5.0
RAREST_NAMES = 6  # whose rarity is summed

Weights = dict[str, float]
_kilometres = functools.lru_cache(maxsize=100_000)(kilometres)


@dataclass(frozen=True, slots=True)
class View:
    """A digest made ready to be compared many times."""

    digest: Digest
    where: tuple[Site, ...]
    narrow: tuple[Site, ...]
    places: Weights
    rarities: Weights
    names: Weights
    title: Weights
    words: Weights


def view(digest: Digest) -> View:
    """A digest with its look-ups."""
    narrow = tuple(site for site in digest.sites if site.precision not in WIDE)
    names = {name: rarity(name, digest.language) for name, _ in digest.names}
    places = {
        site.name: max((rarity(w, digest.language) for w in site.name.split()), default=0.0)
        for site in narrow
    }
    return View(
        digest,
        tuple(site for site in narrow if site.of == "where"),
        narrow,
        places,
        names,
        dict(digest.names),
        dict(digest.title),
        dict(digest.words),
    )


def find_reasons(one: View, two: View) -> dict[str, float]:
    """The reasons by name; symmetric."""
    a, b = one.digest, two.digest
    found: dict[str, float | None] = {
        "same-language": float(a.language == b.language),
        "days-apart": _days_apart(a.days[:1], b.days[:1]),
        "days-told-apart": _told_apart(a.days, b.days),
        "published-apart": float(abs(a.published - b.published)) if a.published and b.published else None,
        "told-before": max(_before(a, b), _before(b, a)),
        "km-apart": _km_apart(one.where, two.where),
        "where-shared": _places_shared(one, two, one.where, two.where),
        "places-shared": _places_shared(one, two, one.narrow, two.narrow),
        "killed-apart": _counts_apart(_best(a.killed), _best(b.killed)),
        "injured-apart": _counts_apart(_best(a.injured), _best(b.injured)),
        "acts-shared": _overlap(a.kinds, b.kinds),
        "groups-shared": _overlap(a.groups, b.groups),
        "ages-shared": float(len(set(a.ages) & set(b.ages))) if a.ages and b.ages else None,
        "ages-overlap": _overlap(a.ages, b.ages),
        **_names_shared(one, two),
        **_people(a, b),
        **_words_shared(one, two),
    }
    return {name: value for name, value in found.items() if value is not None}


def _days_apart(one: Sequence[Days], two: Sequence[Days]) -> float | None:
    gaps = [max(x.first - y.last, y.first - x.last, 0) for x, y in product(one, two)]
    return float(min(gaps)) if gaps else None


def _told_apart(one: Sequence[Days], two: Sequence[Days]) -> float | None:
    """Whether the first days differ, and one report names the other's beside its own: it tells of both."""
    if not one or not two:
        return None
    differ = _days_apart(one[:1], two[:1])
    return float(bool(differ) and (_days_apart(one[1:], two[:1]) == 0 or _days_apart(one[:1], two[1:]) == 0))


def _before(a: Digest, b: Digest) -> float:
    """Days by which one report was published before the other's incident took place."""
    return float(max(a.days[0].first - b.published, 0)) if a.days and b.published else 0.0


def _km_apart(one: Sequence[Site], two: Sequence[Site]) -> float | None:
    gaps = [_kilometres(x.lat, x.lon, y.lat, y.lon) for x, y in product(_located(one), _located(two))]
    return min(gaps) if gaps else None


def _located(sites: Iterable[Site]) -> list[Site]:
    return [site for site in sites if site.lat is not None]


def _places_shared(one: View, two: View, mine: Sequence[Site], theirs: Sequence[Site]) -> float:
    """Rarity of the rarest place name that both have; the commoner of its two spellings counts."""
    spelled = _spelling(one, two)
    known = {spelled(site.name): one.places[site.name] for site in mine}
    other = {spelled(site.name): two.places[site.name] for site in theirs}
    return max((min(known[name], other[name]) for name in known.keys() & other.keys()), default=0.0)


def _spelling(one: View, two: View) -> Callable[[str], str]:
    return str if one.digest.language == two.digest.language else sounds


def _best(counts: Sequence[Counted]) -> Sequence[Counted]:
    """The best supported count, the first among equals; none where there is none."""
    return sorted(counts, key=lambda count: -count[2])[:1]


def _counts_apart(one: Sequence[Counted], two: Sequence[Counted]) -> float | None:
    """The smallest distance between two counts, as a difference of logarithms; 0 where bounds overlap."""
    gaps = [_gap(x, y) for x, y in product(one, two)]
    return min(gaps) if gaps else None


def _gap(one: Counted, two: Counted) -> float:
    low, high = max(one[0] or 0, two[0] or 0), min(_high(one), _high(two))
    return math.log((low + 1) / (high + 1)) if low > high else 0.0


def _high(bounds: Counted) -> float:
    return math.inf if bounds[1] is None else bounds[1]


def _overlap(one: Sequence[object], two: Sequence[object]) -> float | None:
    return len(set(one) & set(two)) / min(len(set(one)), len(set(two))) if one and two else None


def _names_shared(one: View, two: View) -> dict[str, float | None]:
    spelled = _spelling(one, two)
    mine, theirs = ({spelled(name): name for name in side.names} for side in (one, two))
    shared = [(mine[name], theirs[name]) for name in mine.keys() & theirs.keys()]
    both = bool(one.names and two.names)
    rare = sorted((max(one.rarities[x], two.rarities[y]) for x, y in shared), reverse=True)
    return {
        "names-cosine": math.fsum(one.names[x] * two.names[y] for x, y in shared) if both else None,
        "rare-names-shared": float(sum(r >= RARE_NAME for r in rare)),
        "names-rarity": sum(rare[:RAREST_NAMES]),
    }


def _people(a: Digest, b: Digest) -> dict[str, float | None]:
    """Persons whom both name, and the share of the victims, and of the perpetrators, whom the other names too."""
    found: dict[str, float | None] = {}
    for name, speaking in (("people-shared", False), ("speakers-shared", True)):
        one, two = (tuple(p for p in d.people if (p.part == "speaker") == speaking) for d in (a, b))
        if one and two:
            found[name] = float(min(len(_known(one, two)), len(_known(two, one))))
    for part in ("victim", "perpetrator"):
        one, two = (tuple(p for p in d.people if p.part == part) for d in (a, b))
        if one and two:
            known = len(_known(one, b.people)) + len(_known(two, a.people))
            found[f"{part}s-shared"] = known / (len(one) + len(two))
    return found


def _known(one: Sequence[Person], two: Sequence[Person]) -> list[Person]:
    theirs = [(name, _heard(name)) for person in two for name in person.names]
    return [
        person
        for person in one
        if any(
            name == other or (_heard(name) & heard and _same(*sorted((name, other))))
            for name in person.names
            for other, heard in theirs
        )
    ]


@functools.lru_cache(maxsize=100_000)
def _heard(name: str) -> frozenset[str]:
    return frozenset(sounds(name).split())


@functools.lru_cache(maxsize=100_000)
def _same(name: str, other: str) -> bool:
    return same_name(name, other)


def _words_shared(one: View, two: View) -> dict[str, float | None]:
    if one.digest.language != two.digest.language:
        return {}
    return {
        "words-cosine": _cosine(one.words, two.words),
        "titles-cosine": _cosine(one.title, two.title) if one.title and two.title else None,
        "vectors-near": _near(one.digest.vector, two.digest.vector),
    }


def _cosine(one: Weights, two: Weights) -> float:
    """Of words in order of the alphabet, so that the sum is the same from both sides."""
    return sum(weight * two[word] for word, weight in one.items() if word in two)


def _near(one: Sequence[int], two: Sequence[int]) -> float | None:
    return sum(map(int.__mul__, one, two)) / 127**2 if one and two else None
