"""Where the shared corpora and their scorers are: $TEMOIN_SHARED, by default ../shared."""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType


def shared() -> Path:
    """The shared folder; ends the run with a sentence where there is none."""
    folder = Path(os.environ.get("TEMOIN_SHARED", "../shared"))
    if not folder.is_dir():
        sys.exit(f"evaluation: no shared corpora at {folder}; set TEMOIN_SHARED to their folder")
    return folder


def scorer(name: str) -> ModuleType:
    """A program of the folder `score`, as a module."""
    return program(f"score/{name}.py")


@functools.cache
def program(path: str) -> ModuleType:
    """A Python file of the shared folder, as a module."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, shared() / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
