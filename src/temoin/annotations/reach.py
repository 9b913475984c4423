"""How far reported words reach: contents that a model lets run on, cut by the grammar of their cue.

"According to X" reports words of its own sentence.  A participle behind a noun ("an attack claimed by X")
reports that noun with what hangs on it, not the sentence around.  A place and a colon before a headline
("Mali: two soldiers killed") report nothing.  A verb reports the clause that it governs from its "that" on,
not whom it tells ("told reporters that ..."), and of other sentences only quoted words.  A cue and a colon report
what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.status import form
from temoin.annotations.trees import Trees
from temoin.records import Annotations, Attribution, Document, Pair, Segments
from temoin.resources.load import Resources


def own_reach(
    annotations: Annotations, document: Document, segments: Segments, resources: Resources
) -> Annotations:
    """The annotations with contents cut; an attribution of which nothing is left falls away."""
    quoted = [(q.start, q.end) for q in segments.quotations]
    places = {(n.start, n.end) for n in annotations.names if n.label in ("LOC", "FAC")}
    kept = [
        one
        for one in annotations.attributions
        if not _heads_news(one, document.text, places) or _meets(one.content, quoted)
    ]
    if annotations.words:
        trees = Trees(document.text, annotations.words, annotations.sentences)
        tables = lexicon(resources, annotations.language)
        kept = [_cut(one, trees, tables, quoted) for one in kept]
    return replace(annotations, attributions=tuple(kept))


def _heads_news(attribution: Attribution, text: str, places: set[Pair]) -> bool:
    """Whether all that reports is a colon behind a place."""
    cues = {text[start:end].strip() for start, end in attribution.cue}
    return cues == {":"} and bool(attribution.source) and places.issuperset(attribution.source)


def _cut(attribution: Attribution, trees: Trees, tables: Lexicon, quoted: Sequence[Pair]) -> Attribution:
    words = trees.between(*attribution.cue[0]) if attribution.cue else range(0)
    if not words:
        return attribution
    content = attribution.content
    if tables.source_case([form(trees, at) for at in words]) == len(words):
        content = _at_home(content, trees, words[0]) or content
    elif (noun := _noun_of_participle(words, trees)) is not None:
        content = tuple(_of_noun(piece, noun, words, trees, quoted) for piece in content)
    elif (verb := _verb(words, trees)) is not None:
        content = _of_verb(content, verb, trees, tables, quoted)
    return replace(attribution, content=_behind_colon(content, attribution, trees.text, quoted))


def _behind_colon(
    content: tuple[Pair, ...], attribution: Attribution, text: str, quoted: Sequence[Pair]
) -> tuple[Pair, ...]:
    """The pieces behind a cue and source that a colon ends, and quoted ones; all where none is behind it."""
    end = max(end for _, end in (attribution.cue[0], *attribution.source))
    if not text[end : end + 2].lstrip().startswith(":") or not any(piece[0] >= end for piece in content):
        return content
    return tuple(piece for piece in content if piece[0] >= end or _meets([piece], quoted))


def _at_home(content: tuple[Pair, ...], trees: Trees, cue: int) -> tuple[Pair, ...]:
    """The pieces in the sentence of the cue."""
    number = trees.sentence_of[cue]
    if number < 0:
        return content
    home = (trees.sentences[number].start, trees.sentences[number].end)
    return tuple(piece for piece in content if _meets([piece], [home]))


def _noun_of_participle(cue: range, trees: Trees) -> int | None:
    """The noun that a participle in a cue describes; `None` for a finite verb."""
    verb = next((at for at in cue if trees.head(at) not in cue), None)
    if verb is None or trees.words[verb].relation not in ("acl", "amod") or trees.dependents(verb, "aux"):
        return None
    kind = trees.feature(verb, "VerbForm") or ("Part" if trees.words[verb].upos == "VERB" else "")
    return trees.head(verb) if kind == "Part" and not trees.feature(verb, "Mood") else None


def _of_noun(piece: Pair, noun: int, cue: range, trees: Trees, quoted: Sequence[Pair]) -> Pair:
    """A piece that holds the noun, without what the noun itself hangs on."""
    if not piece[0] <= trees.words[noun].start < piece[1] or _meets([piece], quoted):
        return piece
    place = next(
        (
            p
            for p in trees.pieces(trees.subtree(noun, {*cue, *trees.dependents(noun, "case")}))
            if _meets([p], [_place(noun, trees)])
        ),
        piece,
    )
    start, end = max(piece[0], place[0]), min(piece[1], place[1])
    return (start, end) if start < end else piece


def _verb(cue: range, trees: Trees) -> int | None:
    """The verb of a cue."""
    verb = next((at for at in cue if trees.head(at) not in cue), None)
    return verb if verb is not None and trees.words[verb].upos == "VERB" else None


def _of_verb(
    content: tuple[Pair, ...], verb: int, trees: Trees, tables: Lexicon, quoted: Sequence[Pair]
) -> tuple[Pair, ...]:
    """The pieces from the verb's "that" on; those in other sentences than its own if quoted."""
    sentence = trees.sentences[trees.sentence_of[verb]]
    home = [(sentence.start, sentence.end)]
    if _meets(content, home):
        content = tuple(piece for piece in content if _meets([piece], home) or _meets([piece], quoted))
    told = [_place(at, trees) for at in trees.dependents(verb, "obj", "iobj", "obl") if at > verb]
    for clause in trees.dependents(verb, "ccomp"):
        for mark in trees.dependents(clause, "mark"):
            if tables.mark(trees.words[mark], form(trees, mark)):
                content = tuple(_from(piece, _place(mark, trees), told) for piece in content)
    return content


def _from(piece: Pair, mark: Pair, told: Sequence[Pair]) -> Pair:
    """A piece that opens with whom the verb tells, from behind the "that"."""
    opens = any(piece[0] <= start < mark[0] for start, _ in told)
    return (mark[1] + 1, piece[1]) if opens and mark[1] + 1 < piece[1] else piece


def _place(at: int, trees: Trees) -> Pair:
    return trees.words[at].start, trees.words[at].end


def _meets(spans: Sequence[Pair], others: Sequence[Pair]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in others)
