"""The packaged files and their arithmetic: ONNX Runtime runs the encoder, NumPy the matrices above it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.lemmas import Lemmas
from temoin.annotations.words import Pieces
from temoin.errors import ModelError

Floats = NDArray[np.float32]
BATCH = 1200  # pieces that are read at once: bounds memory, and is as fast as more
EPSILON = 1e-12
FILES = ("encoder.onnx", "weights.npz", "pieces.json", "labels.json", "lemmas.tsv")


@dataclass(frozen=True)
class Side:
    """A layer: x times weight, plus bias."""

    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        """The layer's answer."""
        return x @ self.weight + self.bias


@dataclass(frozen=True)
class Pairing:
    """Biaffine scores of words that point with words pointed to, or with "none"."""

    none: Floats
    left: Side
    right: Side
    weight: Floats

    def of(self, x: Floats) -> Pairs:
        """Both sides of the words of a text, computed once."""
        shown = np.concatenate([self.none[None], x])
        left, right = _with_one(_relu(self.left(x))), _with_one(_relu(self.right(shown)))
        return Pairs(self.weight, left, right)


class Pairs:
    """A pairing over the words of one text."""

    def __init__(self, weight: Floats, left: Floats, right: Floats) -> None:
        self.weight, self.left, self.right = weight, left, right
        self._turned: dict[int, Floats] = {}

    def scores(self, link: int, rows: slice, columns: slice | list[int]) -> Floats:
        """Scores of one link: rows by "none" and columns."""
        turned = self._turned.get(link)
        if turned is None:
            turned = self._turned[link] = self.left @ self.weight[link]
        right = self.right[1:][columns]
        return turned[rows] @ np.concatenate([self.right[:1], right]).T

    def chosen(self, heads: NDArray[np.int64]) -> Floats:
        """Scores of every link (words by links), each word with one other; 0 is "none"."""
        size = self.left.shape[1]
        turned = self.left @ self.weight.transpose(1, 0, 2).reshape(size, -1)
        made = turned.reshape(len(heads), -1, size) @ self.right[heads][:, :, None]
        return np.asarray(made[..., 0], dtype=np.float32)


class Network:
    """Loaded once; safe to use from several threads."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"{folder}: {', '.join(missing)} missing; reinstall the package or run `just train`"
            )
        self.labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.lemmas = Lemmas((folder / "lemmas.tsv").read_text(encoding="utf-8").splitlines())
        self.pieces = _pieces(folder / "pieces.json", self.labels["table"])
        with np.load(folder / "weights.npz", allow_pickle=False) as stored:
            weights = {name: stored[name] for name in stored.files}
        self._embedding = weights.pop("pieces.packed"), weights.pop("pieces.scales")
        self.weights = {name: value.astype(np.float32) for name, value in weights.items()}
        self.pairings = {name: self._pairing(name) for name in ("says", "roles", "same", "arcs", "relations")}
        self._session = _session(folder / "encoder.onnx", threads)

    # ------------------------------------------------------------ the encoder

    def read(self, windows: Sequence[Sequence[int]]) -> list[Floats]:
        """Windows of pieces to one vector for each piece. Windows of like length are read together.

        Order is kept.
        """
        found: list[Floats] = [np.zeros((0, 0), dtype=np.float32)] * len(windows)
        for group in _groups([len(window) for window in windows]):
            longest = max(len(windows[i]) for i in group)
            ids = np.full((len(group), longest), self.pieces.PAD, dtype=np.int64)
            for row, i in enumerate(group):
                ids[row, : len(windows[i])] = windows[i]
            vectors = self._encode(ids)
            for row, i in enumerate(group):
                found[i] = vectors[row, : len(windows[i])]
        return found

    def _encode(self, ids: NDArray[np.int64]) -> Floats:
        used, places = np.unique(ids, return_inverse=True)
        x = self._unpacked(used)[places.reshape(ids.shape)] + self.weights["places"][: ids.shape[1]]
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + EPSILON)
        x = x * self.weights["norm.weight"] + self.weights["norm.bias"]
        mask = (ids != self.pieces.PAD).astype(np.int32)
        return np.asarray(self._session.run(None, {"pieces": x.astype(np.float32), "mask": mask})[0])

    def _unpacked(self, ids: NDArray[np.int64]) -> Floats:
        """Vectors of pieces, kept as published: 4 bits a number, a scale for each 32."""
        packed, scales = (table[ids] for table in self._embedding)
        halves = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
        return np.asarray((halves * scales[..., None].astype(np.float32)).reshape(len(ids), -1))

    # ------------------------------------------------------------ what stands above it

    def block(self, name: str, x: Floats) -> dict[str, Floats]:
        """Head → scores (rows, classes) of one block of heads."""
        hidden = _relu(self._side(f"{name}.hidden")(x))
        out = self._side(f"{name}.out")(np.concatenate([x, hidden], axis=-1))
        heads: dict[str, int] = self.labels["blocks"][name]
        ends = np.cumsum(list(heads.values()))
        return dict(zip(heads, np.split(out, ends[:-1], axis=-1), strict=True))

    @property
    def width(self) -> int:
        """Numbers of a vector."""
        return int(self.weights["places"].shape[1])

    def violence(self, mean: Floats) -> float:
        """The probability that a text whose words have this mean vector tells of violence."""
        return float(sigmoid(self._side("violence")(mean))[0])

    def part(self, parts: NDArray[np.int64]) -> Floats:
        """What moves the vector of a written word to that of one of its parts."""
        return self.weights["part"][parts]

    def _side(self, name: str) -> Side:
        return Side(self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _pairing(self, name: str) -> Pairing:
        left, right = self._side(f"{name}.left"), self._side(f"{name}.right")
        return Pairing(self.weights[f"{name}.none"], left, right, self.weights[f"{name}.weight"])


def sigmoid(x: Floats) -> Floats:
    """Scores as probabilities, each for itself."""
    return np.asarray(1 / (1 + np.exp(-x)))


def softmax(x: Floats) -> Floats:
    """Rows of scores as probabilities that sum to one."""
    powers = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))


def _relu(x: Floats) -> Floats:
    return np.maximum(x, 0)


def _with_one(x: Floats) -> Floats:
    return np.concatenate([x, np.ones((len(x), 1), dtype=x.dtype)], axis=1)


def _groups(lengths: list[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if group and lengths[i] * (len(group) + 1) > BATCH:
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def _pieces(file: Path, table: dict[str, str]) -> Pieces:
    from tokenizers import Tokenizer

    return Pieces(Tokenizer.from_file(str(file)), table)


def _session(file: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
