"""How many people: the number slot of MUC-4's human targets, from the words of the target in the report.

Slot HUM TGT: NUMBER of the MUC-4 fill rules: a whole number, a range, `N -` (and more), `- N` (up to),
`~N` (about), PLURAL.  A target (names of persons left out) is read wherever its words stand in the
report, from the mark, "and" or "of" before it; of several counts the narrowest is the answer.
Beside it: a number right before the words, else the ending.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.corpora import records, sample
from evaluation.measures import Counts, percent, total
from evaluation.record import Part, Table, largest
from temoin.mentions.counts import find_counts, read_count
from temoin.mentions.numbers import find_numbers
from temoin.resources import Resources

Interval = tuple[int | None, int | None]
_DOCUMENTS = {"sample": 150, "tune": 300, "report": 200}
_BEFORE = 60  # characters
_NEAR = 12
_CLAUSE = re.compile(r"[.,;:()\[\]]|\b(?:AND|OF|THE)\b")


@dataclass(frozen=True)
class Target:
    """Words of a human target in a report, with the interval of the key."""

    id: str
    document: str
    text: str
    places: tuple[tuple[int, int], ...]
    gold: Interval


def targets(part: Part) -> list[Target]:
    """Descriptions of human targets whose words stand in the report: dev to tune, tst3 and tst4 to report."""
    wanted = ("tst3", "tst4") if part == "report" else ("dev",)
    texts = {
        r["id"]: " ".join(r["text"].split()) for r in records("muc4/docs.jsonl.xz") if r["part"] in wanted
    }
    chosen = set(sample(sorted(texts), _DOCUMENTS[part]))
    found = []
    for key in records("muc4/keys.jsonl.xz"):
        if key["id"] not in chosen:
            continue
        slots = key.get("slots", {})
        names = {word for name in slots.get("hum-tgt-name", ()) for word in _strings(["name", name["ast"]])}
        for at, fill in enumerate(slots.get("hum-tgt-num", ())):
            gold, words = _fill(fill["ast"], names)
            places = _places(texts[key["id"]], words)
            if gold and places:
                id_ = f"{key['id']}/{key['template']}/{at}"
                found.append(Target(id_, key["id"], texts[key["id"]], places, gold))
    return found


def _fill(ast: object, names: set[str]) -> tuple[Interval | None, list[str]]:
    """The interval and the words of one fill; no words where they are a person's name."""
    if not (isinstance(ast, list) and ast[0] == "xref" and isinstance(ast[1], str)):
        return None, []
    return interval(ast[1]), [
        word.strip('"') for word in _strings(ast[2]) if word.startswith('"') and word not in names
    ]


def _strings(ast: object) -> Iterator[str]:
    if isinstance(ast, str):
        yield ast
    elif isinstance(ast, list):
        for part in ast[1:]:
            yield from _strings(part)


def interval(number: str) -> Interval | None:
    """The interval of a fill of the slot."""
    if number == "PLURAL":
        return 2, None
    low, dash, high = number.replace("~", "").replace(" ", "").partition("-")
    if not dash:
        return (int(low), int(low)) if low.isdigit() else None
    if not low and not high:
        return None
    return int(low) if low.isdigit() else None, int(high) if high.isdigit() else None


def _places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    return tuple(
        match.span()
        for word in words
        for match in re.finditer(rf"\b{re.escape(' '.join(word.split()))}\b", text)
    )


def temoin(target: Target) -> Interval | None:
    """The narrowest of temoin's counts over the words and around them."""
    resources = Resources()
    found = []
    for start, end in target.places:
        left = max(0, start - _BEFORE)
        stops = [match.end() for match in _CLAUSE.finditer(target.text, left, start)]
        first = stops[-1] if stops else left
        around = [c for c in find_counts(target.text, first, end, "en", resources) if start < c.end]
        bare = read_count(target.text, start, end, "en", resources)
        whole = read_count(target.text, first, end, "en", resources)
        read = [one for one in (bare, whole) if one and not around and (one is bare or one.number)]
        found += [(c.count.min, c.count.max) for c in (*around, *read)]
    return min(found, key=_width, default=None)


def plain(target: Target) -> Interval | None:
    """A number in the words or right before them; else plural by the ending S, else one."""
    resources = Resources()
    for start, end in target.places:
        before = find_numbers(target.text, "en", resources, max(0, start - _NEAR), end)
        if before:
            return int(before[-1][2]), int(before[-1][2])
    start, end = target.places[0]
    return (2, None) if target.text[start:end].endswith(("S", "PEOPLE", "MEN")) else (1, 1)


def _width(found: Interval) -> float:
    low, high = found
    return float("inf") if high is None or low is None else high - low


def counts(some: Sequence[Target], system: Callable[[Target], Interval | None]) -> list[Counts]:
    """Right, given and wanted per document."""
    by_document: dict[str, Counts] = {}
    for target in some:
        answer = system(target)
        one = Counts(answer == target.gold, answer is not None, 1)
        by_document[target.document] = by_document.get(target.document, Counts()) + one
    return list(by_document.values())


def table(some: Sequence[Target]) -> Table:
    """Accuracy of temoin and of the plain rule."""
    rows = []
    for name, system in (("temoin", temoin), ("number before, else ending", plain)):
        all_ = total(counts(some, system))
        many = total(counts([t for t in some if t.gold[1] != 1], system))
        rows.append((name, int(all_.wanted), percent(all_.recall), int(many.wanted), percent(many.recall)))
    columns = ("system", "targets", "right", "of them not one", "right")
    note = "Human targets of MUC-4 whose words stand in the report; the interval must be the key's. Texts in capitals."
    return Table("Counts of people", columns, tuple(rows), note, largest(_errors(some)))


def right(some: Sequence[Target]) -> dict[str, bool]:
    return {target.id: temoin(target) == target.gold for target in some}


def _errors(some: Sequence[Target]) -> Iterator[tuple[str, str]]:
    """Kinds by what the key and the answer are."""
    for target in some:
        answer = temoin(target)
        if answer != target.gold:
            yield f"{_kind(target.gold)} read as {_kind(answer)}", target.document


def _kind(found: Interval | None) -> str:
    if found is None:
        return "nothing"
    if found == (1, 1):
        return "one"
    if found == (2, None):
        return "a plural"
    return "a number" if found[0] == found[1] else "an open or wide interval"
