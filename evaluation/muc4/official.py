"""The systems of 1992: their answers scored here, next to the official totals; and the truecaser's accuracy."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.corpora import records
from evaluation.measures import percent
from evaluation.muc4.fills import Template, by_document, template_of
from evaluation.muc4.judge import Judge, read_history
from evaluation.muc4.readings import reports
from evaluation.muc4.score import Pair, score_document, totals
from evaluation.muc4.truecase import case_of, cases
from evaluation.record import Table

FAR = 2.0  # points of F from which the order of two systems must hold


def runs(part: str, judge: Judge) -> Iterator[tuple[str, list[Pair]]]:
    """Each system with its scored templates, in the order of the official list."""
    keys = by_document(map(template_of, records("muc4/keys.jsonl.xz")))
    answers: dict[str, list[Template | None]] = {}
    for record in records("muc4/scoring/responses.jsonl.xz"):
        if record["part"] == part:
            answers.setdefault(record["system"], []).append(template_of(record))
    for system, some in answers.items():
        own = by_document(some)
        pairs = [
            pair
            for report in reports()[part]
            for pair in score_document(keys.get(report.id, []), own.get(report.id, []), judge)
        ]
        yield f"{system} (1992)", pairs


def proof() -> Table:
    """F of ALL TEMPLATES, official and ours, of all 34 runs; by the judgements of 1992, and by rules alone."""
    printed = {
        (record["part"], f"{record['system']} (1992)"): record["f"][0]
        for record in records("muc4/scoring/official-totals.jsonl")
    }
    judges = (Judge(read_history(), rules=False), Judge())
    rows = []
    for part in ("tst3", "tst4"):
        scored = [
            {name: 100 * totals(pairs)["ALL TEMPLATES"].f for name, pairs in runs(part, judge)}
            for judge in judges
        ]
        for name in scored[0]:
            f = printed[part, name]
            rows.append(
                (
                    f"{name}, {part}",
                    f,
                    round(scored[0][name], 2),
                    round(scored[0][name] - f, 2),
                    round(scored[1][name], 2),
                )
            )
    rows.sort(key=lambda row: -row[1])
    return Table(
        "The scorer on the systems of 1992: F of ALL TEMPLATES",
        ("system", "official", "ours", "difference", "by rules alone"),
        tuple(rows),
        _summary([(row[0].endswith("tst3"), row[1], row[2]) for row in rows]),
    )


def _summary(rows: list[tuple[bool, float, float]]) -> str:
    differences = [abs(ours - official) for _, official, ours in rows]
    swapped = sum(
        official - other > FAR and ours <= other_ours
        for part, official, ours in rows
        for other_part, other, other_ours in rows
        if part == other_part
    )
    mean, largest = sum(differences) / len(differences), max(differences)
    return (
        f"Mean difference {mean:.2f}, largest {largest:.2f}; pairs of systems more than {FAR:.0f} points apart in"
        f" another order: {swapped}. F from recall and precision in whole per cent, as then printed, so one per cent"
        " of either moves it by a point. What remains: the template mapping differs in 4 documents of 100 (the"
        " program's choice among equal pairs is not known), and values that refer to an optional fill were paired"
        " in list order."
    )


def truecaser() -> Table:
    """Accuracy on the documents that exist in mixed case: those of tst4, another period than all others."""
    right = words = 0
    for record in records("muc4/docs.jsonl.xz"):
        mixed = record.get("text_mixed")
        if mixed and len(mixed.upper()) == len(mixed):
            for start, word, case, opens in cases(mixed.upper()):
                if not opens:
                    words += 1
                    right += case == case_of(mixed[start : start + len(word)])
    return Table(
        "The truecaser on tst4, which exists in mixed case",
        ("words inside sentences", "right"),
        ((words, percent(right / words)),),
        "Small letters, one capital, or all capitals; learned from ordinary news of 1987 to 2022, not from MUC.",
    )
