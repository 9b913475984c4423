"""The words of `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


def word_list(name: str) -> tuple[str, ...]:
    """A list of words, in its order."""
    return tuple(str(_table()[name]).split())


def patterns(name: str) -> dict[str, str]:
    """Regular expressions by their names."""
    return dict(_table()[name])


@cache
def _table() -> dict[str, Any]:
    with Path(__file__).with_name("words.toml").open("rb") as file:
        return tomllib.load(file)
