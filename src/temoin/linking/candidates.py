"""Which digests are worth comparing: those that share a key.

A key is made so that few incidents share it however many a ledger holds: a place with a day, a place with a week
of publication, two rare names together.  Names are keyed by their consonants, so that languages and scripts meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from temoin.linking.digest import Digest
from temoin.linking.words import rarity
from temoin.mentions.names import name_tokens, skeleton

PAIRED, PAIRED_RARITY = 10, 4.5  # names that are keyed in pairs: the most telling ones of such rarity
DATED, DATED_RARITY = 12, 4.0  # names that are keyed with a time
WORDS, WORDS_RARITY = 8, 6.0  # words that are keyed in pairs
SITES = 6
WIDE = frozenset({"country", "region"})
WEEK, TEN_DAYS = 7, 10


def block_keys(digest: Digest) -> tuple[str, ...]:
    """The keys of a digest, in order of the alphabet."""
    paired = sorted({sounds(name) for name in _best(digest.names, PAIRED, PAIRED_RARITY, digest)})
    words = sorted(_best(digest.words, WORDS, WORDS_RARITY, digest))
    return tuple(
        sorted(
            {
                *_places_and_days(digest),
                *_names_and_times(digest),
                *(f"names {one} {two}" for one, two in combinations(paired, 2)),
                *(f"words {one} {two}" for one, two in combinations(words, 2)),
            }
        )
    )


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
    times = {day // TEN_DAYS + step for day in days for step in (0, 1)}
    for name in sorted({sounds(name) for name in _best(digest.names, DATED, DATED_RARITY, digest)}):
        yield from (f"name {name} {time}" for time in times)


def _best(words: tuple[tuple[str, float], ...], most: int, rare: float, digest: Digest) -> list[str]:
    """The weightiest words of some rarity."""
    fit = [(-weight, word) for word, weight in words if rarity(word, digest.language) >= rare]
    return [word for _, word in sorted(fit)[:most]]


def sounds(name: str) -> str:
    """A name as its consonants, word by word; a word of one consonant or a number stays as it is written."""
    return " ".join(_sound(word) for word in name_tokens(name))


def _sound(word: str) -> str:
    heard = skeleton(word)[0]
    return heard if len(heard) > 1 and not any(c.isdigit() for c in word) else word
