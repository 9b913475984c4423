"""From claims to slots: what the mapping decides by rule, and that its tables are what their scripts make."""

from __future__ import annotations

import csv

import pytest
from evaluation.muc4.incidents import type_of
from evaluation.muc4.learn_vocabulary import rows
from evaluation.muc4.model import train, yes
from evaluation.muc4.targets import title_and_name
from evaluation.muc4.vocabulary import TABLE, classify
from evaluation.shared import shared
from tests.evaluation.claims import claim


@pytest.mark.parametrize(
    ("words", "value", "expected"),
    [
        ("was kidnapped", {"plover": "COERCE"}, "KIDNAPPING"),
        ("exploded", {"plover": "ASSAULT", "mode": "bomb"}, "BOMBING"),
        ("aerial bombing", {"plover": "ASSAULT", "mode": "airstrike"}, "ATTACK"),
        ("set the bus on fire", {"plover": "ASSAULT"}, "ARSON"),
        ("was killed", {"plover": "ASSAULT"}, "ATTACK"),
        ("marched", {"plover": "PROTEST"}, None),
    ],
)
def test_the_words_of_a_happening_settle_its_type(words, value, expected):
    assert type_of([claim("what", words, value)]) == expected


def test_a_denied_happening_is_no_incident():
    assert type_of([claim("what", "was killed", {"plover": "ASSAULT"}, polarity="denied")]) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Foreign Minister Luis Yanez", ("Foreign Minister", "Luis Yanez")),
        ("Miguel de la Madrid", ("", "Miguel de la Madrid")),
        ("two peasants", ("two peasants", "")),
    ],
)
def test_a_title_is_told_from_a_name(words, expected):
    assert title_and_name(words) == expected


def test_words_tell_the_kind_of_a_target():
    assert classify("person", "MAYOR")[0] == "GOVERNMENT OFFICIAL"
    assert classify("building", "ELECTRIC TOWERS")[0] == "ENERGY"
    assert classify("target", "EMBASSY")[0] == "physical"


def test_a_decision_is_learned_from_examples():
    weights = train([(["1", "bomb"], True), (["1", "march"], False)] * 20)
    assert yes(weights, ["1", "bomb"]) > 0.7 > 0.3 > yes(weights, ["1", "march"])


def test_the_vocabulary_is_what_its_script_makes():
    try:
        shared()
    except SystemExit:
        pytest.skip("no shared corpora")
    with TABLE.open(encoding="utf-8") as lines:
        written = [tuple(row.values()) for row in csv.DictReader(lines, delimiter="\t")]
    assert written == [(*row[:3], str(row[3])) for row in (("group", "label", "word", 0), *rows())][1:]
