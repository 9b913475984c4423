"""Written words cut into syntactic ones, their sentences and trees, from the model's scores."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.decode import apply_script, find_tree
from temoin.annotations.network import Floats, Network
from temoin.annotations.passives import ACTIVE, ARABIC, PASSIVE, clauses, is_passive
from temoin.annotations.spans import Span
from temoin.annotations.windows import Seen
from temoin.records import Pair, Sentence, Word

UNSEEN = frozenset([0x640, *range(0x64B, 0x653), 0x670])  # tatweel and vowel signs: not counted in cuts
PARTICLES = frozenset("وفبلك")  # Arabic words written on to the one behind; names and cues begin after them
ARTICLE = "لل"  # the article swallowed by the particle: cut apart, it would be no word
SCRIPTS_TRIED = 5
SLICE = 2000  # words whose scores are held at once, so that memory is bounded
LONGEST = 200  # words of a sentence: a tree of more takes time that no report is worth


def read_trees(units: Units, seen: Seen) -> tuple[tuple[Word, ...], tuple[Sentence, ...]]:
    """Syntactic words with their trees, and the sentences that they form."""
    ends = bounded(units.ends | seen.last)
    bounds: list[Pair] = []
    sentences = []
    first = 0
    for last in np.flatnonzero(ends).tolist():
        bounds.append((units.begins[first], units.begins[last + 1]))
        sentences.append(Sentence(seen.words[first][0], seen.words[last][1], *bounds[-1]))
        first = last + 1
    return units.words(bounds), tuple(sentences)


def _best(scores: Floats, count: int) -> list[list[int]]:
    """The columns of the highest scores of each row, the best first, the first among equals."""
    count = min(count, scores.shape[1])
    top = np.sort(np.argpartition(-scores, count - 1, axis=1)[:, :count], axis=1)
    order = np.argsort(-np.take_along_axis(scores, top, axis=1), axis=1, kind="stable")
    return np.take_along_axis(top, order, axis=1).tolist()  # type: ignore[no-any-return]


def bounded(ends: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Ends of sentences, with one more wherever a sentence would be longer than any is."""
    found, length = ends.copy(), 0
    for number, end in enumerate(ends.tolist()):
        length += 1
        if end or length == LONGEST:
            found[number], length = True, 0
    return found


class Units:
    """Written words cut into syntactic ones: one each, but for Arabic words with clitics."""

    def __init__(self, network: Network, seen: Seen) -> None:
        form = network.block("form", seen.vectors)
        self.ends: NDArray[np.bool_] = form["sentence"].argmax(-1) == 1
        self.labels, self.lemmas = network.labels, network.lemmas
        self.text, self.written = seen.text, seen.words
        self.shown = dict(zip(seen.words, seen.forms, strict=True))
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
        self.tags: dict[str, list[int]] = {}
        self.scripts: list[list[int]] = []  # the likeliest edits of each unit, the best first
        for start in range(0, len(vectors), SLICE):
            scores = network.block("units", vectors[start : start + SLICE])
            self.scripts += _best(scores.pop("lemma"), SCRIPTS_TRIED)
            for name, rows in scores.items():
                self.tags.setdefault(name, []).extend(rows.argmax(-1).tolist())
        self.arcs = network.pairings["arcs"].of(vectors)
        self.relations = network.pairings["relations"].of(vectors)

    def opening(self, word: int, *, keep: frozenset[str] = frozenset()) -> int:
        """Where a written word begins without the particles before it, but those to ``keep``.

        An inverted French subject begins after its hyphen: "il" in "-t-il".
        """
        start, end = self.written[word]
        if self.text[start] == "-" and end - start > 2:
            return start + 3 if self.text[start : start + 3].lower() == "-t-" else start + 1
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
        lemmas = [self._lemma(i) for i in range(len(self.places))]
        relations, margins = self._relations(heads)
        forms = [self.text[start:end] for start, end in self.places]
        upos = [self._upos(i) for i in range(len(forms))]
        for at, clause in clauses(forms, lemmas, upos, (heads - 1).tolist(), relations, margins):
            relations[at] = PASSIVE if is_passive(clause) else ACTIVE
        return tuple(
            Word(start, end, lemmas[i], upos[i], self._features(i), int(heads[i]) - 1, relations[i])
            for i, (start, end) in enumerate(self.places)
        )

    def _heads(self, start: int, stop: int) -> NDArray[np.int64]:
        """Heads of one sentence as units of the text plus one; 0 is the root."""
        rows = slice(start, stop)
        heads = find_tree(self.arcs.scores(0, rows, rows))
        return np.where(heads > 0, heads + start, 0)

    def _relations(self, heads: NDArray[np.int64]) -> tuple[list[str], list[float]]:
        """Relations to the heads, root to the root alone; and what the passive subject has over the active one."""
        names: list[str] = self.labels["relations"]
        scores = self.relations.chosen(heads)
        root = names.index("root")
        scores[:, root] = -np.inf
        scores[heads == 0, root] = np.inf
        margins = scores[:, names.index(PASSIVE)] - scores[:, names.index(ACTIVE)]
        return [names[i] for i in scores.argmax(-1).tolist()], margins.tolist()

    def _upos(self, unit: int) -> str:
        upos: list[str] = self.labels["upos"]
        return upos[self.tags["upos"][unit]]

    def _lemma(self, unit: int) -> str:
        """The likeliest edit that fits the form and gives a known word; the form itself where none fits."""
        start, end = self.places[unit]
        whole = self.shown.get((start, end), self.text[start:end])
        form = "".join(c for c in whole if ord(c) not in UNSEEN) or whole
        tried = (apply_script(form, self.labels["scripts"][choice]) for choice in self.scripts[unit])
        return self.lemmas.choose(form, self._upos(unit), (lemma for lemma in tried if lemma is not None))

    def _features(self, unit: int) -> tuple[tuple[str, str], ...]:
        found = ((name, values[self.tags[name][unit]]) for name, values in self.values)
        return tuple((name, value) for name, value in found if value)
