"""Who says a stretch of text: statements from the model's attributions, quotations and posts.

A statement is an attribution made ready for claims: its content reaches to the marks of
the quotation it lies in, a post is its author's, and a quotation that nobody introduces
goes on in the mouth of the speaker before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from temoin.records import Annotations, Attribution, Channel, Pair, Quotation, Segments, Sentence

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


def find_statements(segments: Segments, annotations: Annotations) -> tuple[Statement, ...]:
    """Every statement, in order of its content."""
    order = {a.id: index for index, a in enumerate(annotations.attributions)}
    stated = [
        _from_attribution(attribution, segments.quotations, annotations.sentences, order)
        for attribution in annotations.attributions
    ]
    stated += [
        Statement(
            post.author or post.handle,
            None,
            (post.content,),
            "post",
            "affirmed",
            "certain",
            None,
            1.0,
            FROM_POST,
        )
        for post in segments.posts
    ]
    stated += _free_quotations(segments.quotations, stated)
    return tuple(stated)


def statements_around(statements: Iterable[Statement], start: int, end: int) -> tuple[Statement, ...]:
    """The statements whose content holds most of `start:end`, the innermost first."""
    holding = [
        s for s in statements if any(_shared(piece, (start, end)) * 2 > end - start for piece in s.content)
    ]
    return tuple(sorted(holding, key=lambda s: (s.size, s.content)))


def _from_attribution(
    attribution: Attribution,
    quotations: tuple[Quotation, ...],
    sentences: tuple[Sentence, ...],
    order: dict[int, int],
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


def _to_the_marks(piece: Pair, quotations: tuple[Quotation, ...]) -> Pair:
    """A piece that fills most of a quotation fills it whole."""
    for quotation in quotations:
        inner = (quotation.start, quotation.end)
        if _shared(piece, inner) * 2 > quotation.end - quotation.start:
            piece = (min(piece[0], inner[0]), max(piece[1], inner[1]))
    return piece


def _beside_the_cue(
    content: list[Pair], cue: Pair, quotations: tuple[Quotation, ...], sentences: tuple[Sentence, ...]
) -> list[Pair]:
    """Reported words without quotation marks end with the sentence of their cue.

    Those of other sentences are kept only where the cue's own has none ("He said: ...").
    """
    home = next(((s.start, s.end) for s in sentences if s.start <= cue[0] < s.end), None)
    if home is None:
        return content
    quoted = [p for p in content if sum(_shared(p, (q.start, q.end)) for q in quotations) * 2 > p[1] - p[0]]
    at_home = [
        (max(p[0], home[0]), min(p[1], home[1])) for p in content if p not in quoted and _shared(p, home)
    ]
    return quoted + at_home or content


def _free_quotations(quotations: tuple[Quotation, ...], stated: list[Statement]) -> list[Statement]:
    """Quotations in no statement, spoken on by the speaker whose words end just before."""
    free: list[Statement] = []
    for quotation in quotations:
        inner = (quotation.start, quotation.end)
        if any(_shared(piece, inner) for s in stated for piece in s.content):
            continue
        before = [
            s
            for s in stated + free
            if 0 <= quotation.outer[0] - _last(s) <= FREE_QUOTATION_GAP
            or (quotation.continues and _last(s) <= inner[0])
        ]
        if before:
            last = max(before, key=_last)
            free.append(replace(last, content=(inner,), why=FROM_QUOTATION))
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
