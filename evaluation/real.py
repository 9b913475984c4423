"""python -m evaluation.real: read every real report; speed, incidents, claims and unresolved reasons per language."""

from __future__ import annotations

import argparse
import json
import lzma
import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import temoin
from evaluation.shared import shared

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
LANGUAGES = ("fr", "es", "ar", "en")


def reports(language: str) -> Iterator[dict[str, Any]]:
    """Records of text/reports, in the order of the file."""
    path = shared() / "data" / "text" / "reports" / f"{language}.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def as_text(record: dict[str, Any]) -> str:
    """Title, empty line, body."""
    title = (record.get("title") or "").strip()
    return (
        f"{title}\n\n{record['text']}" if title and not record["text"].startswith(title) else record["text"]
    )


def facts_of(record: dict[str, Any]) -> dict[str, Any]:
    """What a table needs of one reading; never its text."""
    date = _ISO.match(record.get("date") or "")
    reading = temoin.read(as_text(record).encode(), published=date.group() if date else None)
    return {
        "language": reading.document.language,
        "roles": Counter(incident.role for incident in reading.incidents),
        "claims": len(reading.claims),
        "unresolved": Counter(f"{u.what}: {u.why}" for u in reading.unresolved),
    }


def main() -> None:
    """Print one block a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="the first N reports of each language")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    with ProcessPoolExecutor(args.workers) as pool:
        for language in LANGUAGES:
            records = list(reports(language))[: args.limit]
            start = time.perf_counter()
            facts = list(pool.map(facts_of, records, chunksize=4))
            _print(language, facts, time.perf_counter() - start)


def _print(language: str, facts: list[dict[str, Any]], seconds: float) -> None:
    count = len(facts)
    with_main = sum(f["roles"]["main"] > 0 for f in facts)
    incidents = sum(f["roles"].total() for f in facts)
    claims = sum(f["claims"] for f in facts)
    print(
        f"{language}: {count} reports, {count / seconds:.1f} a second, {incidents / count:.2f} incidents and "
        f"{claims / count:.1f} claims a report, {with_main / count:.0%} with a main incident, "
        f"language known in {sum(f['language'] == language for f in facts) / count:.1%}"
    )
    reasons = sum((f["unresolved"] for f in facts), Counter[str]())
    for reason, number in reasons.most_common(20):
        print(f"    {number:6}  {reason}")


if __name__ == "__main__":
    main()
