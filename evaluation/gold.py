"""python -m evaluation.gold: real reports with complete gold rows, scored per field and language.

Reports are halved by their order in the folder: those that are looked at while working
(`--half look`) and those that are only counted (`--half count`).
"""

from __future__ import annotations

import argparse
import functools
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import temoin
from evaluation.shared import scorer, shared

LANGUAGES = ("fr", "en", "es", "ar")


@dataclass(frozen=True)
class Scored:
    """One report: the result of the scorer, and per field the claims right and given."""

    name: str
    language: str
    half: str
    result: dict[str, Any]
    precision: dict[str, tuple[int, int]]
    reading: dict[str, Any]
    rows: list[dict[str, Any]]


def reports(language: str) -> Iterator[tuple[str, Path]]:
    """Texts of a language with the half they belong to."""
    for index, path in enumerate(sorted((shared() / "data" / "gold" / language).glob("*.txt"))):
        yield ("look" if index % 2 == 0 else "count"), path


@functools.cache
def score_report(item: tuple[str, str, Path], resources: Path | None = None) -> Scored:
    """Read one report as its JSON file says, with a user's `resources` if given, and score it."""
    language, half, path = item
    facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    reading = temoin.read(
        path, language=facts["language"], published=facts["published"], publisher=facts["publisher"],
        resources=resources,
    ).to_dict()  # fmt: skip
    judge = scorer("score")
    head, rows = judge.load_gold(str(path.with_suffix(".gold.jsonl")))
    result = judge.score(head, rows, reading)
    return Scored(path.stem, language, half, result, _precision(reading, result), reading, rows)


def _precision(reading: dict[str, Any], result: dict[str, Any]) -> dict[str, tuple[int, int]]:
    main = {i["id"] for i in reading["incidents"] if i["role"] == "main"}
    wrong = set(result["spurious"] or ())
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for claim in reading["claims"]:
        if claim["incident"] in main:
            counts[claim["field"]][1] += 1
            counts[claim["field"]][0] += claim["id"] not in wrong
    return {field: (right, given) for field, (right, given) in counts.items()}


def table(scored: list[Scored]) -> Iterator[str]:
    """Precision, recall and F1 over all rows and claims, per language and in all; then per field."""
    yield f"{'':10} reports  rows  met  claims right      P     R    F1  mains  broken"
    for language in (*LANGUAGES, "all"):
        some = [s for s in scored if language in (s.language, "all")]
        if some:
            yield _line(language, some)
    yield ""
    met, wanted = Counter[str](), Counter[str]()
    right, given = Counter[str](), Counter[str]()
    for one in scored:
        for field, (hit, all_) in one.result["by_field"].items():
            met[field] += hit
            wanted[field] += all_
        for field, (hit, all_) in one.precision.items():
            right[field] += hit
            given[field] += all_
    yield f"{'field':14} rows  met     R  | claims right     P"
    for field in sorted(wanted.keys() | given.keys(), key=lambda f: -wanted[f]):
        yield (
            f"{field:14} {wanted[field]:4} {met[field]:4} {_share(met[field], wanted[field])}"
            f"  | {given[field]:5} {right[field]:5} {_share(right[field], given[field])}"
        )


def _line(name: str, some: list[Scored]) -> str:
    rows, hit = sum(s.result["rows"] for s in some), sum(s.result["hit"] for s in some)
    given = sum(all_ for s in some for _, all_ in s.precision.values())
    right = sum(hit_ for s in some for hit_, _ in s.precision.values())
    precision, recall = right / max(given, 1), hit / max(rows, 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    mains = sum(bool(s.result["main_incidents_right"]) for s in some)
    broken = sum(len(s.result["faults"]) for s in some)
    return (
        f"{name:10} {len(some):7} {rows:5} {hit:4} {given:7} {right:5}  {precision:.3f} {recall:.3f} {f1:.3f}"
        f"  {mains}/{len(some)}  {broken}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def details(one: Scored) -> Iterator[str]:
    """What was missed and what was spurious in one report."""
    hit, all_, mains = (one.result[key] for key in ("hit", "rows", "main_incidents"))
    yield f"\n## {one.language}/{one.name}  hit {hit}/{all_}  mains {mains}"
    by_number = {row.get("row", n): row for n, row in enumerate(one.rows)}
    for number in one.result["missed"]:
        row = by_number[number]
        field, speaker = (
            row.get("field", row.get("plover", row["kind"])),
            row.get("speaker", row.get("source", "")),
        )
        quote = row.get("quote", row.get("names", row.get("quotes")))
        yield f"  missed  {field} {row.get('value', '')} by {speaker} «{quote}»"
    claims = {claim["id"]: claim for claim in one.reading["claims"]}
    names = {e["id"]: e["name"] for e in one.reading["entities"] + one.reading["places"]}
    for spurious in one.result["spurious"] or ():
        claim = claims[spurious]
        given = {k: v for k, v in claim["value"].items() if v is not None}
        value = {k: names.get(v, v) if isinstance(v, str) else v for k, v in given.items()}
        speaker, evidence = names.get(claim["speaker"], claim["speaker"]), claim["evidence"]
        yield (
            f"  spurious {claim['field']} {value} by {speaker} {claim['polarity']} {claim['score']} "
            f"«{evidence['value'][0]['text']}» in «{evidence['content']['text'][:90]}»"
        )


def main() -> None:
    """Score, print the table, and with --rows each report's misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", action="store_true", help="print what was missed and what was spurious")
    parser.add_argument("--half", choices=("look", "count"))
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    items = [
        (language, half, path)
        for language in LANGUAGES
        if args.language in (None, language)
        for half, path in reports(language)
        if args.half in (None, half)
    ]
    with ProcessPoolExecutor(args.workers) as pool:
        scored = list(pool.map(score_report, items))
    if args.rows:
        for one in scored:
            print(*details(one), sep="\n")
    print(*table(scored), sep="\n")


if __name__ == "__main__":
    main()
