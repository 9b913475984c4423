"""Whose words a cue reports: the tree and the distance decide where the model's links do not."""

import numpy as np
import pytest
from tests.build import annotations, tree

from temoin.annotations.between import Between, weight, weights_of
from temoin.annotations.sourcing import Sourcing
from temoin.annotations.spans import Span
from temoin.annotations.words import split_words

TEXT = "The mayor left. A farmer said that the bridge fell."
TREE = (
    "The DET det 2", "mayor NOUN nsubj 3", "left VERB root 0", "",
    "A DET det 2", "farmer NOUN nsubj 3", "said VERB root 0", "that SCONJ mark 7",
    "the DET det 6", "bridge NOUN nsubj 7", "fell VERB ccomp 3",
)  # fmt: skip


def sourcing() -> tuple[Sourcing, dict[str, Span]]:
    words = split_words(TEXT)
    at = {TEXT[a:b]: n for n, (a, b) in enumerate(words)}
    spans = {
        "said": Span(at["said"], at["said"] + 1, 0, 0.9),
        "mayor": Span(0, at["mayor"] + 1, 0, 0.9),
        "farmer": Span(at["A"], at["farmer"] + 1, 0, 0.9),
        "fell": Span(at["the"], at["fell"] + 1, 0, 0.9),
    }
    ends = np.array([TEXT[a:b] == "." for a, b in words])
    between = Between(TEXT, words, ends, np.zeros(len(words), dtype=bool))
    trees = tree(TEXT, annotations(TEXT, "en"), *TREE).words
    starts = [word.start for word in trees]
    begins = [sum(start < a for start in starts) for a, _ in [*words, (len(TEXT), 0)]]
    people = [spans["mayor"], spans["farmer"]]
    return Sourcing(between, trees, begins, [spans["said"]], people, [spans["fell"]]), spans


def worth(source: str, link: float = -0.7) -> float:
    made, spans = sourcing()
    return weight(made.signals(spans["said"], spans[source], link), weights_of("sourcing"))


def test_with_equal_links_the_own_subject_speaks() -> None:
    assert worth("farmer") > worth("mayor")


def test_a_surer_link_is_worth_more() -> None:
    assert worth("farmer", -0.1) > worth("farmer", -3.0)


def test_a_subject_speaks_for_somebody() -> None:
    made, spans = sourcing()
    assert worth("farmer") > weight(made.signals_of_none(spans["said"], -0.7), weights_of("sourcing"))


@pytest.mark.parametrize(
    ("source", "signals"),
    [("farmer", {"own subject", "tree nsubj"}), ("mayor", {"another's subject", "tree apart"})],
)
def test_signals_name_what_the_tree_says(source: str, signals: set[str]) -> None:
    made, spans = sourcing()
    assert signals <= set(made.signals(spans["said"], spans[source], -0.7))
