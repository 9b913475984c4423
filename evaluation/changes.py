"""python -m evaluation.changes REV: which answers were gained and lost since a commit, on tuning parts only.

Runs the tasks named (all that tell answers apart by default) on a part (`sample` by default, or `tune`) twice and side
by side: here, and in a worktree of REV that is removed afterwards; prints for each task how many gold answers turned
right and wrong, and their ids.  A task that REV does not have yet, or that fails there, is named and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from evaluation.shared import shared
from evaluation.tasks import TASKS, task

_SHOWN = 20
_ROOT = Path(__file__).parent.parent
_WITHOUT = ("calibration", "speed")  # give no answers that are right or wrong
# run in each worktree: its own code, its own answers; a line a task
_PROGRAM = """
import json, sys
from evaluation.tasks import task
for name in sys.argv[2:]:
    one = task(name)
    try:
        told = one.measure(sys.argv[1], peers=False).answers if one else "no such task"
    except (Exception, SystemExit) as error:
        told = f"failed: {error!r}"
    print(json.dumps([name, told]), flush=True)
"""

Answers = dict[str, bool]


def main() -> None:
    """Print gained and lost answers, task by task."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.changes", description=__doc__)
    parser.add_argument("rev", help="a commit, branch or tag")
    parser.add_argument("tasks", nargs="*", metavar="TASK")
    parser.add_argument("--part", choices=("sample", "tune"), default="sample")
    args = parser.parse_args()
    names = args.tasks or [one.name for one in TASKS if one.name not in _WITHOUT]
    unknown = [name for name in names if task(name) is None]
    if unknown:
        sys.exit(f"changes: no task {', '.join(unknown)}; there are {', '.join(t.name for t in TASKS)}")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "then"
        _worktree(tree, args.rev)
        try:
            with ThreadPoolExecutor(2) as pool:
                then, now = pool.map(partial(answers, names=names, part=args.part), (tree, _ROOT))
        finally:
            _git("worktree", "remove", "--force", str(tree))
    for name in names:
        print("\n".join(told(name, args.rev, then[name], now[name])))


def answers(tree: Path, names: Sequence[str], part: str) -> dict[str, Answers | str]:
    """Task -> answer id -> right, by the code of a worktree; in words why there are none."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(tree / "src"), str(tree))),
        "TEMOIN_SHARED": str(shared().resolve()),
    }
    command = [sys.executable, "-c", _PROGRAM, part, *names]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tree, env=environment)
    found: dict[str, Answers | str] = dict.fromkeys(names, f"ended early: {run.stderr.strip()[-200:]}")
    found.update(json.loads(line) for line in run.stdout.splitlines() if line.startswith('["'))
    return found


def told(name: str, rev: str, then: Answers | str, now: Answers | str) -> Iterator[str]:
    """The comparison of a task, or why there is none."""
    if isinstance(now, str):
        yield f"{name}: {now}"
    elif isinstance(then, str):
        yield f"{name}: left out, in {rev} {then}"
    else:
        yield from compare(name, then, now)


def compare(name: str, then: Answers, now: Answers) -> Iterator[str]:
    """Lines: how many were gained and lost, then which."""
    common = [id_ for id_ in now if id_ in then]
    gained = [id_ for id_ in common if now[id_] and not then[id_]]
    lost = [id_ for id_ in common if then[id_] and not now[id_]]
    yield f"{name}: {len(common)} answers, {len(gained)} gained, {len(lost)} lost"
    for sign, ids in (("+", gained), ("-", lost)):
        yield from (f"  {sign} {id_}" for id_ in ids[:_SHOWN])
        if len(ids) > _SHOWN:
            yield f"  {sign} … {len(ids) - _SHOWN} more"


def _worktree(tree: Path, rev: str) -> None:
    try:
        _git("worktree", "add", "--detach", str(tree), rev)
    except subprocess.CalledProcessError as error:
        sys.exit(f"changes: no commit {rev!r} here: {error.stderr.strip()}")


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=_ROOT, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    main()
