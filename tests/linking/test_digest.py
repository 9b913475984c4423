"""Digests: made from readings, kept as JSON without loss."""

from __future__ import annotations

from tests import build
from tests.linking.build import day, digest, victim

from temoin.linking.digest import Digest
from temoin.linking.make import digest_incidents
from temoin.linking.words import ages_in, rarity, telling_words, words_of


def test_digest_survives_json() -> None:
    one = digest(people=(victim("ariel morgan"),), vector=(1, -127, 0))
    assert Digest.from_json(one.to_json()) == one


TEXT = """Attack in Kirkuk

Gunmen killed four people in Kirkuk on Monday. A bomb killed nine people in Mosul on 5 January 2024.
"""


def test_digest_of_a_main_and_a_recalled_incident() -> None:
    main = build.happening(TEXT, "killed", {"killed": "four people", "place": "Kirkuk#2", "time": "Monday"})
    recalled = build.happening(
        TEXT,
        "bomb",
        {"killed": "nine people", "place": "Mosul", "time": "5 January 2024"},
        story="background",
    )
    seen = build.annotations(
        TEXT, "en", names={"Kirkuk#2": "LOC", "Mosul": "LOC"}, happenings=(main, recalled)
    )
    found = digest_incidents(build.reading(TEXT, seen, published="2025-03-11"), (0.6, 0.8))
    first, second = found.values()
    assert (first.role, second.role) == ("main", "background")
    assert first.days[0].first == day("2025-03-10")
    assert second.days[0].first == day("2024-01-05")
    assert first.killed[0][:2] == (4, 4)
    assert second.killed[0][:2] == (9, 9)
    assert (first.vector, second.vector) == ((76, 102), ())
    assert "kirkuk" in dict(first.names)
    assert "kirkuk" not in dict(second.names)


def test_digest_of_what_is_recalled_without_a_day_is_not_made() -> None:
    text = "Attack in Kirkuk\n\nGunmen killed four people in Kirkuk. A bomb killed nine people in Mosul.\n"
    main = build.happening(text, "killed", {"killed": "four people"})
    recalled = build.happening(text, "bomb", {"killed": "nine people", "place": "Mosul"}, story="background")
    seen = build.annotations(text, "en", names={"Mosul": "LOC"}, happenings=(main, recalled))
    assert [d.role for d in digest_incidents(build.reading(text, seen)).values()] == ["main"]


def test_words_rarity_is_of_the_language() -> None:
    assert rarity("police", "en") < 2 < rarity("tamgari", "en") == rarity("police", "xx")


def test_words_weights_have_length_one_and_no_common_words() -> None:
    words = dict(telling_words(words_of("The police of Tamgari said", "en"), "en"))
    assert set(words) == {"tamgari"}
    assert words["tamgari"] == 1


def test_words_without_what_the_language_writes_onto_them() -> None:
    assert words_of("والجيش", "ar") == words_of("الجيش", "ar")


def test_words_ages() -> None:
    assert ages_in("A 17-year-old and Kevin Barbee, 15, at 7 p.m.", "en") == (15, 17)
    assert ages_in("une femme de 34 ans et 12 blessés", "fr") == (34,)
    assert ages_in("عمره 12 عاما", "ar") == (12,)
