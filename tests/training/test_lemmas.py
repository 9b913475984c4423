"""The table of lemmas, made from the project's own sentences."""

import random

import pytest
from training.lemmas import table
from training.treebanks import own_windows
from training.units import units

from temoin.annotations.lemmas import OUTSIDE, Lemmas

LANGUAGES = ("ar", "en", "es", "fr")


@pytest.fixture(params=LANGUAGES)
def passages(request):
    return own_windows(request.param, random.Random(1))


def test_every_form_has_its_lemma_and_every_lemma_itself(passages):
    found = Lemmas(table(passages).splitlines())
    for passage in passages:
        for unit in units(passage)[1].units:
            if unit.upos not in OUTSIDE and unit.lemma:
                assert unit.lemma in found.of(unit.form, unit.upos)
                assert unit.lemma in found.of(unit.lemma, unit.upos)


def test_rows_do_not_hang_on_the_order_of_sentences(passages):
    assert table(passages) == table(passages[::-1])


def test_names_and_numbers_are_left_out(passages):
    tags = {row.split("\t")[2] for row in table(passages).splitlines()}
    assert tags
    assert not tags & OUTSIDE
