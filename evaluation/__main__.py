"""python -m evaluation [TASK...]: the field's own tests on the shared corpora; without a task, the list.

Each run prints its tables, writes a record to evaluation/records/ and, for parts other than the
sample, rewrites docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import sys
import time

from evaluation.corpora import digest
from evaluation.page import tables_as_text, write_page
from evaluation.record import write_record
from evaluation.tasks import TASKS, Task, task


def main() -> None:
    """Run the tasks named, or all."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="names, or `all`")
    parser.add_argument("--part", choices=("sample", "tune", "report"), default="tune")
    parser.add_argument("--no-peers", action="store_true", help="temoin alone")
    args = parser.parse_args()
    if not args.tasks:
        for one in TASKS:
            print(f"{one.name:14} {one.what}")
        return
    for one in _named(args.tasks):
        _run(one, args.part, peers=not args.no_peers and args.part != "sample")


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


def _run(one: Task, part: str, *, peers: bool) -> None:
    start = time.perf_counter()
    result = one.measure(part, peers=peers)  # type: ignore[arg-type]
    print(f"\n# {one.name}, {part}: {one.what} ({time.perf_counter() - start:.0f} s)\n")
    print(tables_as_text(result))
    write_record(one.name, part, result, digest(one.corpora))  # type: ignore[arg-type]
    if part != "sample":
        write_page()


if __name__ == "__main__":
    main()
