"""What a variant of training learns from."""

import random
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

pytest.importorskip("torch", reason="the extra temoin[train] is not installed")
pytest.importorskip("onnx", reason="the extra temoin[train] is not installed")

import torch
from training import tiny
from training.ablate import fixed, share, thinned, without
from training.corpora import NOT_FREE, allowed
from training.distil import KEPT
from training.distil import thinned as fewer_layers
from training.e5 import E5
from training.encoder import Encoder, hide_padding
from training.passages import Passage

NAMED = Passage("Gao brûle", "fr", names=((0, 3, "LOC"),), mentions=(), violence=True, corpus="wikineural")
TREE = Passage("Un", "fr", tokens=(), sentences=((0, 2),), corpus="PADT")
FREE = replace(NAMED, text="Gao brûle ce soir.", corpus="own annotated")


def test_a_corpus_is_left_out():
    assert [without("PADT")(one) for one in (NAMED, TREE)] == [True, False]
    assert {NAMED.corpus, TREE.corpus} <= set(NOT_FREE)
    assert allowed([NAMED, TREE, FREE], free=True) == [FREE]
    assert allowed([NAMED, TREE, FREE], free=False) == [NAMED, TREE, FREE]


@pytest.mark.parametrize("part", [0.25, 0.5])
def test_a_share_of_the_reports_is_the_same_at_every_call_and_grows(part):
    reports = [replace(FREE, text=f"Gao {number}") for number in range(400)]
    kept = [one for one in reports if share(part)(one)]
    assert kept == [one for one in reports if share(part)(one)]
    assert abs(len(kept) / len(reports) - part) < 0.1
    assert all(share(part * 2)(one) for one in kept)
    assert share(part)(NAMED)


def test_what_is_left_of_a_corpus_is_told_by_its_characters():
    made, left = thinned({"names": [NAMED, FREE], "trees": [TREE]}, without("wikineural", "PADT"))
    assert left == {"names": len(FREE.text) / len(FREE.text + NAMED.text)}
    assert made["names"](random.Random(1)) == [FREE]


def test_a_pass_is_fixed_and_spoilt_where_wanted():
    corpora = {"names": lambda random_: [random_.choice([NAMED, FREE]) for _ in range(50)]}
    assert fixed(corpora, 0.5) == fixed(corpora, 0.5)
    texts = [{one.text for one in fixed(corpora, part)["names"]} for part in (0, 0.5)]
    assert texts[0] == {NAMED.text, FREE.text} < texts[1]


def test_an_untrained_encoder_answers_from_memory_what_it_would_answer():
    torch.manual_seed(1)
    encoder = Encoder(_tiny(), list(range(30)), 2, frozen=2).eval()
    ids = torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]])
    mask = hide_padding(ids != 1)
    wanted = encoder(ids, mask)
    encoder.memory = {}
    for _ in range(2):  # once asked, once remembered
        found = encoder(ids, mask)
        assert torch.allclose(found[0], wanted[0], atol=0.05)
        assert torch.allclose(found[1, :3], wanted[1, :3], atol=0.05)
    assert len(encoder.memory) == 2


def _tiny() -> E5:
    with TemporaryDirectory() as folder:
        tiny.write(Path(folder) / "tiny.bin", seed=1)
        return E5(Path(folder) / "tiny.bin")


def test_a_smaller_reader_begins_with_layers_of_the_larger():
    weights = {f"encoder.layers.{n}.up.bias": n for n in range(8)} | {"part.weight": -1}
    assert fewer_layers(weights) == {"part.weight": -1} | {
        f"encoder.layers.{new}.up.bias": old for new, old in enumerate(KEPT)
    }
