"""Texts with flags of what happened in them: SATP's notes, and sentences on police of IndiaPoliceEvents.

- SATP (South Asia Terrorism Portal, labels of ConfliBERT, Hu et al. 2022): armed assault, bombing, abduction; the
  fourth label is not named in the source and left out.  dev to tune, test to report.
- IndiaPoliceEvents (Halterman et al. 2021): sentences in which police kill, arrest or use force; halves by article.
Beside temoin words of each flag are looked for.  F1 over all texts, flag by flag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.corpora import half_of, records, sample
from evaluation.measures import Counts, f1_score, percent
from evaluation.record import Part, Score, Table, largest
from evaluation.seen import seen
from temoin.mentions import find_entities
from temoin.reading import make_reading
from temoin.records import Annotations, Happening, Reading
from temoin.resources import Resources

_SIZES = {"sample": (50, 10), "tune": (150, 25), "report": (150, 25)}
_BOMBS = frozenset(["bomb", "car-bomb", "suicide-bomb", "mine", "rocket", "shelling", "airstrike", "drone"])
_ARMED = frozenset(["firearms", "clash", "stabbing", "execution", "raid"])
_UNREAL = frozenset(["denied", "planned", "threatened", "feared", "hypothetical", "prevented", "questioned"])
_POLICE = ("COP", "MIL")
_WORDS = {
    "armed assault": r"attack|gun|shot|fir(?:e|ing)|encounter|kill",
    "bombing": r"bomb|blast|explo|\bied|grenade|mine\b|detonat",
    "abduction": r"abduct|kidnap|hostage",
    "arrest": r"arrest|detain|nabbed|custody|rounded up|booked",
    "kill": r"police.*(?:kill|shot dead|died)|(?:kill|shot dead|died).*police",
    "force": r"police.*(?:fir(?:e|ing)|lathi|tear ?gas|baton|cane)|(?:fir(?:e|ing)|lathi|tear ?gas|baton|cane).*police",
}


@dataclass(frozen=True)
class Flagged:
    """A text (a note, or a sentence with its place in an article), its flags, temoin's, and those of the words."""

    id: str
    document: str
    corpus: str
    gold: frozenset[str]
    ours: frozenset[str]
    words: frozenset[str]


def read(part: Part) -> list[Flagged]:
    """Notes, then the sentences of articles."""
    notes, articles = _SIZES[part]
    return [*_satp(part, notes), *_india(part, articles)]


def _satp(part: Part, size: int) -> Iterator[Flagged]:
    split = "test" if part == "report" else "dev"
    some = [(n, r) for n, r in enumerate(records("events/satp.jsonl.xz")) if r["split"] == split]
    names = ("armed assault", "bombing", "abduction")
    for number, record in sample(some, size):
        gold = frozenset(name for name, on in zip(names, record["labels"], strict=False) if on)
        found = seen(record["text"], "en")
        ours = attack_flags(make_reading(*found, Resources())) if found else frozenset()
        id_ = f"satp-{number}"
        yield Flagged(id_, id_, "SATP", gold, ours, _by_words(record["text"], names))


def attack_flags(reading: Reading) -> frozenset[str]:
    """Which of the three kinds of attack a reading tells of; an assault of no kind is an armed one if alone."""
    real = [c for c in reading.claims if c.polarity == "affirmed" and c.stage == "accomplished"]
    modes = {c.value["mode"] for c in real if c.field == "what" and c.value["plover"] == "ASSAULT"}
    flags = {"bombing"} if modes & _BOMBS else set()
    if "abduction" in modes or any(c.field == "abducted" for c in real):
        flags.add("abduction")
    if modes & _ARMED or (modes and not flags):
        flags.add("armed assault")
    return frozenset(flags)


def _india(part: Part, size: int) -> Iterator[Flagged]:
    half = "report" if part == "report" else "tune"
    some = [
        r
        for r in records("events/india-police-events.jsonl.xz")
        if half_of(str(r["id"])) == half and any(labels for _, labels in r["sentences"])
    ]
    names = ("kill", "arrest", "force")
    for record in sample(some, size):
        text = "\n".join(" ".join(sentence.split()) for sentence, _ in record["sentences"])
        police, start = _police_acts(text), 0
        for at, (sentence, labels) in enumerate(record["sentences"]):
            words = " ".join(sentence.split())
            end = start + len(words)
            gold = frozenset(name for name in names if name.upper() in labels)
            ours = frozenset(name for name, place in police if start <= place < end)
            document = f"india-{record['id']}"
            yield Flagged(
                f"{document}/{at}", document, "IndiaPoliceEvents", gold, ours, _by_words(words, names)
            )
            start = end + 1


def _police_acts(text: str) -> list[tuple[str, int]]:
    """What police do in a text, each with where its words stand."""
    found = seen(text, "en")
    if found is None or found[0].text != text:
        return []
    document, segments, annotations = found
    entities = find_entities(document, segments, annotations, Resources())
    sectors = {entity.id: entity.sector for entity in entities.entities}

    def by_police(one: Happening) -> bool:
        doers = [entities.at(r.start, r.end) for r in one.roles if r.role == "perpetrator"]
        return any(sectors.get(doer or "") in _POLICE for doer in doers)

    real = [h for h in annotations.happenings if h.status not in _UNREAL]
    acts: list[tuple[str, int]] = []
    for one in real:
        if one.plover == "COERCE" and one.mode == "arrest":
            acts.append(("arrest", one.start))
        elif one.plover in ("ASSAULT", "CRIME") and by_police(one):
            acts.append(("force", one.start))
            if _kills_beside(one, real, annotations):
                acts.append(("kill", one.start))
    return acts


def _kills_beside(one: Happening, real: Sequence[Happening], annotations: Annotations) -> bool:
    """Whether somebody is killed in the sentence of a happening."""
    home = next((s for s in annotations.sentences if s.start <= one.start < s.end), None)
    return home is not None and any(
        home.start <= h.start < home.end and any(r.role == "killed" for r in h.roles) for h in real
    )


def _by_words(text: str, names: Sequence[str]) -> frozenset[str]:
    return frozenset(name for name in names if re.search(_WORDS[name], text, re.I | re.S))


Flags = Callable[[Flagged], frozenset[str]]


def count(some: Sequence[Flagged], name: str, flags: Flags) -> Counts:
    """Right, given and wanted of one flag."""
    right = sum(name in one.gold and name in flags(one) for one in some)
    return Counts(right, sum(name in flags(one) for one in some), sum(name in one.gold for one in some))


def table(some: Sequence[Flagged], *, peers: bool) -> Table:
    """P, R, F1 of each flag."""
    rows = []
    who: dict[str, Flags] = {"temoin": lambda one: one.ours}
    if peers:
        who["words looked for"] = lambda one: one.words
    for corpus in dict.fromkeys(one.corpus for one in some):
        here = [one for one in some if one.corpus == corpus]
        for name in sorted({flag for one in here for flag in one.gold}):
            for system, flags in who.items():
                c = count(here, name, flags)
                rows.append(
                    (
                        corpus,
                        name,
                        system,
                        len(here),
                        int(c.wanted),
                        *map(percent, (c.precision, c.recall, c.f1)),
                    )
                )
    columns = ("corpus", "flag", "system", "texts", "gold", "P", "R", "F1")
    note = "SATP: notes; IndiaPoliceEvents: sentences of articles in which police act at all, read as whole articles."
    return Table("What happened, flag by flag", columns, tuple(rows), note, largest(_errors(some)))


def scores(some: Sequence[Flagged]) -> Iterator[Score]:
    for corpus, name in (("SATP", "satp"), ("IndiaPoliceEvents", "india-police")):
        by_document: dict[str, Counts] = {}
        for one in some:
            if one.corpus == corpus:
                here = Counts(len(one.gold & one.ours), len(one.ours), len(one.gold))
                by_document[one.document] = by_document.get(one.document, Counts()) + here
        yield f1_score(f"acts/{name}", list(by_document.values()))


def _errors(some: Sequence[Flagged]) -> Iterator[tuple[str, str]]:
    for one in some:
        for name in sorted(one.gold - one.ours):
            yield f"{one.corpus}: {name} not found", one.id
        for name in sorted(one.ours - one.gold):
            yield f"{one.corpus}: {name} where gold has none", one.id
