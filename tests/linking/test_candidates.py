"""Candidates: what is worth comparing shares a key, in any language, and keys stay few."""

from __future__ import annotations

from tests.linking.build import digest

from temoin.linking.candidates import block_keys
from temoin.linking.digest import Site


def meet(one, two) -> bool:
    return bool(set(block_keys(one)) & set(block_keys(two)))


def test_candidates_meet_by_place_and_day() -> None:
    assert meet(digest(names=()), digest(names=(), days=["2025-03-11"], published="2025-08-01", words=()))


def test_candidates_meet_by_names_years_later() -> None:
    assert meet(digest(sites=()), digest(sites=(), days=["2028-01-01"], published="2028-01-02", words=()))


def test_candidates_meet_across_scripts() -> None:
    arabic = Site("تامغاري", "town", None, None, None, None, "where")
    assert meet(digest(), digest(language="ar", sites=(arabic,), names=(), words=()))


def test_candidates_of_another_place_and_time_do_not_meet() -> None:
    other = digest(
        sites=(Site("kirkuk", "town", "IQ", None, None, None, "where"),), names=(("kirkuk", 1.0),),
        words=(("kirkuk", 1.0),), days=["2028-01-01"], published="2028-01-02",
    )  # fmt: skip
    assert not meet(digest(), other)


def test_candidates_keys_are_sorted_and_few() -> None:
    names = tuple((f"name{n}", 0.1) for n in range(60))
    keys = block_keys(digest(names=names, words=names))
    assert list(keys) == sorted(set(keys))
    assert len(keys) < 200
