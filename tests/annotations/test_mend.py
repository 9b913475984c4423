"""Spans mended: what is said runs to the end of its clause, and stops before who says it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.build import annotations, happening, tree

from temoin.annotations.mend import mend
from temoin.records import Annotations, Attribution, Segments, Sentence, Word


def seen(text, source, cue, content):
    words = tuple(
        Word(m.start(), m.end(), m.group().lower(), "NOUN", (), -1, "root")
        for m in re.finditer(r"\w+|[^\w\s]", text)
    )
    spans = [((at := text.index(w)), at + len(w)) for w in (source, cue, content)]
    said = Attribution(1, (spans[0],), (spans[1],), (spans[2],), "indirect", "affirmed", "certain", None, 0.9)
    return Annotations("en", words, (Sentence(0, len(text), 0, len(words)),), (), (said,), ())


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("Police said the shots were fired at ten near the bridge.", "the shots were fired",
         "the shots were fired at ten near the bridge"),
        ("The shots were fired at ten, Police said.", "The shots were fired", "The shots were fired at ten"),
        ("The shots were fired at ten Police said.", "The shots were fired", "The shots were fired at ten"),
        ("Police said shots rang out on one of the many long and winding roads there.", "shots rang out",
         "shots rang out"),
    ],
)  # fmt: skip
def test_what_is_said_runs_to_a_mark_close_by(text, content, whole):
    mended = mend(seen(text, "Police", "said", content), Segments(None, None, (), (), ()), text)
    start, end = mended.attributions[0].content[0]
    assert text[start:end] == whole


def test_a_noun_for_who_does_it_is_no_happening():
    text = "Guerrillas have attacked the town"
    one = annotations(
        text, "en",
        happenings=tuple(happening(text, words, {"perpetrator": "Guerrillas"}) for words in ("Guerrillas", "have attacked")),
    )  # fmt: skip
    seen = tree(
        text, one,
        "Guerrillas NOUN nsubj 3", "have AUX aux 3", "attacked VERB root 0", "the DET det 5", "town NOUN obj 3",
    )  # fmt: skip
    mended = mend(seen, Segments(None, None, (), (), ()), text)
    assert [text[h.start : h.end] for h in mended.happenings] == ["have attacked"]


def test_a_role_does_not_end_in_its_relative_pronoun() -> None:
    text = "Des hommes qui fuyaient ont tiré."
    seen = annotations(
        text, "fr", happenings=(happening(text, "ont tiré", {"perpetrator": "Des hommes qui"}),)
    )
    seen = tree(
        text, seen, "Des DET det 2", "hommes NOUN nsubj 6", "qui PRON nsubj 4", "fuyaient VERB acl:relcl 2",
        "ont AUX aux 6", "tiré VERB root 0",
    )  # fmt: skip
    (act,) = mend(seen, Segments(None, None, (), (), ()), text).happenings
    assert [text[r.start : r.end] for r in act.roles] == ["Des hommes"]


TAGS = st.sampled_from(["NOUN", "DET", "ADP", "ADJ"])


@example(["NOUN", "DET", "ADP"], [-1, 2, 0], 2)  # the article leads to a preposition that is cut off again
@given(
    st.lists(TAGS, min_size=3, max_size=3),
    st.lists(st.integers(-1, 2), min_size=3, max_size=3),
    st.integers(1, 3),
)
def test_spans_are_mended_in_any_tree(tags, heads, end):
    """Whatever a tree says, cutting and growing a role come to an end, and it stays inside the text."""
    text = "a b c d"
    rows = zip("abcd", [*tags, "VERB"], [*heads, -1], strict=True)
    words = tuple(Word(2 * i, 2 * i + 1, *row[:2], (), row[2], "dep") for i, row in enumerate(rows))
    acts = (happening(text, "d", {"perpetrator": text[: 2 * end - 1]}),)
    trees = Annotations("en", words, (Sentence(0, len(text), 0, 4),), (), (), acts)
    for act in mend(trees, Segments(None, None, (), (), ()), text).happenings:
        assert all(0 <= role.start < role.end <= len(text) for role in act.roles)
