"""What a variant of training learns from."""

import random
from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="the extra temoin[train] is not installed")
pytest.importorskip("onnx", reason="the extra temoin[train] is not installed")

from training.ablate import VARIANTS, alone, share, thinned, without
from training.corpora import NOT_FREE, allowed
from training.distil import KEPT
from training.distil import thinned as fewer_layers
from training.passages import Passage

NAMED = Passage("Gao brûle", "fr", names=((0, 3, "LOC"),), mentions=(), violence=True, corpus="wikineural")
TREE = Passage("Un", "fr", tokens=(), sentences=((0, 2),), corpus="PADT")
FREE = replace(NAMED, text="Gao brûle ce soir.", corpus="own annotated")


def test_a_corpus_is_left_out():
    assert [without("PADT")(one) for one in (NAMED, TREE)] == [NAMED, None]
    assert {NAMED.corpus, TREE.corpus} <= set(NOT_FREE)
    assert allowed([NAMED, TREE, FREE], free=True) == [FREE]
    assert allowed([NAMED, TREE, FREE], free=False) == [NAMED, TREE, FREE]


def test_a_layer_stands_alone():
    assert alone("tokens")(NAMED) is None
    assert alone("tokens")(TREE) == TREE
    assert alone("names")(NAMED) == replace(NAMED, mentions=None, violence=None)
    assert alone("mentions")(NAMED) == replace(NAMED, names=None)


@pytest.mark.parametrize("part", [0.25, 0.5])
def test_a_share_is_the_same_at_every_call_and_grows(part):
    texts = [replace(NAMED, text=f"Gao {number}") for number in range(400)]
    kept = [one for one in texts if share(part)(one)]
    assert kept == [one for one in texts if share(part)(one)]
    assert abs(len(kept) / len(texts) - part) < 0.1
    assert {one.text for one in kept} <= {one.text for one in texts if share(part * 2)(one)}


def test_what_is_left_of_a_corpus_is_told_by_its_characters():
    corpora = {"names": lambda _: [NAMED, FREE], "trees": lambda _: [TREE]}
    made, left = thinned(corpora, without("wikineural", "PADT"))
    assert left == {"names": len(FREE.text) / len(FREE.text + NAMED.text)}
    assert made["names"](random.Random(1)) == [FREE]


def test_variants_go_on_from_variants():
    assert all(one.after in VARIANTS for one in VARIANTS.values() if one.after)


def test_a_smaller_reader_begins_with_layers_of_the_larger():
    weights = {f"encoder.layers.{n}.up.bias": n for n in range(8)} | {"part.weight": -1}
    assert fewer_layers(weights) == {"part.weight": -1} | {
        f"encoder.layers.{new}.up.bias": old for new, old in enumerate(KEPT)
    }
