"""Long texts in runs: nothing lost, nothing too long, and joined as if numbered from the first word on."""

from hypothesis import given
from hypothesis import strategies as st

from temoin.annotations import runs as runs_
from temoin.annotations.runs import joined, runs
from temoin.records import Annotations, Attribution, Happening, Sentence, Word

TEXT = st.lists(st.sampled_from(("a", "word ", "end. ", "x" * 40, " ")), max_size=80).map("".join)


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=8))
def test_runs_hold_every_character_once_and_none_is_too_long(paragraphs):
    kept = runs_.LONGEST
    runs_.LONGEST = 100
    try:
        text = "\n".join(paragraphs)
        spans, at = [], 0
        for paragraph in paragraphs:
            spans.append((at, at + len(paragraph)))
            at += len(paragraph) + 1
        found = list(runs(text, spans))
        pieces = [piece for run in found for piece in run]
        assert "".join(text[a:b] for a, b in pieces) == "".join(paragraphs)
        assert all(run[-1][1] - run[0][0] <= 100 for run in found)
    finally:
        runs_.LONGEST = kept


def word(head):
    return Word(0, 1, "a", "NOUN", (), head, "root" if head < 0 else "obj")


def part(*heads):
    said = Attribution(1, (), ((0, 1),), ((0, 1),), "direct", "affirmed", "certain", None, 1.0)
    inner = Attribution(2, (), ((0, 1),), ((0, 1),), "direct", "affirmed", "certain", 1, 1.0)
    happens = tuple(
        Happening(0, 1, "ASSAULT", None, "asserted", "main", (), 1.0, 0.9, one) for one in (0, 1, 0)
    )
    return Annotations(
        None, tuple(map(word, heads)), (Sentence(0, 1, 0, len(heads)),), (), (said, inner), happens
    )  # fmt: skip


def test_joined_runs_are_numbered_on():
    whole = joined([part(-1, 0), part(1, -1)])
    assert [w.head for w in whole.words] == [-1, 0, 3, -1]
    assert [(s.first_word, s.last_word) for s in whole.sentences] == [(0, 2), (2, 4)]
    assert [(a.id, a.inside) for a in whole.attributions] == [(1, None), (2, 1), (3, None), (4, 3)]
    assert [h.one for h in whole.happenings] == [0, 1, 0, 2, 3, 2]
