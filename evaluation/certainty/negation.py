"""Negation in ConanDoyle-neg (*SEM 2012; Morante and Blanco 2012): cues, and what they deny.

Cues: token F1.  Scopes: the share of temoin's denied words that lie in a scope of gold, and the share of
sentences with a scope in which temoin finds some word denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.certainty.cases import joined
from evaluation.corpora import records, sample
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Score, Table, largest
from evaluation.seen import annotations
from temoin.annotations.lexicon import lexicon
from temoin.annotations.status import form, status_of
from temoin.annotations.trees import Trees
from temoin.resources import Resources

_SIZES = {"sample": 60, "tune": 144, "report": 235}
_PREDICATES = ("VERB", "ADJ", "NOUN")


@dataclass(frozen=True)
class Counted:
    """Counts of one sentence."""

    id: str
    cues: Counts
    denied: Counts
    scopes: Counts


def read(part: Part) -> list[Counted]:
    """Sentences of dev to tune, of test to report."""
    split = "test" if part == "report" else "dev"
    some = [r for r in records("certainty/negation/conandoyle_neg_en.jsonl.xz") if r["split"] == split]
    return [
        _count(f"conandoyle-{split}-{at}", r["tokens"], r["tags"])
        for at, r in enumerate(sample(some, _SIZES[part]))
    ]


def _count(id_: str, tokens: Sequence[str], tags: Sequence[str]) -> Counted:
    text, places = joined([tokens])
    told = annotations(text, "en")
    trees, tables = Trees(text, told.words, told.sentences), lexicon(Resources(), "en")
    spans = {
        tag: [p for p, t in zip(places[0], tags, strict=True) if t.endswith(tag)] for tag in ("cue", "scope")
    }
    cues = [w for at, w in enumerate(trees.words) if tables.negation(w, form(trees, at))]
    found = {place for place in places[0] if any(w.start < place[1] and place[0] < w.end for w in cues)}
    denied = [
        w
        for at, w in enumerate(trees.words)
        if w.upos in _PREDICATES and status_of(trees, tables, at)[0] == "denied"
    ]
    inside = sum(any(s <= w.start and w.end <= e for s, e in spans["scope"]) for w in denied)
    return Counted(
        id_,
        Counts(len(found & set(spans["cue"])), len(found), len(spans["cue"])),
        Counts(inside, len(denied), len(denied)),
        Counts(bool(spans["scope"] and inside), 1, bool(spans["scope"])),
    )


def table(some: Sequence[Counted]) -> Table:
    """Cues and scopes."""
    cues, denied, scopes = (
        total([getattr(one, name) for one in some]) for name in ("cues", "denied", "scopes")
    )
    row = (
        "temoin", len(some), int(cues.wanted), *map(percent, (cues.precision, cues.recall, cues.f1)),
        int(denied.given), percent(denied.precision), percent(scopes.recall),
    )  # fmt: skip
    columns = (
        "system", "sentences", "cues", "cue P", "R", "F1", "words denied", "of them in a scope", "scopes with one",
    )  # fmt: skip
    note = (
        "ConanDoyle-neg. Cues that are an affix (impossible, helpless) count as words; temoin's table of negation"
        " has none of them. A scope is a stretch, temoin denies words: the shares say how far the two agree."
    )
    return Table("Negation", columns, (row,), note, largest(_errors(some)))


def scores(some: Sequence[Counted]) -> Iterator[Score]:
    yield f1_score("certainty/negation-cues", [one.cues for one in some])


def _errors(some: Sequence[Counted]) -> Iterator[tuple[str, str]]:
    for one in some:
        if one.cues.right < one.cues.wanted:
            yield "cue not in the table", one.id
        if one.scopes.wanted and not one.scopes.right:
            yield "nothing denied where a scope is", one.id
        if one.denied.right < one.denied.given:
            yield "denied outside of a scope", one.id
