"""Names as chains of tags: decoding against brute force, and what each signal says."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.annotations.chain import BLOCKS, PLACES, SIGNALS, TAGS, Shown, packaged, signals, uses
from temoin.annotations.decode import find_chain, spans_of
from temoin.annotations.words import split_words
from temoin.resources import Resources
from temoin.resources.match import bare

NUMBERS = st.floats(-5, 5, width=32)


def worth(scores, steps, path):
    pairs = itertools.pairwise(path)
    return sum(row[tag] for row, tag in zip(scores, path, strict=True)) + sum(steps[a, b] for a, b in pairs)


def fits(path):
    return all(
        tag == 0 or tag % 2 or before in (tag, tag - 1) for before, tag in itertools.pairwise((0, *path))
    )


@given(
    st.lists(st.lists(NUMBERS, min_size=5, max_size=5), min_size=1, max_size=5),
    st.lists(NUMBERS, min_size=25, max_size=25),
    st.integers(0, 31),
)
def test_each_sentence_has_the_best_tags_that_fit(rows, steps, cuts):
    scores, steps = np.array(rows, dtype=np.float32), np.array(steps, dtype=np.float32).reshape(5, 5)
    ends = np.array([cuts >> at & 1 == 1 for at in range(len(rows))])
    found = find_chain(scores, steps, ends)
    borders = [0, *(np.flatnonzero(ends[:-1]) + 1), len(rows)]
    for start, end in itertools.pairwise(borders):
        paths = filter(fits, itertools.product(range(5), repeat=int(end - start)))
        best = max(worth(scores[start:end], steps, path) for path in paths)
        assert fits(found[start:end])
        assert worth(scores[start:end], steps, found[start:end]) == pytest.approx(best, abs=1e-3)


def test_spans_are_read_off_the_tags():
    tags = np.array([TAGS.index(tag) for tag in ("O", "B-PER", "I-PER", "B-LOC", "O", "B-ORG")])
    assert spans_of(tags) == [(1, 3, 0), (3, 4, 3), (5, 6, 2)]


def shown(text, language, likely=None):
    """A text whose words are all outside to the model, but for those given a tag."""
    words = split_words(text)
    stems = [bare(text[start:end]) for start, end in words]
    scores = np.zeros((len(words), len(TAGS)), dtype=np.float32)
    scores[:, 0] = 9
    for at, tag in (likely or {}).items():
        scores[at, TAGS.index(tag)] = 18
    return Shown(text, words, stems, np.array([stem == "." for stem in stems]), scores, language)


def of(rows, at):
    """Signals of a word that say something."""
    return {SIGNALS[number]: float(value) for number, value in enumerate(rows[at]) if abs(value) > 0.01}


def test_a_word_is_told_of_itself_elsewhere_and_of_its_neighbours():
    rows = signals(shown("Kadugli burnt . In Kadugli people fled .", "en", {0: "B-LOC"}), {})
    assert of(rows, 4)["elsewhere B-LOC"] == pytest.approx(1, abs=0.01)
    assert of(rows, 1)["before B-LOC"] == pytest.approx(1, abs=0.01)
    assert "behind B-LOC" not in of(rows, 1)
    assert "elsewhere O" not in of(rows, 2)  # marks are no words


def test_how_a_word_is_used_counts_for_it_and_for_its_neighbours():
    counts = np.zeros((len(PLACES), len(TAGS)), dtype=np.float32)
    counts[0, 0], counts[1, TAGS.index("B-LOC")], counts[2, 0] = 3, 3, 3
    rows = signals(shown("near town Kadugli", "en"), {"town": counts})
    assert of(rows, 1)["own O"] == pytest.approx(0.75)
    assert of(rows, 2)["next B-LOC"] == pytest.approx(0.75)
    assert of(rows, 0)["last O"] == pytest.approx(0.75)


def test_a_word_that_was_seen_once_says_nothing():
    once = np.zeros((len(PLACES), len(TAGS)), dtype=np.float32)
    once[:, 0] = 1
    assert not any(name.startswith("own") for name in of(signals(shown("town", "en"), {"town": once}), 0))


@pytest.mark.parametrize(
    ("language", "text", "at", "name"),
    [
        ("fr", "Le Soudan du Sud accuse", 2, "names of countries goes on"),
        ("en", "The Sudanese army", 1, "demonyms of countries begins"),
        ("es", "el general Ruiz", 2, "words of titles ended"),
        ("ar", "سفارة باكستان", 0, "words of landmarks begins"),
        ("ar", "هاجمت حركة طالبان الموقع", 3, "armed ended"),
    ],
)
def test_tables_say_what_words_are_phrases(language, text, at, name):
    assert name in of(signals(shown(text, language), {}), at)


def test_the_packaged_tables_have_every_signal():
    weights, steps = packaged()
    assert weights.shape == (len(SIGNALS), len(TAGS))
    assert steps.shape == (len(TAGS), len(TAGS))
    assert len(SIGNALS) == len(set(SIGNALS)) > len(BLOCKS) * len(TAGS)
    for language in Resources().languages:
        assert all(counts.shape == (len(PLACES), len(TAGS)) for counts in uses(language).values())
    assert uses(None) == {}
