"""python -m evaluation [TASK...]: the field's own tests on the shared corpora; without a task, the list.

Each run prints its tables, writes a record to evaluation/records/ and, for parts other than the
sample, rewrites docs/evaluation.md.  Several tasks (`all` for every one) run in two processes, each text read once.
"""

from __future__ import annotations

import argparse
import sys

from evaluation.corpora import digest
from evaluation.page import tables_as_text, write_page
from evaluation.record import Part, write_record
from evaluation.run import Run, runs
from evaluation.tasks import TASKS, Task, task


def main() -> int:
    """Run the tasks named, or all; 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="names, or `all`")
    parser.add_argument("--part", choices=("sample", "tune", "report"), default="tune")
    parser.add_argument("--no-peers", action="store_true", help="temoin alone")
    args = parser.parse_args()
    if not args.tasks:
        for one in TASKS:
            print(f"{one.name:14} {one.what}")
        return 0
    total, failed = 0.0, []
    for run in runs(_named(args.tasks), args.part, peers=not args.no_peers and args.part != "sample"):
        _tell(run, args.part)
        total += run.seconds
        failed += [run.task.name] if run.failure else []
    print(
        f"\nevaluation: {total:.0f} s of processor time"
        + (f"; FAILED: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


def _named(names: list[str]) -> list[Task]:
    if names == ["all"]:
        return list(TASKS)
    found = []
    for name in names:
        one = task(name)
        if one is None:
            sys.exit(f"evaluation: no task {name!r}; there are {', '.join(t.name for t in TASKS)}")
        found.append(one)
    return found


def _tell(run: Run, part: Part) -> None:
    """Print a run and keep its record."""
    print(
        f"\n# {run.task.name}, {part}: {run.task.what} ({run.seconds:.0f} s of processor time)\n", flush=True
    )
    if run.result is None:
        print(run.failure, flush=True)
        return
    print(tables_as_text(run.result), flush=True)
    write_record(run.task.name, part, run.result, digest(run.task.corpora), run.seconds)
    if part != "sample":
        write_page()


if __name__ == "__main__":
    raise SystemExit(main())
