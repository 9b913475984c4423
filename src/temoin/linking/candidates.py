"""Which digests are worth comparing: those that share a key.

A key is made so that few incidents share it however many years a ledger holds: a place with a day or a week of
publication, a name with some weeks, two rare names with a year.  Names are keyed by their consonants, so that
languages and scripts meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from temoin.linking.digest import Digest
from temoin.linking.words import rarity
from temoin.mentions.names import name_tokens, skeleton

# Chosen on dev for few keys (58 a report): 94 of 100 pairs of one incident share one, and all clusters stay as good.
PAIRED, PAIRED_RARITY = 6, 5.5  # names that are keyed in pairs: the most telling ones of such rarity
DATED, DATED_RARITY = 10, 4.0  # names that are keyed with a time
SITES = 4
WIDE = frozenset({"country", "region"})
WEEK, TWENTY_DAYS, YEAR = 7, 20, 365


def block_keys(digest: Digest) -> tuple[str, ...]:
    """The keys of a digest, in order of the alphabet."""
    keys = {*_places_and_days(digest), *_names_and_times(digest), *_pairs_and_years(digest)}
    return tuple(sorted(keys))


def _places_and_days(digest: Digest) -> Iterator[str]:
    places = [sounds(site.name) for site in digest.sites if site.precision not in WIDE][:SITES]
    days = {day for told in digest.days for day in range(told.first - 1, told.last + 2)}
    for place in dict.fromkeys(places):
        yield from (f"day {place} {day}" for day in days)
        if digest.published:
            week = digest.published // WEEK
            yield from (f"week {place} {week + step}" for step in (0, 1))


def _names_and_times(digest: Digest) -> Iterator[str]:
    days = [told.first for told in digest.days[:2]] + ([digest.published] if digest.published else [])
    times = {day // TWENTY_DAYS + step for day in days for step in (0, 1)}
    for name in _best(digest, DATED, DATED_RARITY):
        yield from (f"name {name} {time}" for time in times)


def _pairs_and_years(digest: Digest) -> Iterator[str]:
    """Two names with the year of the incident, of the report, and the one before: a court speaks months later."""
    years = {told.first // YEAR for told in digest.days[:1]}
    if digest.published:
        years |= {digest.published // YEAR, digest.published // YEAR - 1}
    for one, two in combinations(_best(digest, PAIRED, PAIRED_RARITY), 2):
        yield from (f"names {one} {two} {year}" for year in years)


def _best(digest: Digest, most: int, rare: float) -> list[str]:
    """The consonants of the weightiest names of some rarity, in order of the alphabet."""
    fit = [(-weight, name) for name, weight in digest.names if rarity(name, digest.language) >= rare]
    return sorted({sounds(name) for _, name in sorted(fit)[:most]})


def sounds(name: str) -> str:
    """A name as its consonants, word by word; a word of one consonant or a number stays as it is written."""
    return " ".join(_sound(word) for word in name_tokens(name))


def _sound(word: str) -> str:
    heard = skeleton(word)[0]
    return heard if len(heard) > 1 and not any(c.isdigit() for c in word) else word
