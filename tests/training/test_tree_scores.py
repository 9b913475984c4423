"""Scores of trees: the tree itself scores all, a fault costs what it should, noise moves nothing."""

import random
from dataclasses import replace

import pytest
from training.evaluate import put, show
from training.passages import Passage
from training.tree_scores import (
    NOISES,
    SAMPLE,
    own_passages,
    sample,
    scores,
    spoilt,
    unit_places,
)
from training.units import units

from temoin.records import Annotations, Sentence, Word

LANGUAGES = ("ar", "en", "es", "fr")


def as_read(passage: Passage) -> Annotations:
    """The gold tree of a passage, as if the model had given it."""
    words, made = units(passage)
    places = unit_places(words, made.by_word(len(words)))
    found = tuple(
        Word(*place, unit.lemma, unit.upos, unit.feats, unit.head, unit.relation)
        for place, unit in zip(places, made.units, strict=True)
    )
    ends = tuple(Sentence(start, end, 0, 0) for start, end in passage.sentences or ())
    return Annotations(passage.language, found, ends, (), (), ())


def changed(passage: Passage, **change) -> Annotations:
    """The same with one field of every word changed."""
    read = as_read(passage)
    return replace(read, words=tuple(replace(word, **change) for word in read.words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tree_itself_scores_all(language):
    assert set(scores(as_read, own_passages(language)).values()) == {100.0}


def test_one_relation_for_all_loses_labels_only():
    found = scores(lambda passage: changed(passage, relation="nsubj"), own_passages("fr"))
    assert found["uas"] == found["upos"] == found["lemma"] == 100.0
    assert 0 < found["las"] < found["las types"] < 30  # nsubj:pass is of the same type
    assert found["passive"] == 0


def test_a_wrong_head_loses_both():
    found = scores(lambda passage: changed(passage, head=-1), own_passages("ar"))
    roots = sum(1 for _ in own_passages("ar"))
    words = sum(word.upos != "PUNCT" for one in own_passages("ar") for word in as_read(one).words)
    assert found["uas"] == found["las"] == round(100 * roots / words, 1)


def test_words_that_are_not_found_lose_all():
    def nothing(passage: Passage) -> Annotations:
        return Annotations(passage.language, (), (), (), (), ())

    assert set(scores(nothing, own_passages("en")).values()) == {0.0}


@pytest.mark.parametrize("language", LANGUAGES)
def test_noise_moves_no_character_and_changes_some(language):
    clean = list(own_passages(language))
    for name, change in NOISES[language].items():
        noisy = spoilt(clean, change)
        assert [len(one.text) for one in noisy] == [len(one.text) for one in clean], name
        assert any(a.text != b.text for a, b in zip(clean, noisy, strict=True)), name
        assert noisy == spoilt(clean, change), name
        # whatever noise leaves of the words still finds its gold
        assert scores(as_read, noisy)["las"] == 100.0, name


def test_noises_do_what_they_are_called():
    random_ = random.Random(1)
    assert NOISES["fr"]["capitals"]("l’été à Nîmes", random_) == "L’ÉTÉ À NÎMES"
    assert NOISES["es"]["no accents"]("murió el niño", random_) == "murio el nino"
    assert NOISES["ar"]["no hamza"]("أعلن مسؤول إن", random_) == "اعلن مسوول ان"
    assert NOISES["fr"]["broken marks"]("« Non », dit-il à l’abri", random_) != "« Non », dit-il à l’abri"


def test_a_sample_is_fixed_and_of_its_size():
    found = list(own_passages("fr")) * 5
    chosen = sample(found)
    assert chosen == sample(list(found))
    assert len(chosen) == SAMPLE
    quoted = sample(found, marks=True)
    assert quoted
    assert all(set('"«»“”„‹›') & set(one.text) for one in quoted)


def test_a_table_goes_to_its_place_in_a_page(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "a\n<!-- measured: own -->\nold\n<!-- end -->\nb\n<!-- measured: noise -->\n<!-- end -->\nc\n"
    )
    put(page, "noise", show({"fr capitals": {"las": 80.0, "lost": 2.0}}))
    put(page, "own", show({"fr": {"las": 90.0}, "en": {"las": 91.0}}))
    assert page.read_text() == (
        "a\n<!-- measured: own -->\n| | las |\n|---|---|\n| fr | 90.0 |\n| en | 91.0 |\n<!-- end -->\nb\n"
        "<!-- measured: noise -->\n| | las | lost |\n|---|---|---|\n| fr capitals | 80.0 | 2.0 |\n<!-- end -->\nc\n"
    )
    with pytest.raises(SystemExit, match="no place for peers"):
        put(page, "peers", "")
