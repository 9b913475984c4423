import pytest
from evaluation.certainty import class_counts, mean_f1, pairs
from evaluation.certainty.cases import Case, Event, find_word, joined, shared_run

EVENTS = tuple(Event(at, at + 1, gold) for at, gold in enumerate(("happened", "happened", "denied", "open")))


def test_classes_by_hand():
    case = Case("x", "MEANTIME en", "en", "abcd", EVENTS)
    here = pairs(case, ["happened", "open", "denied", "happened"])
    assert class_counts(here, "happened").f1 == pytest.approx(0.5)
    assert class_counts(here, "denied").f1 == 1.0
    assert class_counts(here, "open").f1 == 0.0
    assert mean_f1([here]) == pytest.approx(0.5)


def test_two_classes_where_gold_tells_no_more():
    events = (Event(0, 1, "happened"), Event(1, 2, "denied"))
    case = Case("x", "UDS", "en", "ab", events, two_classes=True)
    assert pairs(case, ["happened", "open"]) == [("happened", "happened"), ("denied", "denied")]


def test_tokens_are_joined_as_print_has_them():
    text, places = joined([["He", "did", "n't", "go", "(", "yet", ")", "."], ["$", "5"]])
    assert text == "He didn't go (yet).\n\n$5"
    assert [text[s:e] for s, e in places[0]] == ["He", "did", "n't", "go", "(", "yet", ")", "."]
    assert [text[s:e] for s, e in places[1]] == ["$", "5"]


def test_the_word_nearest_to_its_number_is_taken():
    text = "They had what they had."
    assert find_word(text, {"form": "had", "tok": 5}) == (19, 22)
    assert find_word(text, {"form": "had", "tok": 2}) == (5, 8)
    assert find_word(text, {"form": "has", "tok": 2}) is None


def test_a_clause_is_the_longest_run_that_the_prompt_repeats():
    text = "if she admitted she was not an experienced sailor."
    start, end = shared_run(text, "Polly was not an experienced sailor")
    assert text[start:end] == "was not an experienced sailor"
    assert shared_run(text, "nothing of the kind") is None
