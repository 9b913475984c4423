"""Several tasks in two processes: those that read the same texts share one, so that each text is read once.

What is timed (speed) runs when all others are done.  Cost is processor time of a task with all its own processes,
so that a busy machine does not show; what a text cost counts for the first task that reads it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from evaluation.record import Part, Result
from evaluation.tasks import Task, task

PROCESSES = 2
TIMED = ("speed",)  # tasks that want the machine for themselves


@dataclass(frozen=True)
class Run:
    """What a task found, or what it failed with, and its seconds of processor time."""

    task: Task
    result: Result | None
    seconds: float
    failure: str = ""


def runs(tasks: Sequence[Task], part: Part, *, peers: bool) -> Iterator[Run]:
    """Every task's run, as they end."""
    lanes = _lanes([one for one in tasks if one.name not in TIMED])
    if len(lanes) > 1:
        fresh = multiprocessing.get_context("spawn")
        turns = (fresh.Value("i", 0),)
        with ProcessPoolExecutor(PROCESSES, fresh, initializer=_on_one_core, initargs=turns) as pool:
            for done in as_completed([pool.submit(_lane, lane, part, peers) for lane in lanes]):
                yield from done.result()
    else:
        for lane in lanes:
            yield from _lane(lane, part, peers)
    yield from _lane([one.name for one in tasks if one.name in TIMED], part, peers)


def _lanes(tasks: Sequence[Task]) -> list[list[str]]:
    """Names of tasks that read the same texts together; the lane with most tasks first, since it takes longest."""
    lanes: dict[str, list[str]] = {}
    for one in tasks:
        lanes.setdefault(one.reads or one.name, []).append(one.name)
    return sorted(lanes.values(), key=len, reverse=True)


def _lane(names: Sequence[str], part: Part, peers: bool) -> list[Run]:
    found = []
    for name in names:
        one, start = task(name), processor_seconds()
        assert one is not None
        try:
            result, failure = one.measure(part, peers=peers), ""
        except Exception as error:  # one task's fault leaves the others their numbers
            result, failure = None, f"{type(error).__name__}: {error}"
        found.append(Run(one, result, round(processor_seconds() - start, 1), failure))
    return found


def processor_seconds() -> float:
    """What this process and its ended children have used of the processor so far."""
    return sum(os.times()[:4])


def _on_one_core(turns: Any) -> None:
    """Bind a process to the next of the cores that it may use: processes of several threads wait on each other."""
    if hasattr(os, "sched_setaffinity"):
        with turns.get_lock():
            turn, turns.value = turns.value, turns.value + 1
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[turn % len(cores)]})
