"""Corpora of the shared folder: their records, fixed samples, and the digest that a number belongs to."""

from __future__ import annotations

import hashlib
import json
import lzma
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from evaluation.shared import shared

T = TypeVar("T")
_SEED = 13


def records(path: str) -> list[dict[str, Any]]:
    """The records of a file of JSON lines, plain or packed; `path` is relative to shared/data."""
    file = shared() / "data" / path
    content = file.read_bytes()
    text = (lzma.decompress(content) if file.suffix == ".xz" else content).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def sample(items: Sequence[T], size: int) -> list[T]:
    """`size` items drawn with a fixed seed, in their own order; all where there are no more."""
    if len(items) <= size:
        return list(items)
    chosen = random.Random(_SEED).sample(range(len(items)), size)
    return [items[at] for at in sorted(chosen)]


def half_of(key: str) -> str:
    """`tune` or `report`: the half that an id falls into, where a corpus has no split of its own."""
    return "report" if hashlib.sha256(key.encode()).digest()[0] % 2 else "tune"


def digest(paths: Iterable[str]) -> str:
    """SHA-256, first 16 digits, over the bytes of files and folders (relative to the shared folder) in order."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(_files(shared() / path)):
            total.update(str(file.relative_to(shared())).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]


def _files(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
