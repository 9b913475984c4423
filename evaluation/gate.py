"""python -m evaluation.gate: no change makes a measured quality worse unseen.

Runs a fixed sample of the tuning parts of each task and compares every score with its floor in `floors.json`,
which also holds the task's corpus digest and command.  A score fails when even the upper end of its noise (bootstrap
interval) lies below the floor, and a floor fails whose score is no longer measured.  When the lower end lies above
it, the new floor is offered; `--update` writes it.  A floor is lowered or dropped only with
`--allow-regression "REASON"`, which is kept beside it.  The verdict is the last line.  Without the shared corpora
nothing is measured, and the last line says so.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpora import digest
from evaluation.record import Score
from evaluation.run import TIMED, runs
from evaluation.tasks import TASKS, Task, task

FLOORS = Path(__file__).parent / "floors.json"
_NOTES = {
    "fails": "  BELOW THE FLOOR",
    "gone": "  NO LONGER MEASURED",
    "rises": "  clearly above: --update raises it",
}

Floors = dict[str, Any]  # of one task: corpus, command, scores, lowered


@dataclass(frozen=True)
class Verdict:
    """A score against its floor: `new`, `holds`, `rises`, `fails`; `gone` is a floor without a score."""

    name: str
    score: Score | None
    floor: float | None
    outcome: str

    @property
    def is_bad(self) -> bool:
        return self.outcome in ("fails", "gone")


def judge(scores: Sequence[Score], floors: dict[str, float]) -> list[Verdict]:
    """Below by more than the noise fails; above by more than the noise rises."""
    names = {score.name for score in scores}
    gone = [Verdict(name, None, floor, "gone") for name, floor in floors.items() if name not in names]
    return [_against(score, floors.get(score.name)) for score in scores] + gone


def _against(score: Score, floor: float | None) -> Verdict:
    if floor is None:
        return Verdict(score.name, score, None, "new")
    outcome = "fails" if score.high < floor else "rises" if score.low > floor else "holds"
    return Verdict(score.name, score, floor, outcome)


def moved(known: Floors, verdicts: Sequence[Verdict], *, update: bool, reason: str | None) -> Floors:
    """The floors of a task after a run: raised with `update`, lowered or dropped with a `reason`."""
    scores = dict(known.get("scores", {}))
    lowered = dict(known.get("lowered", {}))
    for one in verdicts:
        if one.score and update and one.outcome in ("new", "rises"):
            scores[one.name] = round(one.score.value, 4)
        elif one.is_bad and reason:
            left = round(one.score.value, 4) if one.score else None
            lowered[one.name] = f"{scores.pop(one.name)} to {left}: {reason}"
            if left is not None:
                scores[one.name] = left
    return {**known, "scores": scores, **({"lowered": lowered} if lowered else {})}


def main() -> int:
    """Run the tasks, print a line a score, then the verdict."""
    args = _arguments()
    if not Path(os.environ.get("TEMOIN_SHARED", "../shared")).is_dir():
        print("gate: no shared corpora (TEMOIN_SHARED, ../shared): nothing measured, nothing claimed")
        return 0
    floors: dict[str, Floors] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    bad, offered, seconds = [], 0, 0.0
    for run in runs(_chosen(args.tasks), "sample", peers=False):
        seconds += run.seconds
        print(f"{run.task.name} ({run.seconds:.0f} s of processor time)")
        if run.result is None:
            print(f"  {run.failure}", flush=True)
            bad.append(run.task.name)
            continue
        known = _bound(run.task, floors)
        verdicts = judge(run.result.scores, known.get("scores", {}))
        print(*map(_line, verdicts), sep="\n", flush=True)
        floors[run.task.name] = moved(known, verdicts, update=args.update, reason=args.allow_regression)
        bad += [one.name for one in verdicts if one.is_bad and not args.allow_regression]
        offered += sum(one.outcome in ("new", "rises") for one in verdicts)
    if args.update or args.allow_regression:
        ordered = {one.name: floors[one.name] for one in TASKS if floors.get(one.name, {}).get("scores")}
        FLOORS.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    elif offered:
        print(f"gate: {offered} scores have no floor or are clearly above it; --update writes theirs")
    print(f"gate: {seconds:.0f} s of processor time")
    print(f"gate: FAILED: {', '.join(bad)}" if bad else "gate: passed")
    return 1 if bad else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="these alone")
    parser.add_argument("--update", action="store_true", help="write floors that are new or clearly passed")
    parser.add_argument(
        "--allow-regression", metavar="REASON", help="lower floors that are not met, and say why"
    )
    args = parser.parse_args()
    if args.allow_regression is not None and not args.allow_regression.strip():
        parser.error("--allow-regression needs a reason")
    return args


def _chosen(names: Sequence[str]) -> list[Task]:
    found = [task(name) for name in names]
    if any(one is None for one in found):
        sys.exit(f"gate: no such task among {', '.join(names)}; there are {', '.join(t.name for t in TASKS)}")
    return [one for one in found if one] or [one for one in TASKS if one.name not in TIMED]


def _bound(one: Task, floors: dict[str, Floors]) -> Floors:
    """What is known of a task's floors; those of another corpus do not bind."""
    corpus, known = digest(one.corpora), floors.get(one.name, {})
    if known.get("corpus") == corpus:
        return known
    if known:
        print(f"  the corpus is another one than that of the floors ({known['corpus']}): they do not bind")
    return {"corpus": corpus, "command": f"python -m evaluation.gate {one.name}"}


def _line(verdict: Verdict) -> str:
    score, floor = verdict.score, verdict.floor
    told = (
        ""
        if score is None
        else f"{100 * score.value:5.1f}  ({100 * score.low:.1f} to {100 * score.high:.1f})"
    )
    least = "no floor yet" if floor is None else f"floor {100 * floor:.1f}"
    return f"  {verdict.name:44} {told:23} {least}{_NOTES.get(verdict.outcome, '')}"


if __name__ == "__main__":
    raise SystemExit(main())
