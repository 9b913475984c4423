"""python -m evaluation.changes REV: which answers were gained and lost since a commit, on tuning parts only.

Runs the tasks named (all by default) on a part (`sample` by default, or `tune`) twice: here, and in a worktree of
REV that is removed afterwards; prints for each task how many gold answers turned right and wrong, and their ids.
A task that REV does not have yet is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evaluation.shared import shared
from evaluation.tasks import TASKS, task

_SHOWN = 20
_ROOT = Path(__file__).parent.parent
# run in the other worktree: its own code, its own answers
_PROGRAM = """
import json, sys
from evaluation.tasks import task
one = task(sys.argv[1])
print(json.dumps(one.measure(sys.argv[2], peers=False).answers if one else None))
"""


def main() -> None:
    """Print gained and lost answers, task by task."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.changes", description=__doc__)
    parser.add_argument("rev", help="a commit, branch or tag")
    parser.add_argument("tasks", nargs="*", metavar="TASK")
    parser.add_argument("--part", choices=("sample", "tune"), default="sample")
    args = parser.parse_args()
    names = args.tasks or [one.name for one in TASKS]
    unknown = [name for name in names if task(name) is None]
    if unknown:
        sys.exit(f"changes: no task {', '.join(unknown)}; there are {', '.join(t.name for t in TASKS)}")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "then"
        _git("worktree", "add", "--detach", str(tree), args.rev)
        try:
            for name in names:
                then, now = answers(tree, name, args.part), answers(_ROOT, name, args.part)
                print(
                    f"{name}: not in {args.rev}"
                    if then is None
                    else "\n".join(compare(name, then, now or {}))
                )
        finally:
            _git("worktree", "remove", "--force", str(tree))


def answers(tree: Path, name: str, part: str) -> dict[str, bool] | None:
    """Answer id -> right, by the code of a worktree; `None` where it has no such task."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(tree / "src"), str(tree))),
        "TEMOIN_SHARED": str(shared().resolve()),
    }
    command = [sys.executable, "-c", _PROGRAM, name, part]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tree, env=environment)
    if run.returncode:
        return None
    found: dict[str, bool] | None = json.loads(run.stdout.strip().splitlines()[-1])
    return found


def compare(name: str, then: dict[str, bool], now: dict[str, bool]) -> Iterator[str]:
    """Lines: how many were gained and lost, then which."""
    common = [id_ for id_ in now if id_ in then]
    gained = [id_ for id_ in common if now[id_] and not then[id_]]
    lost = [id_ for id_ in common if then[id_] and not now[id_]]
    yield f"{name}: {len(common)} answers, {len(gained)} gained, {len(lost)} lost"
    for sign, ids in (("+", gained), ("-", lost)):
        yield from (f"  {sign} {id_}" for id_ in ids[:_SHOWN])
        if len(ids) > _SHOWN:
            yield f"  {sign} … {len(ids) - _SHOWN} more"


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=_ROOT, check=True, capture_output=True)


if __name__ == "__main__":
    main()
