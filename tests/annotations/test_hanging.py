"""On which cue a content hangs: what stands between decides where the model's links do not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from temoin.annotations.between import Between, weight, weights_of
from temoin.annotations.hanging import Hanging
from temoin.annotations.happenings import linked
from temoin.annotations.spans import Span
from temoin.annotations.words import split_words

TEXT = 'A spokesman said three men fled. "We saw smoke," a farmer told us.'


def hanging() -> tuple[Hanging, dict[str, Span]]:
    words = split_words(TEXT)
    at = {TEXT[a:b]: n for n, (a, b) in enumerate(words)}
    spans = {
        "said": Span(at["said"], at["said"] + 1, 0, 0.9),
        "told": Span(at["told"], at["told"] + 1, 0, 0.9),
        "fled": Span(at["three"], at["fled"] + 1, 0, 0.9),
        "smoke": Span(at["We"], at["smoke"] + 1, 0, 0.9),
    }
    ends = np.array([TEXT[a:b] == "." for a, b in words])
    last = np.zeros(len(words), dtype=bool)
    sources = {spans["said"].first: Span(0, 2, 0, 0.9), spans["told"].first: None}
    cues, contents = [spans["said"], spans["told"]], [spans["fled"], spans["smoke"]]
    return Hanging(Between(TEXT, words, ends, last), cues, contents, sources), spans


def test_equal_links_go_to_the_cue_of_the_own_sentence() -> None:
    made, spans = hanging()
    weights = weights_of("hanging")

    def worth(content: str, cue: str) -> float:
        return weight(made.signals(spans[content], spans[cue], -0.7), weights)

    assert worth("fled", "said") > worth("fled", "told")
    assert worth("smoke", "told") > worth("smoke", "said")


def test_a_surer_link_is_worth_more() -> None:
    made, spans = hanging()
    weights = weights_of("hanging")
    sure, unsure = (weight(made.signals(spans["fled"], spans["said"], p), weights) for p in (-0.1, -3.0))
    assert sure > unsure


@given(st.lists(st.integers(0, 3), min_size=1, max_size=7))
def test_linked_finds_groups_that_all_pairs_agree_on(groups: list[int]) -> None:
    scores = np.array([[1.0 if a == b else -1.0 for b in groups] for a in groups])
    order = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    assert linked(scores) == [order[group] for group in groups]


def test_linked_goes_by_the_mean_of_all_pairs() -> None:
    scores = np.array([[0.0, 2.0, -3.0], [2.0, 0.0, 1.0], [-3.0, 1.0, 0.0]])
    assert linked(scores) == [0, 0, 1]
