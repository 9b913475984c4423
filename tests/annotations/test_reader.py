"""The reader: decoding against brute force, and laws of the whole on real sentences."""

import itertools

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from temoin.annotations.decode import apply_script, find_spans, find_tree
from temoin.annotations.reader import FOLDER, Reader
from temoin.errors import ModelError

SCORES = st.floats(-5, 5, width=32)


def fits(tags):
    """Whether every inside tag follows its own begin or inside."""
    return all(t == 0 or t % 2 or b in (t, t - 1) for b, t in zip([0, *tags], tags, strict=False))


def best_by_trying(scores):
    paths = (p for p in itertools.product(range(scores.shape[1]), repeat=len(scores)) if fits(p))
    return max(sum(row[tag] for row, tag in zip(scores, path, strict=True)) for path in paths)


def worth(scores, spans):
    tags = np.zeros(len(scores), dtype=int)
    for first, end, label in spans:
        tags[first] = 2 * label + 1
        tags[first + 1 : end] = 2 * label + 2
    return float(scores[np.arange(len(scores)), tags].sum())


@given(st.lists(st.lists(SCORES, min_size=5, max_size=5), min_size=1, max_size=5))
@example(
    [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, -1, 0, 0, 0], [0, 0, 1, 0, 0]]
)  # best begun where nothing shows
def test_spans_are_the_best_that_fit(rows):
    scores = np.array(rows, dtype=np.float32)
    assert worth(scores, find_spans(scores)) == pytest.approx(best_by_trying(scores), abs=1e-4)


def is_tree(heads):
    for word in range(1, len(heads) + 1):
        seen = set()
        at = word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return sum(h == 0 for h in heads) == 1


@given(st.lists(SCORES, min_size=20, max_size=20), st.integers(1, 4))
def test_trees_have_one_root_and_no_cycle(numbers, words):
    scores = np.array(numbers[: words * (words + 1)], dtype=np.float32).reshape(words, words + 1)
    assert is_tree(find_tree(scores).tolist())


@given(st.lists(SCORES, min_size=12, max_size=12))
def test_a_tree_whose_best_heads_fit_is_taken(numbers):
    scores = np.array(numbers, dtype=np.float32).reshape(3, 4)
    np.fill_diagonal(scores[:, 1:], -1e9)
    wanted = scores.argmax(1).tolist()
    if is_tree(wanted):
        assert find_tree(scores).tolist() == wanted


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("mangeait", "l|0||3|r", "manger"),
        ("PARIS", "t|0||0|", "Paris"),
        ("saint-denis", "t|0||0|", "Saint-Denis"),
        ("onu", "u|0||0|", "ONU"),
        ("fue", "l=ser", "ser"),
        ("McDonald", "k|0||0|", "McDonald"),
        ("a", "l|0||3|er", None),
        ("a", "l|0||1|", None),
    ],
)
def test_scripts_make_lemmas(form, script, lemma):
    assert apply_script(form, script) == lemma


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"encoder\.onnx"):
        Reader(tmp_path)


# ---------------------------------------------------------------- the packaged model

TEXTS = [
    "Trois morts dans une attaque\n\nL'armée a tué trois rebelles à Gao lundi, a indiqué le ministre.\nIl dément.",
    "وقال المتحدث إن ثلاثة جنود قتلوا في بغداد.",
    "",
    "\n \n",
    "x" * 3000,
    "La policía detuvo a dos hombres. " * 60,
]


@pytest.fixture(scope="module")
def reader():
    if not (FOLDER / "encoder.onnx").exists():
        pytest.skip("no packaged model yet")
    return Reader()


def lines(text):
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_everything_lies_in_the_text(reader, text):
    found = reader.read(text, lines(text))
    spans = [(w.start, w.end) for w in found.words]
    assert spans == sorted(spans)
    assert all(a < b <= c for (a, b), (c, _) in itertools.pairwise(spans))
    assert [s.first_word for s in found.sentences] == [0, *(s.last_word for s in found.sentences)][:-1]
    for sentence in found.sentences:
        heads = [w.head for w in found.words[sentence.first_word : sentence.last_word]]
        assert is_tree([h - sentence.first_word + 1 if h >= 0 else 0 for h in heads])
    for one in found.attributions:
        assert one.content
        assert one.inside != one.id


def test_a_reading_does_not_depend_on_threads_or_on_what_was_read_before(reader):
    text = TEXTS[0]
    first = reader.read(text, lines(text))
    reader.read(TEXTS[5], lines(TEXTS[5]))
    assert Reader(threads=1).read(text, lines(text)) == first == reader.read(text, lines(text))


def test_paragraphs_that_are_left_out_are_not_read(reader):
    text = TEXTS[0]
    found = reader.read(text, lines(text)[1:2])
    assert min(w.start for w in found.words) >= lines(text)[1][0]
