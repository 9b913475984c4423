"""Measure an exported reader, from raw text; print tables, write them into a page, or their rows as JSON.

``python -m training.evaluate WHAT...`` with one or more of

- ``reports``: the held-out annotated reports;
- ``dev``: treebanks, names and PolNeAR, for choosing;
- ``test``: the same, for telling: once, at the end;
- ``own``: the third of training/sentences that is for testing;
- ``noise``: news in capitals, without accents or hamza, with broken quotation marks, beside the same news clean;
  lemmas in capitals stand there;
- ``peers``: news and own sentences by spaCy's published pipelines too (extra ``peers``).

The passive of Arabic is the column ``passive`` of ``ar_test_padt`` and ``own ar``.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from temoin.annotations.reader import Reader
from temoin.annotations.words import split_words
from temoin.records import Annotations
from training.corpora import QUOTES, _module, annotated, names, polnear
from training.passages import Pair
from training.settings import LANGUAGES, MODEL, Settings, parser, settings
from training.tree_scores import Read, Scores, Table, f1, noise, own, reads, trees


def answer(found: Annotations) -> dict[str, Any]:
    """As score/annotations.py reads it."""
    return {
        "names": [[n.start, n.end, n.label] for n in found.names],
        "attributions": [
            {name: getattr(a, name) for name in ("source", "cue", "content", "kind", "polarity", "certainty")}
            for a in found.attributions
        ],
        "happenings": [
            {"words": [h.start, h.end], "plover": h.plover, "status": h.status,
             "roles": [[r.role, [r.start, r.end]] for r in h.roles]}
            for h in found.happenings
        ],
    }  # fmt: skip


def reports(read: Read, chosen: Settings) -> Table:
    """The held-out annotated reports, by the shared scorer."""
    scorer = _module(chosen.shared / "score" / "annotations.py")
    tallies: dict[str, Any] = {iso: defaultdict(Counter) for iso in LANGUAGES}
    for record, passage in annotated(chosen.shared)[1]:
        found = answer(read(passage))
        scorer.score(record, found, passage.text, 0.8, tallies[passage.language])
    return {f"reports {iso}": _shares(tally) for iso, tally in tallies.items()}


def _shares(tally: dict[str, Counter[str]]) -> Scores:
    return {
        name: round(100 * c["hit"] / c["n"], 1) if "n" in c else f1(c["hit"], c["gold"], c["got"])
        for name, c in tally.items()
    }  # fmt: skip


def name_sets(
    read: Read, chosen: Settings, parts: Iterable[tuple[str, str]], limit: int | None = None
) -> Table:
    """Four kinds, by written words: Arabic corpora leave particles on their names.

    FAC is LOC there. A GRP is right where the corpus has ORG or MISC, and not counted where it has nothing.
    """
    table = {}
    for iso, part in parts:
        hit = gold = got = 0
        for passage in names(chosen.shared, iso, part)[:limit]:
            wanted = {(a, b): label for a, b, label in passage.names or ()}
            begins = {i: a for a, b in split_words(passage.text) for i in range(a, b)}
            skipped = ("MISC",) if passage.scheme == "no-misc" else ()
            for name in read(passage).names:
                label = {"FAC": "LOC"}.get(name.label, name.label)
                there = wanted.get((begins[name.start], name.end), "")
                if label in skipped or (label == "GRP" and not there):
                    continue
                got += 1
                hit += there == label or (label == "GRP" and there in ("ORG", "MISC"))
            gold += sum(label not in skipped for label in wanted.values())
        table[f"names {iso}_{part}"] = {"f": f1(hit, gold, got)}
    return table


def polnear_sets(read: Read, chosen: Settings, part: str, limit: int) -> Table:
    """Exact spans, marks at the ends not counted."""
    tally: Counter[str] = Counter()
    for passage in polnear(chosen.shared, part)[:limit]:
        found = read(passage)
        for layer in ("source", "cue", "content"):
            wanted = {
                _bare(passage.text, s) for one in passage.attributions or () for s in getattr(one, layer)
            }
            got = {_bare(passage.text, s) for one in found.attributions for s in getattr(one, layer)}
            tally.update(
                {f"{layer} hit": len(wanted & got), f"{layer} gold": len(wanted), f"{layer} got": len(got)}
            )
    layers = ("source", "cue", "content")
    return {
        f"polnear {part}": {n: f1(tally[f"{n} hit"], tally[f"{n} gold"], tally[f"{n} got"]) for n in layers}
    }


def _bare(text: str, span: Pair) -> Pair:
    start, end = span
    while start < end and text[start] in QUOTES + ",.;:":
        start += 1
    while end > start and text[end - 1] in QUOTES + ",.;:":
        end -= 1
    return start, end


PLACED = ("own", "noise", "peers")  # tables that have a place in docs/quality.md
DEV_NAMES = tuple((iso, "dev") for iso in LANGUAGES)
TEST_NAMES = (
    ("en", "test_wikigold"),
    ("en", "test_pudnews"),
    ("fr", "test_wikineural"),
    ("es", "test_conll2002"),
    ("ar", "test_anercorp"),
    ("ar", "test_aqmar"),
)


def measure(read: Read, chosen: Settings, what: str) -> Table:
    """All rows of one kind."""
    folder = chosen.shared / "data" / "ud"
    match what:
        case "reports":
            return reports(read, chosen)
        case "dev":
            return (
                trees(read, folder, "dev")
                | name_sets(read, chosen, DEV_NAMES)
                | polnear_sets(read, chosen, "dev", 40)
            )
        case "test":
            return (
                trees(read, folder, "test_*")
                | name_sets(read, chosen, TEST_NAMES)
                | polnear_sets(read, chosen, "test", 10**6)
            )
        case "own":
            return own(read)
        case "noise":
            return noise(read, folder)
        case _:
            from training.peers import peers

            return peers(read, folder)


def show(table: Table) -> str:
    """Tables in Markdown: rows that have the same measures stand in one."""
    lines: list[str] = []
    for measures, rows in groupby(table.items(), key=lambda row: tuple(row[1])):
        lines += ["", f"| | {' | '.join(measures)} |", "|---" * (len(measures) + 1) + "|"]
        lines += [f"| {name} | {' | '.join(map(str, scores.values()))} |" for name, scores in rows]
    return "\n".join(lines[1:])


def put(page: Path, what: str, table: str) -> None:
    """Write a table into a page, between ``<!-- measured: WHAT -->`` and ``<!-- end -->``."""
    text = page.read_text(encoding="utf-8")
    head, mark, rest = text.partition(f"<!-- measured: {what} -->\n")
    _, end, tail = rest.partition("<!-- end -->")
    if not end:
        raise SystemExit(
            f"{page}: no place for {what}; write <!-- measured: {what} --> and <!-- end --> there"
        )
    page.write_text(f"{head}{mark}{table}\n{end}{tail}", encoding="utf-8")


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("what", nargs="+", choices=("reports", "dev", "test", "own", "noise", "peers"))
    options.add_argument("--model", type=Path, default=MODEL)
    options.add_argument("--json", type=Path, help="write the rows there too")
    options.add_argument(
        "--page", type=Path, help="page with places for own, noise, peers: write them there too"
    )
    chosen = settings(options)
    read = reads(Reader(chosen.arguments.model))
    rows: Table = {}
    for what in chosen.arguments.what:
        table = measure(read, chosen, what)
        print(show(table), flush=True)
        if chosen.arguments.page and what in PLACED:
            put(chosen.arguments.page, what, show(table))
        rows |= {f"{what} {name}" if what in ("noise", "peers") else name: row for name, row in table.items()}
    if chosen.arguments.json:
        chosen.arguments.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
