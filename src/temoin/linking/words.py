"""How telling a word is: its rarity in news of its language, from a packaged table.

Rarity is the natural logarithm of (documents / documents with the word), by the kind of news in which the
word is most common.  A word that the table lacks is as rare as any (`RAREST`).  The table is fixed, so that
the comparison of two reports never depends on what else has been read.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable

from temoin.resources import Resources
from temoin.resources.match import bare, clitics

RAREST = 7.0
COMMON = 2.0  # words of less rarity tell nothing
KEPT = 100  # the most telling words of a report that are kept

_WORD = re.compile(r"[^\W_]+")
_BESIDE = re.compile(r"[^\W\d_], (\d{1,2})(?=[,.;)])")
_COUNTED = re.compile(r"(?<!\d)(\d{1,2})[ -]([^\W\d_]+)")
_PACKAGED = Resources()


def words_of(text: str, language: str | None) -> list[str]:
    """The folded words of a text in order, each in the shortest form that may be it alone: without clitics."""
    known = clitics(_PACKAGED, language)
    return [min((stem for stem, _ in known.stems(word)), key=len) for word in _WORD.findall(bare(text))]


def ages_in(text: str, language: str | None) -> tuple[int, ...]:
    """Numbers that can be somebody's age: before a word for years, or between commas after a name; ascending."""
    folded = bare(text)
    found = [m[1] for m in _BESIDE.finditer(folded)]
    found += [m[1] for m in _COUNTED.finditer(folded) if m[2] in _years(language)]
    return tuple(sorted({int(number) for number in found} - {0}))


def rarity(word: str, language: str | None) -> float:
    """How rare a folded word is in news of a language, from 0 to `RAREST`: by its commonest reading without clitics."""
    known = _rarities(language)
    return min(known.get(stem, RAREST) for stem, _ in clitics(_PACKAGED, language).stems(word))


def telling_words(words: Iterable[str], language: str | None) -> tuple[tuple[str, float], ...]:
    """The most telling words with their weights, in order of the alphabet.

    The weights of all words together have length 1, so that those of two reports give a cosine.
    """
    weights = {
        word: (1 + math.log(times)) * rare
        for word, times in Counter(words).items()
        if (rare := rarity(word, language)) >= COMMON
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:KEPT]
    return tuple((word, round(weights[word] / length, 3)) for word in sorted(kept))


@functools.cache
def _rarities(language: str | None) -> dict[str, float]:
    return {row["words"]: float(row["rarity"]) for row in _PACKAGED.words("rarities", language)}


@functools.cache
def _years(language: str | None) -> frozenset[str]:
    rows = _PACKAGED.words("time_words", language)
    return frozenset(word for row in rows if row["value"] == "year" for word in bare(row["words"]).split("|"))
