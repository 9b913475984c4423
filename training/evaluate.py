"""Measure an exported reader, from raw text: the held-out reports, trees, names, PolNeAR.

Prints a table, or writes it as JSON.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from temoin.annotations.reader import Reader
from temoin.annotations.words import split_words
from temoin.records import Annotations
from training.corpora import QUOTES, _module, annotated, names, polnear
from training.passages import Pair, Passage, paragraphs
from training.settings import LANGUAGES, MODEL, Settings, parser, settings
from training.treebanks import sentences, windows
from training.units import units

Scores = dict[str, float]
Table = dict[str, Scores]


def read(reader: Reader, passage: Passage) -> Annotations:
    return reader.read(passage.text, paragraphs(passage.text), language=passage.language)


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


def f1(hit: int, gold: int, got: int) -> float:
    return round(200 * hit / (gold + got), 1) if gold + got else 0.0


def reports(reader: Reader, chosen: Settings) -> Table:
    """The held-out annotated reports, by the shared scorer."""
    scorer = _module(chosen.shared / "score" / "annotations.py")
    tallies: dict[str, Any] = {iso: defaultdict(Counter) for iso in LANGUAGES}
    for record, passage in annotated(chosen.shared)[1]:
        found = answer(read(reader, passage))
        scorer.score(record, found, passage.text, 0.8, tallies[passage.language])
    return {f"reports {iso}": _shares(tally) for iso, tally in tallies.items()}


def _shares(tally: dict[str, Counter[str]]) -> Scores:
    return {
        name: round(100 * c["hit"] / c["n"], 1) if "n" in c else f1(c["hit"], c["gold"], c["got"])
        for name, c in tally.items()
    }  # fmt: skip


def trees(reader: Reader, chosen: Settings, part: str) -> Table:
    """Words, sentences, tags, lemmas and trees; punctuation not counted in UAS and LAS."""
    table = {}
    for file in sorted((chosen.shared / "data" / "ud").glob(f"*_{part}.conllu.xz")):
        tally: Counter[str] = Counter()
        iso = file.name[:2]
        for passage in windows(list(sentences(file)), iso, random.Random(1), 150):
            _tree_tally(tally, passage, read(reader, passage))
        table[file.name.split(".")[0]] = {
            "words": f1(tally["words"], tally["gold"], tally["got"]),
            "sentences": f1(tally["sentences"], tally["gold sentences"], tally["got sentences"]),
        } | {
            name: f1(tally[name], tally["gold" + end], tally["got" + end])
            for name, end in (
                ("upos", ""),
                ("lemma", ""),
                ("feats", ""),
                ("uas", " counted"),
                ("las", " counted"),
            )
        }
    return table


def _tree_tally(tally: Counter[str], passage: Passage, found: Annotations) -> None:
    words, made = units(passage)
    places = _unit_places(passage, words, made.by_word(len(words)))
    gold = dict(zip(places, made.units, strict=True))
    got = {(w.start, w.end): w for w in found.words}
    tally.update(gold=len(gold), got=len(got), words=len(gold.keys() & got.keys()))
    ends = {end for _, end in passage.sentences or ()}
    tally.update({"sentences": len(ends & {s.end for s in found.sentences}), "gold sentences": len(ends)})
    tally["got sentences"] += len(found.sentences)
    for w in got.values():
        tally["got counted"] += w.upos != "PUNCT"
    for place, unit in gold.items():
        counted = unit.upos != "PUNCT"
        tally["gold counted"] += counted
        word = got.get(place)
        if word is None:
            continue
        tally["upos"] += word.upos == unit.upos
        tally["lemma"] += word.lemma == unit.lemma
        tally["feats"] += dict(word.feats) == {k: v for k, v in unit.feats if k in reader_features()}
        head = (found.words[word.head].start, found.words[word.head].end) if word.head >= 0 else None
        right = counted and head == (places[unit.head] if unit.head >= 0 else None)
        tally["uas"] += right
        tally["las"] += right and word.relation == unit.relation


def reader_features() -> tuple[str, ...]:
    from training.labels import FEATURES

    return FEATURES


def _unit_places(passage: Passage, words: list[Pair], groups: list[list[Any]]) -> list[Pair]:
    places = []
    for (start, end), group in zip(words, groups, strict=True):
        at = start
        for unit in group:
            stop = end if unit is group[-1] else at + len(unit.form)
            places.append((at, stop))
            at = stop
    return places


def name_sets(reader: Reader, chosen: Settings, parts: Iterable[tuple[str, str]]) -> Table:
    """Four kinds, by written words: Arabic corpora leave particles on their names.

    FAC is LOC there. A GRP is right where the corpus has ORG or MISC, and not counted where it has nothing.
    """
    table = {}
    for iso, part in parts:
        hit = gold = got = 0
        for passage in names(chosen.shared, iso, part):
            wanted = {(a, b): label for a, b, label in passage.names or ()}
            begins = {i: a for a, b in split_words(passage.text) for i in range(a, b)}
            skipped = ("MISC",) if passage.scheme == "no-misc" else ()
            for name in read(reader, passage).names:
                label = {"FAC": "LOC"}.get(name.label, name.label)
                there = wanted.get((begins[name.start], name.end), "")
                if label in skipped or (label == "GRP" and not there):
                    continue
                got += 1
                hit += there == label or (label == "GRP" and there in ("ORG", "MISC"))
            gold += sum(label not in skipped for label in wanted.values())
        table[f"names {iso}_{part}"] = {"f": f1(hit, gold, got)}
    return table


def polnear_sets(reader: Reader, chosen: Settings, part: str, limit: int) -> Table:
    """Exact spans, marks at the ends not counted."""
    tally: Counter[str] = Counter()
    for passage in polnear(chosen.shared, part)[:limit]:
        found = read(reader, passage)
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


DEV_NAMES = tuple((iso, "dev") for iso in LANGUAGES)
TEST_NAMES = (
    ("en", "test_wikigold"),
    ("en", "test_pudnews"),
    ("fr", "test_wikineural"),
    ("es", "test_conll2002"),
    ("ar", "test_anercorp"),
    ("ar", "test_aqmar"),
)


def measure(reader: Reader, chosen: Settings, what: str) -> Table:
    """All rows of one kind: reports, dev, or test (to be looked at once, at the end)."""
    if what == "reports":
        return reports(reader, chosen)
    if what == "dev":
        return (
            trees(reader, chosen, "dev")
            | name_sets(reader, chosen, DEV_NAMES)
            | polnear_sets(reader, chosen, "dev", 40)
        )
    return (
        trees(reader, chosen, "test_*")
        | name_sets(reader, chosen, TEST_NAMES)
        | polnear_sets(reader, chosen, "test", 10**6)
    )


def show(table: Table) -> str:
    """One row a line."""
    return "\n".join(
        f"{row:22} " + " ".join(f"{k} {v}" for k, v in scores.items()) for row, scores in table.items()
    )


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("what", choices=("reports", "dev", "test"))
    options.add_argument("--model", type=Path, default=MODEL)
    options.add_argument("--json", type=Path, help="write the table there too")
    chosen = settings(options)
    table = measure(Reader(chosen.arguments.model), chosen, chosen.arguments.what)
    print(show(table))
    if chosen.arguments.json:
        chosen.arguments.json.write_text(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
