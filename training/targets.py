"""A passage as the model sees it: pieces, words, units, and for every head the class it should give (-100.

Unknown).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.words import Pieces, split_words
from training.labels import (
    CERTAINTIES,
    FEATURES,
    KINDS,
    MODES,
    NAMES,
    PLOVER,
    POLARITIES,
    ROLES,
    STATUSES,
    STORIES,
    Labels,
    bio,
    script,
)  # fmt: skip
from training.passages import Attribution, Mention, Pair, Passage
from training.units import Units, arabic_cut, units

UNKNOWN = -100
Row = NDArray[np.int64]
COARSE = tuple(
    f"{scheme}:{tag}" for scheme in ("coarse", "no-misc") for tag in bio(("PER", "ORG", "LOC", "MISC"))
)


@dataclass(slots=True)
class Example:
    """One window. ``words`` and ``units`` map heads to classes.

    Links hold the word they point to plus one, 0 for none; ``happenings`` names the happening of each trigger.
    """

    ids: list[int]
    first: list[int]
    last: list[int]
    words: dict[str, Row] = field(default_factory=dict)
    links: dict[str, Row] = field(default_factory=dict)
    units: dict[str, Row] = field(default_factory=dict)
    roles: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    triggers: list[int] = field(default_factory=list)
    happenings: list[str] = field(default_factory=list)
    violence: int = UNKNOWN
    weight: float = 1.0


def encode(text: str, words: list[Pair], pieces: Pieces) -> tuple[list[int], list[int], list[int]]:
    """Pieces of all words; a new paragraph is told by an end piece. First and last piece of each word."""
    ids, first, last, end = [pieces.BEGIN], [], [], 0
    for start, stop in words:
        blank = start == 0 or start > end or text[start - 1].isspace()
        if first and blank and "\n" in text[end:start]:
            ids.append(pieces.END)
        first.append(len(ids))
        ids += pieces.of(text[start:stop], blank)
        last.append(len(ids) - 1)
        end = stop
    return [*ids, pieces.END], first, last


def example(passage: Passage, pieces: Pieces, labels: Labels) -> Example:
    """Everything that is known of a passage."""
    if passage.tokens is None:
        words, found = split_words(passage.text), None
    else:
        words, found = units(passage)
    made = Example(*encode(passage.text, words, pieces), weight=passage.weight)
    place = Places(words)
    if found is not None:
        _syntax(made, passage, words, found, labels, place)
    if passage.names is not None:
        _names(made, passage, place)
    if passage.attributions is not None:
        Says(made, place, passage.nesting).fill(passage.attributions)
    if passage.mentions is not None:
        _happens(made, passage.mentions, place)
    if passage.violence is not None:
        made.violence = int(passage.violence)
    return made


class Places:
    """Characters to words."""

    def __init__(self, words: list[Pair]) -> None:
        self.count = len(words)
        self.starts = [a for a, _ in words]
        self.ends = [b for _, b in words]

    def of(self, pair: Pair) -> Pair | None:
        """The words that a span touches, half open."""
        first, last = bisect_right(self.ends, pair[0]), bisect_left(self.starts, pair[1])
        return (first, last) if first < last else None

    def row(self, value: int = 0) -> Row:
        return np.full(self.count, value, dtype=np.int64)


def _put(row: Row, place: Pair, label: int) -> bool:
    """Write begin and inside of class ``label`` unless something stands there."""
    first, last = place
    if row[first:last].any():
        return False
    row[first] = 1 + 2 * label
    row[first + 1 : last] = 2 + 2 * label
    return True


def _syntax(
    made: Example, passage: Passage, words: list[Pair], found: Units, labels: Labels, place: Places
) -> None:
    row = place.row()
    for _, end in passage.sentences or ():
        last = bisect_left(place.starts, end) - 1
        if last >= 0:
            row[last] = 1
    made.words["sentence"] = row
    if passage.language == "ar":
        numbers = {name: i for i, name in enumerate(labels.cuts)}
        made.words["cuts"] = np.array(
            [numbers.get(arabic_cut(group), UNKNOWN) for group in found.by_word(len(words))]
        )
    made.units = _unit_rows(found, labels)


def _unit_rows(found: Units, labels: Labels) -> dict[str, Row]:
    upos, relations = _numbers(labels.upos), _numbers(labels.relations)
    scripts = _numbers(labels.scripts)
    rows: dict[str, list[int]] = {
        name: [] for name in ("word", "part", "group", "upos", "lemma", "head", "relation", *FEATURES)
    }
    for unit in found.units:
        feats = dict(unit.feats)
        rows["word"].append(unit.word)
        rows["part"].append(unit.part)
        rows["group"].append(unit.sentence)
        rows["upos"].append(upos[unit.upos])
        rows["lemma"].append(scripts.get(script(unit.form, unit.lemma), UNKNOWN))
        rows["head"].append(unit.head + 1)
        rows["relation"].append(relations[unit.relation])
        for name in FEATURES:
            values = labels.features[name]
            value = feats.get(name, "")
            rows[name].append(values.index(value) if value in values else UNKNOWN)
    return {name: np.array(row, dtype=np.int64) for name, row in rows.items()}


def _numbers(names: tuple[str, ...]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}


def _names(made: Example, passage: Passage, place: Places) -> None:
    """Names in the full scheme are classes 0 to 12; coarse ones follow, each a set of classes."""
    assert passage.names is not None
    row = place.row()
    kinds = NAMES if passage.scheme == "full" else ("PER", "ORG", "LOC", "MISC")
    for start, end, label in passage.names:
        where = place.of((start, end))
        if where:
            _put(row, where, kinds.index(label))
    offset = {"full": 0, "coarse": len(bio(NAMES)), "no-misc": len(bio(NAMES)) + len(COARSE) // 2}[
        passage.scheme
    ]
    made.words["names"] = row + offset


class Says:
    """Fills the layers of who says what."""

    def __init__(self, made: Example, place: Places, nesting: bool) -> None:
        self.made, self.place, self.nesting = made, place, nesting
        self.rows = {name: place.row() for name in ("source", "cue", "content", "nested")}
        self.marks = {name: place.row(UNKNOWN) for name in ("kind", "polarity", "certainty")}
        self.links = {
            name: place.row(UNKNOWN) for name in ("cue_source", "content_cue", "content_source", "nested_cue")
        }

    def fill(self, attributions: tuple[Attribution, ...]) -> None:
        for one in sorted(attributions, key=lambda one: one.inside):
            self._add(one)
        if not self.nesting:
            del self.rows["nested"], self.links["nested_cue"]
        self.made.words |= self.rows | self.marks
        self.made.links |= self.links

    def _inside(self, pairs: tuple[Pair, ...]) -> list[Pair]:
        found = [self.place.of(pair) for pair in pairs]
        return [pair for pair in found if pair]

    def _add(self, one: Attribution) -> None:
        cues, sources, contents = map(self._inside, (one.cue, one.source, one.content))
        for pair in cues:
            _put(self.rows["cue"], pair, 0)
        for pair in sources:
            _put(self.rows["source"], pair, 0)
        cue = cues[0][0] if cues else None
        anchor = cue if cue is not None else contents[0][0] if contents and not one.cue else None
        if anchor is None:
            self._contents(one, contents, None, UNKNOWN)
            return
        nearest = min((a for a, _ in sources), key=lambda a: abs(a - anchor), default=None)
        target = UNKNOWN if nearest is None and one.source else 0 if nearest is None else nearest + 1
        if cue is not None:
            self._link("cue_source", cue, target)
            for extra, _ in cues[1:]:
                self._link("cue_source", extra, cue + 1)
        self._contents(one, contents, cue, target)
        for name, value, values in (("kind", one.kind, KINDS), ("polarity", one.polarity, POLARITIES),
                                    ("certainty", one.certainty, CERTAINTIES)):  # fmt: skip
            if value is not None and self.marks[name][anchor] == UNKNOWN:
                self.marks[name][anchor] = values.index(value)

    def _contents(self, one: Attribution, contents: list[Pair], cue: int | None, source: int) -> None:
        for pair in contents:
            layer = "nested" if one.inside else "content"
            if not _put(self.rows[layer], pair, 0):
                layer = "nested"
                if one.inside or not _put(self.rows[layer], pair, 0):
                    continue
            if cue is not None or not one.cue:
                self._link(f"{layer}_cue", pair[0], 0 if cue is None else cue + 1)
            if not one.cue and layer == "content":
                self._link("content_source", pair[0], source)

    def _link(self, name: str, word: int, target: int) -> None:
        if self.links[name][word] == UNKNOWN:
            self.links[name][word] = target


LAYER_OF = {role: layer for layer, roles in ROLES.items() for role in roles}


def _happens(made: Example, mentions: tuple[Mention, ...], place: Places) -> None:
    rows = {"trigger": place.row()} | {layer: place.row() for layer in ROLES}
    marks = {name: place.row(UNKNOWN) for name in ("plover", "status", "story", "mode")}
    pairs: dict[str, list[tuple[int, int]]] = {layer: [] for layer in ROLES}
    for one in mentions:
        where = place.of(one.words)
        kept = where is not None and _put(rows["trigger"], where, 0)
        if where and kept:
            word = where[0]
            made.triggers.append(word)
            made.happenings.append(one.happening)
            marks["plover"][word] = PLOVER.index(one.plover)
            marks["status"][word] = STATUSES.index(one.status)
            marks["story"][word] = STORIES.index(one.story)
            marks["mode"][word] = MODES.index(one.mode)
        for role, start, end in one.roles:
            layer = LAYER_OF[role]
            span = place.of((start, end))
            if span is None:
                continue
            label = ROLES[layer].index(role)
            if (_put(rows[layer], span, label) or rows[layer][span[0]] == 1 + 2 * label) and where and kept:
                pairs[layer].append((span[0], where[0]))
    made.words |= rows | marks
    made.roles = pairs
