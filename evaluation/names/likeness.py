"""Who compares spellings: temoin, and string measures of other libraries after romanising by anyascii."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable
from typing import Any

from temoin.mentions.names import name_likeness

# two names -> likeness from 0 to 1
Likeness = Callable[[str, str], float]


def romanised(name: str) -> str:
    """Latin letters by anyascii, lower case."""
    from anyascii import anyascii  # type: ignore[import-not-found]

    return str(anyascii(name)).lower()


def jaro_winkler(a: str, b: str) -> float:
    """jellyfish, on whole names."""
    import jellyfish  # type: ignore[import-not-found]

    return float(jellyfish.jaro_winkler_similarity(romanised(a), romanised(b)))


def token_sort(a: str, b: str) -> float:
    """rapidfuzz, words in the order of the alphabet."""
    from rapidfuzz import fuzz

    return float(fuzz.token_sort_ratio(romanised(a), romanised(b))) / 100


def token_set(a: str, b: str) -> float:
    """rapidfuzz, words of the shorter name in the longer one."""
    from rapidfuzz import fuzz

    return float(fuzz.token_set_ratio(romanised(a), romanised(b))) / 100


def nomenklatura(algorithm: str) -> Likeness:
    """A matcher of OpenSanctions' nomenklatura on two persons who have a name and nothing else."""
    from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]
    from nomenklatura.matching.types import ScoringConfig  # type: ignore[import-not-found]

    matcher, config = get_algorithm(algorithm), ScoringConfig.defaults()
    return lambda a, b: float(matcher.compare(_person(a), _person(b), config).score)


@functools.lru_cache(8192)
def _person(name: str) -> Any:
    from followthemoney import model  # type: ignore[import-not-found]

    person = model.make_entity("Person")
    person.id = name
    person.add("name", name)
    return person


def likenesses(*, peers: bool) -> dict[str, Likeness]:
    """temoin and the peers that are installed."""
    who: dict[str, Likeness] = {"temoin": name_likeness}
    if not peers or not _installed("anyascii"):
        return who
    who |= {"rapidfuzz token sort": token_sort, "rapidfuzz token set": token_set}
    if _installed("jellyfish"):
        who["jellyfish Jaro-Winkler"] = jaro_winkler
    if _installed("nomenklatura"):
        who |= {f"nomenklatura {name}": nomenklatura(name) for name in ("logic-v2", "name-based")}
    return who


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
