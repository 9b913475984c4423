"""What every corpus is turned into.

A passage of text with the layers that its corpus knows, all in offsets of the text.

A layer that is None is unknown and teaches nothing; a layer that is empty says that there is nothing to
find.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. Parts of one contraction share the place of the whole.

    ``head`` is an index among tokens, -1 root.
    """

    start: int
    end: int
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    relation: str
    whole: int


@dataclass(frozen=True, slots=True)
class Attribution:
    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    kind: str | None = None
    polarity: str | None = None
    certainty: str | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a happening; mentions of one happening share its name."""

    words: Pair
    plover: str
    mode: str
    status: str
    story: str
    roles: tuple[tuple[str, int, int], ...]
    happening: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    language: str
    tokens: tuple[Token, ...] | None = None
    sentences: tuple[Pair, ...] | None = None
    names: tuple[tuple[int, int, str], ...] | None = None
    scheme: str = "full"
    attributions: tuple[Attribution, ...] | None = None
    nesting: bool = True
    mentions: tuple[Mention, ...] | None = None
    violence: bool | None = None
    weight: float = 1.0
    corpus: str = ""


def cut(passage: Passage, start: int, end: int) -> Passage:
    """The part of an annotated passage in [start, end).

    Only what lies wholly inside keeps its places there; a span that crosses the border stays out, and links
    to it become unknown (see ``targets``), since offsets may fall outside the text.
    """

    def moved(pair: Pair) -> Pair:
        return pair[0] - start, pair[1] - start

    def touches(pairs: tuple[Pair, ...]) -> bool:
        return any(a < end and b > start for a, b in pairs)

    names = passage.names and tuple(
        (a - start, b - start, label) for a, b, label in passage.names if start <= a and b <= end
    )
    said = passage.attributions and tuple(
        replace(
            one,
            source=tuple(map(moved, one.source)),
            cue=tuple(map(moved, one.cue)),
            content=tuple(map(moved, one.content)),
        )
        for one in passage.attributions
        if touches(one.cue + one.content)
    )
    mentions = passage.mentions and tuple(
        replace(
            one, words=moved(one.words), roles=tuple((role, a - start, b - start) for role, a, b in one.roles)
        )
        for one in passage.mentions
        if touches((one.words,))
    )
    return replace(passage, text=passage.text[start:end], names=names, attributions=said, mentions=mentions)


def paragraphs(text: str) -> list[Pair]:
    """Lines with words in them."""
    found, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            found.append((start, start + len(bare)))
        at += len(line) + 1
    return found
