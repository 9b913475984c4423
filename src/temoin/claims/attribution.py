"""Who says a stretch of text: statements from the model's attributions, quotations and posts.

A statement is an attribution made ready for claims: its content reaches to the marks of
the quotation it lies in, a post is its author's, and a quotation that nobody introduces
goes on in the mouth of the speaker before it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, replace

from temoin.overlaps import Overlaps
from temoin.records import Annotations, Attribution, Channel, Pair, Post, Quotation, Segments

FROM_MODEL = "attribution-model"
FROM_POST = "embedded-post"
FROM_QUOTATION = "quotation-goes-on"

# a free quotation belongs to the speaker before it when at most this many characters part them
FREE_QUOTATION_GAP = 40


@dataclass(frozen=True, slots=True)
class Statement:
    """Content in one mouth; `inside` is the index of the statement around it."""

    source: Pair | None
    cue: Pair | None
    content: tuple[Pair, ...]
    channel: Channel | None
    polarity: str
    certainty: str
    inside: int | None
    p: float
    why: str

    @property
    def size(self) -> int:
        """Characters of content, by which an inner statement is told from an outer one."""
        return sum(end - start for start, end in self.content)


class Statements:
    """The statements of a report, found by where their words stand."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.all = tuple(statements)
        self._contents = Overlaps(
            (piece, (number, piece)) for number, s in enumerate(self.all) for piece in s.content
        )
        self._cues = Overlaps((s.cue, number) for number, s in enumerate(self.all) if s.cue)
        self._sources = Overlaps((s.source, number) for number, s in enumerate(self.all) if s.source)

    def around(self, start: int, end: int) -> tuple[Statement, ...]:
        """The statements whose content holds most of `start:end`, the innermost first."""
        held = self._contents.of(start, end)
        numbers = dict.fromkeys(n for n, piece in held if _shared(piece, (start, end)) * 2 > end - start)
        return tuple(sorted((self.all[n] for n in sorted(numbers)), key=lambda s: (s.size, s.content)))

    def introduced_by(self, start: int, end: int) -> tuple[Statement, ...]:
        """The statements whose cue meets `start:end`, in order."""
        return tuple(self.all[number] for number in sorted(set(self._cues.of(start, end))))

    def sources_in(self, start: int, end: int) -> tuple[Statement, ...]:
        """The statements whose source meets `start:end`, in order."""
        return tuple(self.all[number] for number in sorted(set(self._sources.of(start, end))))


def find_statements(segments: Segments, annotations: Annotations) -> Statements:
    """Every statement: the model's, then posts, then quotations that go on."""
    quotations = Overlaps(((q.start, q.end), (q.start, q.end)) for q in segments.quotations)
    sentences = Overlaps(((s.start, s.end), (s.start, s.end)) for s in annotations.sentences)
    order = {a.id: index for index, a in enumerate(annotations.attributions)}
    stated = [_from_attribution(a, quotations, sentences, order) for a in annotations.attributions]
    stated += [_from_post(post) for post in segments.posts]
    stated += _free_quotations(segments.quotations, stated)
    return Statements(stated)


def _from_post(post: Post) -> Statement:
    source = post.author or post.handle
    return Statement(source, None, (post.content,), "post", "affirmed", "certain", None, 1.0, FROM_POST)


def _from_attribution(
    attribution: Attribution, quotations: Overlaps[Pair], sentences: Overlaps[Pair], order: dict[int, int]
) -> Statement:
    content = [_to_the_marks(piece, quotations) for piece in attribution.content]
    if attribution.cue:
        content = _beside_the_cue(content, attribution.cue[0], quotations, sentences)
    inside = order.get(attribution.inside) if attribution.inside is not None else None
    return Statement(
        source=attribution.source[0] if attribution.source else None,
        cue=attribution.cue[0] if attribution.cue else None,
        content=tuple(sorted(set(content))),
        channel=None,
        polarity=attribution.polarity,
        certainty=attribution.certainty,
        inside=inside,
        p=attribution.p,
        why=FROM_MODEL,
    )


def _to_the_marks(piece: Pair, quotations: Overlaps[Pair]) -> Pair:
    """A piece that fills most of a quotation fills it whole."""
    for inner in quotations.of(*piece):
        if _shared(piece, inner) * 2 > inner[1] - inner[0]:
            piece = (min(piece[0], inner[0]), max(piece[1], inner[1]))
    return piece


def _beside_the_cue(
    content: list[Pair], cue: Pair, quotations: Overlaps[Pair], sentences: Overlaps[Pair]
) -> list[Pair]:
    """Reported words without quotation marks end with the sentence of their cue.

    Those of other sentences are kept only where the cue's own has none ("He said: ...").
    """
    home = next(iter(sentences.of(cue[0], cue[0] + 1)), None)
    if home is None:
        return content
    quoted = [p for p in content if sum(_shared(p, q) for q in quotations.of(*p)) * 2 > p[1] - p[0]]
    at_home = [
        (max(p[0], home[0]), min(p[1], home[1])) for p in content if p not in quoted and _shared(p, home)
    ]
    return quoted + at_home or content


def _free_quotations(quotations: tuple[Quotation, ...], stated: list[Statement]) -> list[Statement]:
    """Quotations in no statement, spoken on by the speaker whose words end just before."""
    said = Overlaps((piece, piece) for s in stated for piece in s.content)
    ends = sorted((_last(s), number) for number, s in enumerate(stated))
    spoken, free = list(stated), list[Statement]()
    for quotation in quotations:
        inner = (quotation.start, quotation.end)
        at = bisect_right(ends, (quotation.outer[0], len(spoken))) - 1
        if at < 0 or said.of(*inner):
            continue
        last, number = ends[at]
        if quotation.continues or quotation.outer[0] - last <= FREE_QUOTATION_GAP:
            free.append(replace(spoken[number], content=(inner,), why=FROM_QUOTATION))
            insort(ends, (_last(free[-1]), len(spoken)))
            spoken.append(free[-1])
    return free


def _last(statement: Statement) -> int:
    """Where the words of a statement, its cue and its source end."""
    spans = [
        *statement.content,
        *([statement.cue] if statement.cue else []),
        *([statement.source] if statement.source else []),
    ]
    return max(end for _, end in spans)


def _shared(a: Pair, b: Pair) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
