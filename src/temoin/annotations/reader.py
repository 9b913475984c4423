"""Text to annotations by the packaged model: words, sentences, trees, names, who says what, what happens.

After the encoder a text is one row of word vectors (windows.py); spans are decoded over the
whole text, links stay within the window of the word that points. Equal text gives equal annotations,
whatever else is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.decode import apply_script, find_spans, find_stretches, find_tree
from temoin.annotations.network import Floats, Network, sigmoid, softmax
from temoin.annotations.windows import Seen, see
from temoin.records import Annotations, Attribution, Happening, Name, Pair, Role, Sentence, Word

FOLDER = Path(__file__).resolve().parent.parent / "models" / "reader"
MARKS = frozenset("\"'«»“”„‘’‹›")
ARABIC = range(0x620, 0x6D6)
UNSEEN = frozenset([0x640, *range(0x64B, 0x653), 0x670])  # tatweel and vowel signs: not counted in cuts
PARTICLES = frozenset("وفبلك")  # Arabic words written on to the one behind; names and cues begin after them
ARTICLE = "لل"  # the article swallowed by the particle: cut apart, it would be no word
# What a span costs, as log-probability; from 0 to 4 tried on PolNeAR dev (exact content F 54.6 at 0, 59.3 at 1.5).
COSTS = {"source": 0.5, "cue": 0.5, "content": 1.5, "nested": 1.5}
ROLE_SERVES = 0.5  # a role serves a happening from this probability up ...
ROLE_AT_LEAST = 0.2  # ... and one that serves none so surely serves its best from here up
SCRIPTS_TRIED = 5
DIGITS = 4  # of probabilities and vectors: what lies beyond differs between machines


class Reader:
    """The model, loaded once. Without a folder, the packaged one."""

    def __init__(self, folder: Path | None = None, *, threads: int = 2) -> None:
        self.network = Network(folder or FOLDER, threads)

    def read(self, text: str, paragraphs: Sequence[Pair], *, language: str | None = None) -> Annotations:
        """All annotations of the paragraphs of a text; what lies outside of them is not read.

        Spans are offsets in ``text``.
        """
        seen = see(self.network, text, paragraphs)
        if not seen.words:
            return Annotations(language, (), (), (), (), ())
        units = Units(self.network, seen)
        words, sentences = read_trees(units, seen)
        mean = seen.vectors.mean(0)
        return Annotations(
            language,
            words,
            sentences,
            tuple(read_names(self.network, seen, units)),
            Saying(self.network, seen, units).read(),
            tuple(read_happenings(self.network, seen, units)),
            round(self.network.violence(seen.vectors), DIGITS),
            tuple(round(float(v), DIGITS) for v in mean / max(float(np.linalg.norm(mean)), 1e-9)),
        )


def _chance(rows: Floats, choice: NDArray[np.int64] | int) -> float:
    """The geometric mean of the probabilities of the classes chosen, one in each row of scores."""
    shares = softmax(np.atleast_2d(rows))
    picked = shares[np.arange(len(shares)), choice]
    return round(float(np.exp(np.log(np.maximum(picked, 1e-9)).mean())), DIGITS)


@dataclass(frozen=True)
class Span:
    """Words of the text, half open, with a label and a probability."""

    first: int
    end: int
    label: int
    p: float


def _spans(scores: Floats, cost: float | None = None) -> list[Span]:
    found = []
    for first, end, label in find_spans(scores) if cost is None else find_stretches(scores, cost):
        tags = np.full(end - first, 2 * label + 2)
        tags[0] -= 1
        found.append(Span(first, end, label, _chance(scores[first:end], tags)))
    return found


# ---------------------------------------------------------------- words, sentences, trees


def read_trees(units: Units, seen: Seen) -> tuple[tuple[Word, ...], tuple[Sentence, ...]]:
    """Syntactic words with their trees, and the sentences that they form."""
    ends = units.ends | seen.last
    bounds: list[Pair] = []
    sentences = []
    first = 0
    for last in np.flatnonzero(ends).tolist():
        bounds.append((units.begins[first], units.begins[last + 1]))
        sentences.append(Sentence(seen.words[first][0], seen.words[last][1], *bounds[-1]))
        first = last + 1
    return units.words(bounds), tuple(sentences)


class Units:
    """Written words cut into syntactic ones: one each, but for Arabic words with clitics."""

    def __init__(self, network: Network, seen: Seen) -> None:
        form = network.block("form", seen.vectors)
        self.ends: NDArray[np.bool_] = form["sentence"].argmax(-1) == 1
        self.labels, self.text, self.written = network.labels, seen.text, seen.words
        self.values = sorted(network.labels["features"].items())
        self.places: list[Pair] = []
        self.begins: list[int] = []
        of, parts = [], []
        for number, place in enumerate(seen.words):
            self.begins.append(len(self.places))
            for span, part in self._cut(place, form["cuts"][number]):
                self.places.append(span)
                of.append(number)
                parts.append(part)
        self.begins.append(len(self.places))
        vectors = seen.vectors[of] + network.part(np.array(parts))
        scores = network.block("units", vectors)
        self.scripts = scores.pop("lemma")
        self.tags = {name: rows.argmax(-1).tolist() for name, rows in scores.items()}
        self.arcs = network.pairings["arcs"].of(vectors)
        self.relations = network.pairings["relations"].of(vectors)

    def opening(self, word: int, *, keep: frozenset[str] = frozenset()) -> int:
        """Where a written word begins without the particles before it, but those to ``keep``.

        An inverted French subject begins after its hyphen: "il" in "-t-il".
        """
        start, end = self.written[word]
        if self.text[start] == "-" and end - start > 2:
            return start + 3 if self.text[start : start + 3] == "-t-" else start + 1
        if self.text.startswith(ARTICLE, start):
            return start
        for unit in range(self.begins[word], self.begins[word + 1] - 1):
            begin, stop = self.places[unit]
            letter = self.text[begin:stop]
            if letter not in PARTICLES or letter in keep:
                return begin
            start = stop
        return start

    def place(self, span: Span, *, keep: frozenset[str] = frozenset()) -> Pair:
        """Where the words of a span lie in the text."""
        return self.opening(span.first, keep=keep), self.written[span.end - 1][1]

    def _cut(self, place: Pair, scores: Floats) -> Iterator[tuple[Pair, int]]:
        start, end = place
        letters = [i for i in range(start, end) if ord(self.text[i]) not in UNSEEN]
        if len(letters) < 2 or not all(ord(self.text[i]) in ARABIC for i in letters):
            yield place, 0
            return
        before, behind = self._lengths(scores, len(letters))
        at = start
        for number, length in enumerate(before):
            letters = letters[length:]
            yield (at, letters[0]), min(number + 1, 3)
            at = letters[0]
        stem = letters[len(letters) - sum(behind)] if behind else end
        yield (at, stem), 0
        letters = letters[len(letters) - sum(behind) :]
        for number, length in enumerate(behind):
            stop = letters[length] if number + 1 < len(behind) else end
            yield (letters[0], stop), min(4 + number, 5)
            letters = letters[length:]

    def _lengths(self, scores: Floats, letters: int) -> tuple[list[int], list[int]]:
        """The likeliest cut that leaves a stem."""
        for choice in np.argsort(-scores, kind="stable").tolist():
            before, behind = (
                [int(n) for n in side.split(",") if n] for side in self.labels["cuts"][choice].split("|")
            )
            if sum(before) + sum(behind) < letters:
                return before, behind
        return [], []

    def words(self, bounds: list[Pair]) -> tuple[Word, ...]:
        """All words, given the sentences as runs of units; heads are indexes in the whole text."""
        heads = np.concatenate([self._heads(start, stop) for start, stop in bounds])
        relations = self._relations(heads)
        upos, lemmas = self.labels["upos"], self._lemmas()
        return tuple(
            Word(
                start,
                end,
                lemmas[i],
                upos[self.tags["upos"][i]],
                self._features(i),
                int(heads[i]) - 1,
                relations[i],
            )
            for i, (start, end) in enumerate(self.places)
        )

    def _heads(self, start: int, stop: int) -> NDArray[np.int64]:
        """Heads of one sentence as units of the text plus one; 0 is the root."""
        rows = slice(start, stop)
        heads = find_tree(self.arcs.scores(0, rows, rows))
        return np.where(heads > 0, heads + start, 0)

    def _relations(self, heads: NDArray[np.int64]) -> list[str]:
        """Relations to the heads; root to the root, and to it alone."""
        names: list[str] = self.labels["relations"]
        scores = self.relations.chosen(heads)
        root = names.index("root")
        scores[:, root] = -np.inf
        scores[heads == 0, root] = np.inf
        return [names[i] for i in scores.argmax(-1).tolist()]

    def _lemmas(self) -> list[str]:
        best = self.scripts.argmax(-1).tolist()
        return [self._lemma(unit, choice) for unit, choice in enumerate(best)]

    def _lemma(self, unit: int, best: int) -> str:
        """The likeliest edit that fits the form."""
        start, end = self.places[unit]
        form = "".join(c for c in self.text[start:end] if ord(c) not in UNSEEN) or self.text[start:end]
        lemma = apply_script(form, self.labels["scripts"][best])
        if lemma is not None:
            return lemma
        others = np.argsort(-self.scripts[unit], kind="stable")[1:SCRIPTS_TRIED].tolist()
        tried = (apply_script(form, self.labels["scripts"][choice]) for choice in others)
        return next((lemma for lemma in tried if lemma is not None), form.lower())

    def _features(self, unit: int) -> tuple[tuple[str, str], ...]:
        found = ((name, values[self.tags[name][unit]]) for name, values in self.values)
        return tuple((name, value) for name, value in found if value)


# ---------------------------------------------------------------- names


def read_names(network: Network, seen: Seen, units: Units) -> Iterator[Name]:
    """Proper names; in Arabic, without the particles before them."""
    for span in _spans(network.block("names", seen.vectors)["names"]):
        yield Name(*units.place(span), network.labels["names"][span.label], span.p)


# ---------------------------------------------------------------- who says what


@dataclass
class Record:
    """One attribution on its way: cues are word spans, the first the one that links point to."""

    cue: list[Span]
    source: Span | None
    content: list[Span]
    chances: list[float]

    @property
    def anchor(self) -> int:
        """The word that tells kind, polarity and certainty."""
        return (self.cue or self.content)[0].first

    @property
    def hull(self) -> Pair:
        """From the first word of the content to its last."""
        return self.content[0].first, self.content[-1].end


class Saying:
    """Cues, their sources, and the contents that hang on them."""

    def __init__(self, network: Network, seen: Seen, units: Units) -> None:
        self.network, self.seen, self.units = network, seen, units
        self.pairs = network.pairings["says"].of(seen.vectors)
        self.scores = network.block("says", seen.vectors)
        self.cues, self.sources, self.contents, self.nested = (
            _spans(self.scores[name], COSTS[name]) for name in ("cue", "source", "content", "nested")
        )
        self.links: list[str] = network.labels["links"]

    def read(self) -> tuple[Attribution, ...]:
        """Attributions in order of their first words; a cue that nothing hangs on is none."""
        records = self._of_cues()
        free = self._hang(records, self.contents, "content_cue") + self._hang(
            records, self.nested, "nested_cue"
        )
        found = [record for record in records.values() if record.content] + self._free(free)
        for record in found:
            record.content.sort(key=lambda span: span.first)
        found.sort(key=lambda record: (min(record.anchor, record.hull[0]), record.hull))
        made = [self._attribution(number, record) for number, record in enumerate(found, 1)]
        return tuple(
            replace(one, inside=_inside(record, found)) for one, record in zip(made, found, strict=True)
        )

    def _point(self, link: str, word: int, others: list[Span]) -> tuple[Span | None, float]:
        """Which of the spans within reach a word points to, or none of them."""
        first, end = self.seen.reach[word]
        near = [span for span in others if first <= span.first < end]
        columns = [span.first for span in near]
        scores = self.pairs.scores(self.links.index(link), slice(word, word + 1), columns)[0]
        best = int(scores.argmax())
        return (near[best - 1] if best else None), _chance(scores, best)

    def _of_cues(self) -> dict[int, Record]:
        """First word of a cue → its record. A cue that points to another cue is a further piece of it."""
        records: dict[int, Record] = {}
        pieces: list[tuple[Span, Span]] = []
        for cue in self.cues:
            others = [other for other in self.cues if other is not cue]
            target, chance = self._point("cue_source", cue.first, self.sources + others)
            if target is not None and any(target is other for other in others):
                pieces.append((cue, target))
            else:
                records[cue.first] = Record([cue], target, [], [cue.p, chance])
        for cue, target in pieces:
            record = records.get(target.first)
            if record is None:
                records[cue.first] = Record([cue], None, [], [cue.p])
            else:
                record.cue.append(cue)
        return records

    def _hang(self, records: dict[int, Record], contents: list[Span], link: str) -> list[Span]:
        """Give contents to their cues; those that point to none are handed back."""
        cues = {span.first: record for record in records.values() for span in record.cue}
        spans = [span for record in records.values() for span in record.cue]
        free = []
        for content in contents:
            target, chance = self._point(link, content.first, spans)
            if target is None:
                free.append(content)
            else:
                record = cues[target.first]
                record.content.append(content)
                record.chances += [content.p, chance]
        return free

    def _free(self, contents: list[Span]) -> list[Record]:
        """Contents without a cue, each with its source; pieces that only marks part are one."""
        found: list[Record] = []
        for content in sorted(contents, key=lambda span: span.first):
            source, chance = self._point("content_source", content.first, self.sources)
            before = found[-1] if found else None
            if before and before.source is source and self._only_marks(before.content[-1].end, content.first):
                before.content.append(content)
            else:
                found.append(Record([], source, [content], [content.p, chance]))
        return found

    def _only_marks(self, first: int, end: int) -> bool:
        return all(self.seen.text[slice(*self.seen.words[i])] in MARKS for i in range(first, end))

    def _attribution(self, number: int, record: Record) -> Attribution:
        def places(spans: list[Span], keep: frozenset[str] = frozenset()) -> tuple[Pair, ...]:
            return tuple(sorted(self.units.place(span, keep=keep) for span in spans))

        labels = self.network.labels
        kind, polarity, certainty = (
            labels[name][int(self.scores[name][record.anchor].argmax())]
            for name in ("kind", "polarity", "certainty")
        )
        return Attribution(
            number,
            places([record.source] if record.source else []),
            places(record.cue),
            places(record.content, frozenset("و")),
            kind, polarity, certainty, None,
            round(float(np.exp(np.log(np.maximum(record.chances, 1e-9)).mean())), DIGITS),
        )  # fmt: skip


def _inside(record: Record, found: list[Record]) -> int | None:
    """The id of the attribution with the smallest content around this one's first content and its cue."""
    first, end = record.content[0].first, record.content[0].end
    words = [(span.first, span.end) for span in record.cue] + [(first, end)]
    around = [
        (piece.end - piece.first, number)
        for number, other in enumerate(found, 1)
        if other is not record
        for piece in other.content
        if piece.end - piece.first > end - first
        and all(piece.first <= a and b <= piece.end for a, b in words)
    ]
    return min(around)[1] if around else None


# ---------------------------------------------------------------- what happens


def read_happenings(network: Network, seen: Seen, units: Units) -> Iterator[Happening]:
    """Words that name a happening, each with its type, status and roles."""
    scores = network.block("happens", seen.vectors)
    triggers = _spans(scores["trigger"])
    roles = _roles(network, seen, units, scores, triggers)
    labels = network.labels
    for trigger, mine in zip(triggers, roles, strict=True):
        kinds = {
            name: labels[name][int(scores[name][trigger.first].argmax())]
            for name in ("plover", "mode", "status", "story")
        }
        yield Happening(
            *units.place(trigger), kinds["plover"], None if kinds["mode"] == "none" else kinds["mode"],
            kinds["status"], kinds["story"],
            tuple(sorted(mine, key=lambda role: (role.start, role.end, role.role))), trigger.p,
        )  # fmt: skip


def _roles(
    network: Network, seen: Seen, units: Units, scores: dict[str, Floats], triggers: list[Span]
) -> list[list[Role]]:
    """The roles of each happening. A span may serve several."""
    found: list[list[Role]] = [[] for _ in triggers]
    pairs = network.pairings["roles"].of(seen.vectors)
    for link, (layer, names) in enumerate(network.labels["roles"].items()):
        for span in _spans(scores[layer]):
            first, end = seen.reach[span.first]
            near = [i for i, trigger in enumerate(triggers) if first <= trigger.first < end]
            if not near:
                continue
            columns = [triggers[i].first for i in near]
            scored = pairs.scores(link, slice(span.first, span.first + 1), columns)
            chances = sigmoid(scored[0, 1:])
            for place, chance in zip(near, chances.tolist(), strict=True):
                best = chance == chances.max() and chance >= ROLE_AT_LEAST
                if chance >= ROLE_SERVES or best:
                    p = round(span.p * chance, DIGITS)
                    found[place].append(Role(names[span.label], *units.place(span), p))
    return found
