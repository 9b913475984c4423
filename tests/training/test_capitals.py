"""The table of words that keep a capital, made from a few lines."""

from training.capitals import FEWEST, kept


def test_words_are_kept_as_they_are_mostly_written_inside_sentences():
    lines = ["Then police of Gao met NATO and the mayor in Gao, said NATO."] * FEWEST
    assert kept(lines) == ["Gao", "NATO"]


def test_openings_rare_words_and_lines_in_capitals_do_not_count():
    lines = ["Quiet streets. Quiet nights", "Then Wagadou wept", "THEN GAO WEPT"] * (FEWEST - 1)
    assert kept(lines) == []


def test_accents_do_not_part_a_word():
    lines = ["we saw Bénin"] * FEWEST + ["we saw Benin"]
    assert kept(lines) == ["Bénin"]
