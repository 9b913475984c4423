"""FILE... -> answers in the order given, one at a time or by several processes.

A file that cannot be read is a `Failure` in its place: the others are still read.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import click

from temoin.errors import TemoinError

T = TypeVar("T")

DEBUG = "TEMOIN_DEBUG"  # set in the environment, faults of the program show their traceback
_SUFFIXES = (".txt",)
_PROGRESS_FROM = 3  # files


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was made of a file, or why nothing was."""

    value: T | None
    failure: str | None


def expand(files: Sequence[str], suffixes: tuple[str, ...] = _SUFFIXES) -> list[str]:
    """Files in the order given; a folder is its files with these endings at any depth, in order of their names.

    A pattern that the shell left alone is expanded here; what matches nothing stays, so that
    reading says that it is missing.
    """
    found: list[str] = []
    for name in files:
        path = Path(name)
        if name == "-" or path.is_file():
            found.append(name)
        elif path.is_dir():
            inside = (inner for inner in path.rglob("*") if inner.name.lower().endswith(suffixes))
            found += sorted(str(inner) for inner in inside if inner.is_file()) or [name]
        else:
            found += sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207  # names stay as written
    return found


def answers(
    make: Callable[..., T], sources: Sequence[str], options: dict[str, Any], workers: int
) -> Iterator[T]:
    """`make(source, **options)` of each source; failures go to standard error, then exit code 1."""
    failed = False
    one = partial(_try, make, options)
    with progress(len(sources), "reading", prints=True) as advance:
        for answer in _run(one, sources, min(workers, len(sources))):
            advance()
            if answer.failure is not None:
                failed = True
                click.echo(f"temoin: {answer.failure}", err=True)
            else:
                yield answer.value  # type: ignore[misc]  # no failure: a value
    if failed:
        raise click.exceptions.Exit(1)


def _run(one: Callable[[str], Answer[T]], sources: Sequence[str], workers: int) -> Iterator[Answer[T]]:
    if workers <= 1:
        yield from map(one, sources)
        return
    import multiprocessing

    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(one, sources)


def _try(make: Callable[..., T], options: dict[str, Any], source: str) -> Answer[T]:
    try:
        return Answer(make(source, **options), None)
    except TemoinError as fault:
        return Answer(None, str(fault))
    except Exception as fault:
        if os.environ.get(DEBUG):
            raise
        kind = type(fault).__name__
        return Answer(
            None, f"{source}: a fault of temoin, please report it ({kind}: {fault}); {DEBUG}=1 shows it"
        )


def progress(total: int | None, doing: str, *, prints: bool) -> Any:
    """A bar on standard error while many files are read, if somebody watches; `None`: how many is not known.

    None where it would meet on one screen with what the command `prints` meanwhile.
    """
    few = total is not None and total < _PROGRESS_FROM
    if few or not sys.stderr.isatty() or (prints and sys.stdout.isatty()):
        return nullcontext(lambda: None)
    return _Bar(total, doing)


class _Bar:
    """rich's bar as a context that gives `advance`."""

    def __init__(self, total: int | None, doing: str) -> None:
        from rich.console import Console
        from rich.progress import MofNCompleteColumn, Progress

        console = Console(stderr=True)
        self._bar = Progress(
            *Progress.get_default_columns(), MofNCompleteColumn(), console=console, transient=True
        )
        self._task = self._bar.add_task(doing, total=total)

    def __enter__(self) -> Callable[[], None]:
        self._bar.start()
        return partial(self._bar.advance, self._task)

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
