"""Task readings: whole readings against gold rows (gold, examples, seed), and texts read without gold (real, peace).

Wires the project's own measures (evaluation.gold, .real, .peace; score/score.py of the shared folder) into records;
each can still be run alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import temoin
from evaluation import gold, peace, real
from evaluation.corpora import sample
from evaluation.measures import Counts, bootstrap, f1_score, percent
from evaluation.record import Part, Result, Table, largest
from evaluation.shared import scorer, shared

_REPORTS = {"sample": 4, "tune": 100, "report": 100}
_REAL = {"sample": 2, "tune": 10, "report": 60}
_PEACE = {"sample": 2, "tune": 5, "report": 25}
_EXAMPLES = Path(__file__).parent.parent / "examples"
_ROWS = ("reports", "reports", "rows", "P", "R", "F1", "main incidents right")


def measure(part: Part, *, peers: bool) -> Result:
    """Gold rows (half looked at to tune, half only counted to report); no peer makes claims."""
    half = "count" if part == "report" else "look"
    scored = [
        gold.score_report((language, which, path))
        for language in gold.LANGUAGES
        for which, path in sample([r for r in gold.reports(language) if r[0] == half], _REPORTS[part])
    ]
    own = [gold.score_report((path.parent.name, "own", path)) for path in _examples(part)]
    rows = [
        _row(f"gold {language}", [s for s in scored if s.language == language]) for language in gold.LANGUAGES
    ]
    rows += [_row("gold", scored), _row("examples", own)]
    note = f"Gold: the half that is {'only counted' if half == 'count' else 'looked at'}. Seed: {_seed()} rows met."
    note += " Rules were written with the examples and the seed in view."
    mains = [1.0 if s.result["main_incidents_right"] else 0.0 for s in scored]
    missed = (
        (f"{s.language}: row of {field} missed", f"{s.language}/{s.name}")
        for s in scored
        for field in _missed(s)
    )
    return Result(
        (Table("Gold rows", _ROWS, tuple(rows), note, largest(missed)), _quiet(part), _real(part)),
        (
            f1_score("readings/gold-rows", [_counts(s) for s in scored]),
            bootstrap("readings/main-incidents", mains, lambda some: sum(some) / max(len(some), 1)),
        ),
        {} if part == "report" else _answers(scored),
    )


def _examples(part: Part) -> list[Path]:
    paths = sorted(path for path in _EXAMPLES.glob("*/*.txt") if path.with_suffix(".gold.jsonl").exists())
    return sample(paths, 2 if part == "sample" else len(paths))


def _seed() -> str:
    """Rows of the seed that its reading meets."""
    folder = shared() / "seed"
    judge = scorer("score")
    head, rows = judge.load_gold(str(folder / "gold.jsonl"))
    result = judge.score(head, rows, temoin.read(folder / "report.fr.txt").to_dict())
    return f"{result['hit']} of {result['rows']}"


def _counts(one: gold.Scored) -> Counts:
    """Precision over claims and recall over rows in one: right counts the rows met."""
    right = sum(hit for hit, _ in one.precision.values())
    given = sum(all_ for _, all_ in one.precision.values())
    rows, hit = one.result["rows"], one.result["hit"]
    scale = hit / right if right else 0.0  # claims right and rows met are two numbers: F1 from their shares
    return Counts(hit, given * scale, rows)


def _row(language: str, some: Sequence[gold.Scored]) -> tuple[str | int | float | None, ...]:
    rows, hit = sum(s.result["rows"] for s in some), sum(s.result["hit"] for s in some)
    right = sum(h for s in some for h, _ in s.precision.values())
    given = sum(g for s in some for _, g in s.precision.values())
    precision, recall = right / max(given, 1), hit / max(rows, 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    mains = sum(bool(s.result["main_incidents_right"]) for s in some)
    return (
        language,
        len(some),
        rows,
        percent(precision),
        percent(recall),
        percent(f1),
        f"{mains} of {len(some)}",
    )


def _missed(one: gold.Scored) -> list[str]:
    by_number = {row.get("row", n): row for n, row in enumerate(one.rows)}
    rows = [by_number[number] for number in one.result["missed"]]
    return [str(row.get("field", row.get("plover", row["kind"]))) for row in rows]


def _answers(scored: Sequence[gold.Scored]) -> dict[str, bool]:
    return {
        f"{s.language}/{s.name}/{row.get('row', n)}": row.get("row", n) not in s.result["missed"]
        for s in scored
        for n, row in enumerate(s.rows)
    }


def _quiet(part: Part) -> Table:
    """Main incidents in ordinary news (evaluation.peace)."""
    rows, wrong = [], []
    for language in peace.SOURCES:
        texts = list(peace.texts(language))[: _PEACE[part]]
        readings = [temoin.read(text.encode(), language=language) for text in texts]
        found = [
            (f"{language}: {(incident.what or {}).get('plover')} in ordinary news", f"text {number}")
            for number, reading in enumerate(readings)
            for incident in reading.incidents
            if incident.role == "main"
        ]
        rows.append((language, len(texts), len(found)))
        wrong += found
    columns = ("language", "texts", "main incidents of violence")
    return Table("Ordinary news", columns, tuple(rows), "At most 3 in 100 are allowed.", largest(wrong))


def _real(part: Part) -> Table:
    """Real reports without gold (evaluation.real)."""
    rows, unread = [], []
    for language in real.LANGUAGES:
        some = sample(list(real.reports(language)), _REAL[part])
        facts = [real.facts_of(record) for record in some]
        count = len(facts)
        here = [
            (f"{language}: {reason}", record["id"])
            for record, fact in zip(some, facts, strict=True)
            for reason in fact["unresolved"].elements()
        ]
        incidents = round(sum(f["roles"].total() for f in facts) / count, 2)
        claims = round(sum(f["claims"] for f in facts) / count, 1)
        main = percent(sum(f["roles"]["main"] > 0 for f in facts) / count)
        known = percent(sum(f["language"] == language for f in facts) / count)
        rows.append((language, count, incidents, claims, main, known, len(here)))
        unread += here
    columns = (
        "language", "reports", "incidents a report", "claims a report", "with a main incident", "language known",
        "unresolved",
    )  # fmt: skip
    note = "A fixed sample of text/reports. Errors: what was left unresolved, by its reason."
    return Table("Real reports, read without gold", columns, tuple(rows), note, largest(unread))
