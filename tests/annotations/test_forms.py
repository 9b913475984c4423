"""One form of a name has one label, wherever it stands."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from temoin.annotations.forms import one_label
from temoin.records import Name


def name(text, words, label, p=0.9, number=1):
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Name(start, start + len(words), label, p)


def test_the_surest_label_wins_and_the_overlooked_is_found():
    text = "Mosul fell. In Mosul, Mosul's mayor fled to Mosulia."
    found = one_label(text, [name(text, "Mosul", "LOC", 0.9), name(text, "Mosul", "ORG", 0.5, 2)])
    assert [(n.label, n.start) for n in found] == [("LOC", 0), ("LOC", 15), ("LOC", 22)]


def test_a_short_or_unsure_form_is_not_looked_for():
    text = "EU troops. The EU. Perhaps Ghazan. Ghazan."
    found = one_label(text, [name(text, "EU", "ORG"), name(text, "Ghazan", "PER", 0.6)])
    assert len(found) == 2


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(("PER", "LOC")), st.floats(0, 1)), max_size=6))
def test_names_never_overlap(places):
    text = " ".join(["Kerman"] * 10)
    given_ = {at: Name(at * 7, at * 7 + 6, label, p) for at, label, p in places}
    found = one_label(text, list(given_.values()))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert len(found) >= len(given_)
