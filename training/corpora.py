"""The corpora beside the treebanks, each turned into passages; and what is held out of them."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from training.labels import MODES
from training.passages import Attribution, Mention, Pair, Passage
from training.settings import LANGUAGES, ROOT

# PADT, WikiNEuRal, SaudiNewsNet: CC BY-NC-SA; ANERcorp: free for research.
NOT_FREE = ("PADT", "wikineural", "anercorp", "ar-saudinewsnet_nc")
HELD = 4  # every fourth report of data/annotated is the project's own test
QUOTES = " \t\n\u00a0\u202f\"'«»“”„‘’‹›"


def records(path: Path) -> Iterator[dict[str, Any]]:
    """JSON lines, packed."""
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def lines(path: Path) -> list[str]:
    """The documents of a packed file that has one a line."""
    with lzma.open(path, "rt", encoding="utf-8") as found:
        return [line.strip() for line in found]


@cache
def _by_id(path: Path) -> dict[str, dict[str, Any]]:
    """Records by id; of a file with a document a line, by the number of the line from 1 on."""
    if path.name.endswith(".txt.xz"):
        return {str(number): {"text": line} for number, line in enumerate(lines(path), 1)}
    return {record["id"]: record for record in records(path)}


def allowed(passages: list[Passage], free: bool) -> list[Passage]:
    """All passages, or only those that may be used for anything."""
    return [one for one in passages if not free or one.corpus not in NOT_FREE]


def report_text(record: dict[str, Any]) -> str:
    """The text that annotations point into: title, empty line, text, or text that begins with it."""
    title = (record.get("title") or "").strip()
    return (
        f"{title}\n\n{record['text']}" if title and not record["text"].startswith(title) else record["text"]
    )


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---------------------------------------------------------------- annotated reports


def stored(shared: Path, file: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Records of a stand-off file with their texts; a text that is not the annotated one is an error."""
    if not file.exists():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = report_text(_by_id(shared / "data" / record["file"])[record["id"]])
        if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
            raise SystemExit(f"{file} {record['id']}: the text differs from the one that was annotated")
        yield record, text


def being_annotated(shared: Path, folder: Path | None, iso: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Reports annotated in short form in a folder beside.

    Those that check.py finds fault with are left for later.
    """
    index = folder / iso / "meta.json.index" if folder else None  # iso, or iso with an ending
    if index is None or not index.exists():
        return
    check = _module(shared / "data" / "annotated" / "check.py")
    for entry in json.loads(index.read_text()):
        file = index.parent / f"{entry['n']:02}.json"
        if not file.exists():
            continue
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        faults: list[str] = []
        try:
            found = check.record(text, json.loads(file.read_text()), faults)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            faults.append(repr(error))
        if not faults:
            found["attributions"] = found.pop("says")
            head = {"id": entry["id"], "file": entry["file"], "date": entry.get("date") or ""}
            yield head | {"sha256": hashlib.sha256(text.encode()).hexdigest()} | found, text


def annotated_passage(record: dict[str, Any], text: str, iso: str) -> Passage:
    """All layers of an annotated report."""
    return Passage(
        text,
        iso,
        names=tuple((a, b, label) for a, b, label in record["names"]),
        attributions=tuple(
            Attribution(
                _pairs(one["source"]),
                _pairs(one["cue"]),
                _pairs(one["content"]),
                one["kind"],
                one["polarity"],
                one["certainty"],
                one["inside"] is not None,
            )
            for one in record["attributions"]
        ),
        mentions=tuple(_mentions(record)),
        violence=True,
    )


def _pairs(spans: list[list[int]]) -> tuple[Pair, ...]:
    return tuple((a, b) for a, b in spans)


def _mentions(record: dict[str, Any]) -> Iterator[Mention]:
    for happening in record["happenings"]:
        mode = happening["mode"] or "none"
        for mention in happening["mentions"]:
            if mention["words"]:
                start, end = mention["words"][0]
                roles = tuple((role, a, b) for role, a, b in mention["roles"])
                yield Mention(
                    (start, end), happening["plover"], mode if mode in MODES else "other",
                    mention["status"], happening["story"], roles, happening["id"],
                )  # fmt: skip


def annotated(shared: Path) -> tuple[list[Passage], list[tuple[dict[str, Any], Passage]]]:
    """data/annotated: what is trained on, and every fourth report, held out."""
    training, held = [], []
    for iso in LANGUAGES:
        for number, (record, text) in enumerate(
            stored(shared, shared / "data" / "annotated" / f"{iso}.jsonl")
        ):
            passage = annotated_passage(record, text, iso)
            if number % HELD == 0:
                held.append((record, passage))
            elif not is_closed(text, shared):
                training.append(replace(passage, corpus="data/annotated"))
    return training, held


OWN = ROOT / "training" / "annotated"


def own(shared: Path, annotating: Path | None, folder: Path = OWN) -> list[Passage]:
    """The project's own annotations: training/annotated, and those not yet written there."""
    found, seen = [], set()
    for iso in LANGUAGES:
        kept = stored(shared, folder / f"{iso}.jsonl")
        for record, text in [*being_annotated(shared, annotating, iso), *kept]:
            if record["sha256"] not in seen and not is_closed(text, shared):
                seen.add(record["sha256"])
                found.append(replace(annotated_passage(record, text, iso), corpus="own annotated"))
    return found


RUN = 8  # words
SHARED = 0.2  # of the runs of the shorter text: agency reports of one event share less


def _runs(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))


@cache
def closed(shared: Path) -> tuple[frozenset[str], ...]:
    """Texts that nothing is learned from, as runs of words: gold and held-out reports."""
    gold = [path.read_text(encoding="utf-8") for path in sorted((shared / "data" / "gold").glob("*/*.txt"))]
    files = [shared / "data" / "annotated" / f"{iso}.jsonl" for iso in LANGUAGES]
    held = [text for file in files for _, text in list(stored(shared, file))[::HELD]]
    return tuple(map(_runs, gold + held))


def is_closed(text: str, shared: Path) -> bool:
    """Whether a text is one of those, or another version of it."""
    mine = _runs(text)
    return any(len(mine & other) >= SHARED * min(len(mine), len(other)) for other in closed(shared))


# ---------------------------------------------------------------- who says what, in English


def polnear(shared: Path, part: str = "train") -> list[Passage]:
    """PolNeAR, brought to our practice.

    Contents without the quotation marks at their ends and without "that".
    """
    made = []
    for record in records(shared / "data" / "attribution" / "polnear" / f"{part}.jsonl.xz"):
        text = record["text"]
        said = tuple(
            Attribution(_pairs(one["source"]), _pairs(one["cue"]), _bared(text, one["content"]), one["type"])
            for one in record["annotations"][0]["attributions"]
            if one["content"]
        )
        made.append(Passage(text, "en", attributions=said, nesting=False, corpus="PolNeAR"))
    return made


def _bared(text: str, spans: list[list[int]]) -> tuple[Pair, ...]:
    made = []
    for start, end in spans:
        if re.match(r"that\s", text[start:end]):
            start += 5
        while start < end and text[start] in QUOTES:
            start += 1
        while end > start and text[end - 1] in QUOTES:
            end -= 1
        if start < end:
            made.append((start, end))
    return tuple(made)


# ---------------------------------------------------------------- names


def names(shared: Path, iso: str, part: str = "train") -> list[Passage]:
    """Sentences with PER ORG LOC MISC; the Universal NER parts know no MISC."""
    made = []
    for record in records(shared / "data" / "ner" / f"{iso}_{part}.jsonl.xz"):
        scheme = "no-misc" if "uner" in record["src"].lower() else "coarse"
        spans = tuple(
            (a, b, label) for a, b, label, *_ in record["ents"] if label in ("PER", "ORG", "LOC", "MISC")
        )
        if len(record["text"]) < 900:
            made.append(
                Passage(record["text"], iso, names=spans, scheme=scheme, corpus=record["src"].split("_")[0])
            )
    return made


# ---------------------------------------------------------------- ordinary news, and reports without labels

ORDINARY = {
    "fr": ("fr-orangesum",),
    "en": ("en-bbcnews2005_nc",),
    "es": ("es-fakenewscorpus", "es-ancora"),
    "ar": ("ar-antcorpus", "ar-saudinewsnet_nc"),
}
# Beginnings and middles of words; a line with any of them is not ordinary.
VIOLENT = {
    "fr": (
        "attaqu|attent|tué|tuer|meurt|mort|bless|bomb|explos|arm[ée]|fusill|violen|milit|polic|"
        "gendarm|guerre|otage|manifest|émeut|terror|victime|assassin|rebell|djihad|grève|tir[sé]|"
        "arrêt|prison|procès|accus|menac|crime|agress|incend|accident|viol"
    ),
    "es": (
        "ataque|ataca|atent|muert|mata|mató|asesin|herid|bomba|explos|arma|tirote|violen|milit|polic|"
        "guerra|rehén|secuest|protest|manifest|terror|víctim|rebeld|huelga|dispar|arrest|deten|"
        "cárcel|juici|acus|amenaz|crimen|agres|incend|accident"
    ),
    "en": (
        "attack|kill|dead|death|die|wound|injur|bomb|explo|arm[sey]|gun|shot|shoot|violen|milit|"
        "polic|war|hostage|protest|riot|terror|victim|murder|rebel|strike|arrest|jail|prison|trial|"
        "accus|threat|crime|assault|fire|crash|accident|rape|court"
    ),
    "ar": (
        "هجوم|هاجم|قتل|قتيل|مقتل|وفا|موت|جرح|جريح|اصيب|أصيب|إصاب|اصاب|قنبل|انفجار|تفجير|سلاح|مسلح|"
        "رصاص|عنف|عسكر|جيش|شرط|أمن|حرب|رهائن|اختطاف|خطف|احتجاج|تظاهر|مظاهر|شغب|ارهاب|إرهاب|ضحي|ضحاي|"
        "اغتيال|اعتقال|سجن|محاكم|اتهم|تهديد|جريم|حريق|حادث|داعش|إضراب|اضراب|قصف|غار"
    ),
}


def ordinary(shared: Path, iso: str, random_: random.Random, wanted: int = 1200) -> list[Passage]:
    """Short runs of lines of ordinary news without any word of violence.

    Nothing happens in them that we look for.
    """
    violent = re.compile(VIOLENT[iso], re.IGNORECASE)
    made: list[Passage] = []
    for name in ORDINARY[iso]:
        run: list[str] = []
        with lzma.open(shared / "data" / "text" / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                bare = line.strip()[:1500]
                if violent.search(bare):
                    run = []
                    continue
                run.append(bare)
                if sum(map(len, run)) > 500:
                    made.append(_quiet("\n".join(run), iso, name))
                    run = []
                if len(made) >= wanted * 4:
                    break
    random_.shuffle(made)
    return made[:wanted]


def _quiet(text: str, iso: str, corpus: str) -> Passage:
    return Passage(text, iso, mentions=(), violence=False, weight=0.3, corpus=corpus)


def violent(shared: Path, iso: str) -> list[Passage]:
    """Reports that surely tell of violence, for the violence head alone."""
    found = records(shared / "data" / "text" / "reports" / f"{iso}.jsonl.xz")
    texts = (report_text(record) for record in found if record["tier"] == "A")
    return [
        Passage(text, iso, violence=True, weight=0.3, corpus="data/text/reports")
        for text in texts
        if len(text) < 9000 and not is_closed(text, shared)
    ]
