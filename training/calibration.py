"""Learn the lines of `acts/calibration.tsv`, by which a probability means what it says.

Reads, with untouched probabilities, the tuning halves of what the model never saw: held-out annotated reports for
attributions and happenings, then gold reports for claims, whose scores are products of the happenings' honest
probabilities.  Each kind of answer gets a logistic regression on log odds (Platt 1999): one slope, and a constant for
each maker, drawn to that of the kind where there are few answers.  The other halves show what it is worth.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.calibration import KINDS, Answer, annotated_answers, bins, error, gold_answers
from sklearn.linear_model import LogisticRegression

from temoin.annotations.calibration import log_odds
from temoin.resources import Resources
from training.settings import ROOT

TABLE = ROOT / "src" / "temoin" / "resources" / "acts" / "calibration.tsv"
HEAD = ("of", "made_by", "slope", "constant")
PENALTY = (
    4.0  # on what a maker's constant adds to that of its kind; .1 to 10 tried, each half learned and told
)
FREE = 10.0  # log odds are multiplied by this, so that the penalty hardly touches the slope

Row = tuple[str, str, float, float]


def learned(some: Sequence[Answer], of: str) -> list[Row]:
    """The line of a kind, then those of its makers."""
    makers = sorted({one.made_by for one in some})
    matrix = [[FREE * log_odds(one.p), *(float(one.made_by == maker) for maker in makers)] for one in some]
    model = LogisticRegression(C=1 / PENALTY, max_iter=1000).fit(matrix, [one.right for one in some])
    slope, *more = model.coef_[0].tolist()
    constants = {"": 0.0, **dict(zip(makers, more, strict=True))}
    constant = float(model.intercept_[0])
    return [
        (of, name, round(FREE * slope, 3), round(constant + extra, 3)) for name, extra in constants.items()
    ]


def write(rows: Sequence[Row], path: Path) -> None:
    """The table, sorted."""
    lines = ["\t".join(map(str, row)) for row in (HEAD, *sorted(rows))]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def untouched() -> list[Row]:
    """The lines that leave all probabilities as they are, whatever the packaged table says."""
    known = {(row["of"], row["made_by"]) for row in Resources().table("calibration", "acts")}
    return [(of, maker, 1.0, 0.0) for of, maker in known | {(kind, "") for kind in KINDS}]


def all_learned(folder: Path) -> list[Row]:
    """Lines for attributions and happenings, then for claims that are made with these; `folder` is for tables."""
    plain = overlaid(folder / "plain", untouched())
    seen = list(annotated_answers("tune", plain))
    rows = [row for of in KINDS[:2] for row in learned([one for one in seen if one.of == of], of)]
    halfway = overlaid(folder / "halfway", [*(row for row in untouched() if row[0] == "claim"), *rows])
    return rows + learned(list(gold_answers("tune", halfway)), "claim")


def overlaid(folder: Path, rows: Sequence[Row]) -> Path:
    """A folder of resources with this table."""
    write(rows, folder / "acts" / TABLE.name)
    return folder


def main() -> None:
    """Learn, show the other half before and after, and with --write keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = all_learned(folder)
        for title, lines in (("before", untouched()), ("after", [*rows, *untouched()])):
            resources = overlaid(folder / title, lines)
            show(title, [*annotated_answers("report", resources), *gold_answers("report", resources)])
    for row in sorted(rows):
        print(*row, sep="\t")
    if arguments.write:
        write(rows, TABLE)


def show(title: str, found: Sequence[Answer]) -> None:
    """Share right by tenths of probability, and the expected calibration error, of each kind."""
    for kind in KINDS:
        some = [one for one in found if one.of == kind]
        print(f"{title}: {kind}s, expected calibration error {100 * error(some):.1f}")
        for number, here in enumerate(bins(some)):
            if here:
                right = 100 * sum(one.right for one in here) / len(here)
                print(f"  .{number} to .{number + 1}  {len(here):5} answers  {right:5.1f} right")


if __name__ == "__main__":
    main()
