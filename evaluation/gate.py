"""python -m evaluation.gate: no change makes a measured quality worse unseen.

Runs a fixed sample of the tuning parts of each task and compares every score with its floor in `floors.json`,
which also holds the task's corpus digest and command.  A score fails when even the upper end of its noise (bootstrap
interval) lies below the floor.  When the lower end lies above it, the new floor is offered; `--update` writes it.
A floor is lowered only with `--allow-regression "REASON"`, which is kept beside it.  The verdict is the last line.
Without the shared corpora nothing is measured, and the last line says so.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpora import digest
from evaluation.record import Score
from evaluation.tasks import TASKS, Task, task

FLOORS = Path(__file__).parent / "floors.json"
_UNGATED = ("speed",)  # machines differ


@dataclass(frozen=True)
class Verdict:
    """A score against its floor: `fails`, `holds`, `rises` or `new`."""

    score: Score
    floor: float | None
    outcome: str


def judge(score: Score, floor: float | None) -> Verdict:
    """Below by more than the noise fails; above by more than the noise rises."""
    if floor is None:
        return Verdict(score, None, "new")
    outcome = "fails" if score.high < floor else "rises" if score.low > floor else "holds"
    return Verdict(score, floor, outcome)


def main() -> int:
    """Run the tasks, print a line a score, then the verdict."""
    args = _arguments()
    if not Path(os.environ.get("TEMOIN_SHARED", "../shared")).is_dir():
        print("gate: no shared corpora (TEMOIN_SHARED, ../shared): nothing measured, nothing claimed")
        return 0
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed: list[str] = []
    for one in _chosen(args.tasks):
        start = time.perf_counter()
        verdicts = _measured(one, floors)
        print(f"{one.name} ({time.perf_counter() - start:.0f} s)")
        for verdict in verdicts:
            print(_line(verdict))
        failed += [v.score.name for v in verdicts if v.outcome == "fails"]
        if args.update or args.allow_regression:
            floors[one.name] = _raised(one, floors, verdicts, args.allow_regression)
    if args.update or args.allow_regression:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        failed = [] if args.allow_regression else failed
    print(f"gate: FAILED, below the floor: {', '.join(failed)}" if failed else "gate: passed")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="these alone")
    parser.add_argument("--update", action="store_true", help="write floors that are new or clearly passed")
    parser.add_argument(
        "--allow-regression", metavar="REASON", help="lower floors that are not met, and say why"
    )
    return parser.parse_args()


def _chosen(names: Sequence[str]) -> list[Task]:
    found = [task(name) for name in names]
    if any(one is None for one in found):
        sys.exit(f"gate: no such task among {', '.join(names)}; there are {', '.join(t.name for t in TASKS)}")
    return [one for one in found if one] or [one for one in TASKS if one.name not in _UNGATED]


def _measured(one: Task, floors: dict[str, Any]) -> list[Verdict]:
    """Verdicts of one task; floors of another corpus do not bind."""
    known = floors.get(one.name, {})
    bound = known.get("scores", {}) if known.get("corpus") in (None, digest(one.corpora)) else {}
    if known and not bound:
        print(f"{one.name}: the corpus is another one than that of the floors: they do not bind")
    scores = one.measure("sample", peers=False).scores
    return [judge(score, bound.get(score.name)) for score in scores]


def _line(verdict: Verdict) -> str:
    score = verdict.score
    interval = f"{100 * score.value:5.1f}  ({100 * score.low:.1f} to {100 * score.high:.1f})"
    floor = "no floor yet" if verdict.floor is None else f"floor {100 * verdict.floor:.1f}"
    note = {"fails": "  BELOW THE FLOOR", "rises": "  clearly above: --update raises it"}.get(
        verdict.outcome, ""
    )
    return f"  {score.name:44} {interval}  {floor}{note}"


def _raised(
    one: Task, floors: dict[str, Any], verdicts: Sequence[Verdict], reason: str | None
) -> dict[str, Any]:
    """The floors of a task after this run: the value measured where new, clearly above, or lowered with a reason."""
    moved = {"new", "rises"} | ({"fails"} if reason else set())
    scores = {
        v.score.name: round(v.score.value, 4) if v.outcome in moved or v.floor is None else v.floor
        for v in verdicts
    }
    lowered = {**floors.get(one.name, {}).get("lowered", {})}
    lowered |= {v.score.name: reason for v in verdicts if reason and v.outcome == "fails"}
    return {
        "corpus": digest(one.corpora),
        "command": f"python -m evaluation.gate {one.name}",
        "scores": scores,
        **({"lowered": lowered} if lowered else {}),
    }


if __name__ == "__main__":
    raise SystemExit(main())
