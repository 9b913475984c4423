"""Who says what, from the model's scores: cues, their sources, and the contents that hang on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from temoin.annotations.between import Between, Signals, weight, weights_of
from temoin.annotations.hanging import MARKS, Hanging
from temoin.annotations.network import Floats, Network, softmax
from temoin.annotations.sourcing import Sourcing
from temoin.annotations.spans import DIGITS, Span, chance_of, decoded_spans
from temoin.annotations.units import Units
from temoin.annotations.windows import Seen
from temoin.records import Attribution, Pair, Word

# What a span costs, as log-probability, less than nothing where a missed one loses more; from -2 to 2.5 tried on
# annotated reports that the model had not seen (whole attributions 59.7 before, 62.0 with these).
COSTS = {"source": -0.5, "cue": 0.2, "content": 2.0, "nested": 2.0}
LEAST_SHARE = 1e-4  # of probability: what the model rules out may still be weighed


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

    def holds(self, span: Span) -> bool:
        """Whether the content has these words already."""
        return any(piece.first <= span.first and span.end <= piece.end for piece in self.content)


class Saying:
    """Cues, their sources, and the contents that hang on them, over the words of the text's trees."""

    def __init__(self, network: Network, seen: Seen, units: Units, trees: Sequence[Word]) -> None:
        self.network, self.seen, self.units = network, seen, units
        self.pairs = network.pairings["says"].of(seen.vectors)
        self.scores = network.block("says", seen.vectors)
        self.cues, self.sources, self.contents, self.nested = (
            decoded_spans(self.scores[name], COSTS[name]) for name in ("cue", "source", "content", "nested")
        )
        self.links: list[str] = network.labels["links"]
        self.between = Between(seen.text, seen.words, units.ends, seen.last)
        said = self.contents + self.nested
        self.sourcing = Sourcing(self.between, trees, units.begins, self.cues, self.sources, said)
        self._made: Hanging | None = None

    def read(self) -> tuple[Attribution, ...]:
        """Attributions in order of their first words; a cue that nothing hangs on is none."""
        records = self.of_cues()
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

    def _reached(self, link: str, word: int, others: list[Span]) -> tuple[list[Span], Floats]:
        """The spans within reach of a word, and its scores for pointing to none and to each of them."""
        first, end = self.seen.reach[word]
        near = [span for span in others if first <= span.first < end]
        columns = [span.first for span in near]
        return near, self.pairs.scores(self.links.index(link), slice(word, word + 1), columns)[0]

    def _point(self, link: str, word: int, others: list[Span]) -> tuple[Span | None, float]:
        """Which of the spans within reach a word points to, or none of them."""
        near, scores = self._reached(link, word, others)
        best = int(scores.argmax())
        return (near[best - 1] if best else None), chance_of(scores, best)

    def of_cues(self) -> dict[int, Record]:
        """First word of a cue → its record. A cue that points to another cue is a further piece of it."""
        records: dict[int, Record] = {}
        pieces: list[tuple[Span, Span]] = []
        for cue in self.cues:
            others = [other for other in self.cues if other is not cue]
            target, _ = self._point("cue_source", cue.first, self.sources + others)
            if target is not None and any(target is other for other in others):
                pieces.append((cue, target))
            else:
                records[cue.first] = Record([cue], *self._of_cue(cue))
        for cue, target in pieces:
            record = records.get(target.first)
            if record is None:
                records[cue.first] = Record([cue], None, [], [cue.p])
            else:
                record.cue.append(cue)
        return records

    def _of_cue(self, cue: Span) -> tuple[Span | None, list[Span], list[float]]:
        """The source of a cue, no content yet, and the chances of the cue and of the link."""
        source, chance = _best(self.sources_shown(cue), weights_of("sourcing"))
        return source, [], [cue.p, chance]

    def sources_shown(self, cue: Span) -> list[tuple[Span | None, Signals]]:
        """None and the sources within reach of a cue, each with its signals."""
        reached, links = self._weighable("cue_source", cue, self.sources)
        found: list[tuple[Span | None, Signals]] = [(None, self.sourcing.signals_of_none(cue, links[0]))]
        return found + [
            (source, self.sourcing.signals(cue, source, link))
            for source, link in zip(reached, links[1:], strict=True)
        ]

    def _weighable(self, link: str, span: Span, others: list[Span]) -> tuple[list[Span], list[float]]:
        """The spans within reach of one, and the logarithms of its chances for none and for each of them."""
        reached, scores = self._reached(link, span.first, others)
        return reached, np.log(softmax(scores[None])[0] + LEAST_SHARE).tolist()

    def _hang(self, records: dict[int, Record], contents: list[Span], link: str) -> list[Span]:
        """Give contents to their cues; those that hang on none are handed back."""
        cues = {span.first: record for record in records.values() for span in record.cue}
        free: list[Span] = []
        for content in contents:
            cue, chance = _best(self.shown(content, link, records), weights_of("hanging"))
            if cue is None:
                free.append(content)
            elif not cues[cue.first].holds(content):
                cues[cue.first].content.append(content)
                cues[cue.first].chances += [content.p, chance]
        return free

    def shown(
        self, content: Span, link: str, records: dict[int, Record]
    ) -> list[tuple[Span | None, Signals]]:
        """None and the cues within reach of a content, each with its signals."""
        spans = [span for record in records.values() for span in record.cue]
        reached, links = self._weighable(link, content, spans)
        hanging = self._hanging(records)
        found: list[tuple[Span | None, Signals]] = [(None, hanging.signals_of_none(content, links[0]))]
        return found + [
            (cue, hanging.signals(content, cue, chance))
            for cue, chance in zip(reached, links[1:], strict=True)
        ]

    def _hanging(self, records: dict[int, Record]) -> Hanging:
        if self._made is None:
            sources = {record.cue[0].first: record.source for record in records.values()}
            self._made = Hanging(self.between, self.cues, self.contents, sources)
        return self._made

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


def _best(
    shown: Sequence[tuple[Span | None, Signals]], weights: Mapping[str, float]
) -> tuple[Span | None, float]:
    """The choice that weighs most, and its chance against the others."""
    scores = np.array([weight(signals, weights) for _, signals in shown], dtype=np.float32)
    best = int(scores.argmax())
    return shown[best][0], chance_of(scores, best)


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
