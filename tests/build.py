"""Annotations written by hand: quoted words instead of offsets, so that a test reads as a report does."""

from __future__ import annotations

from dataclasses import replace

from temoin.documents import read_document
from temoin.reading import make_reading
from temoin.records import Annotations, Attribution, Happening, Name, Pair, Reading, Role, Sentence, Word
from temoin.resources import Resources
from temoin.segments import segment


def at(text: str, words: str) -> Pair:
    """Where words stand in a text; `words#2` is their second occurrence."""
    words, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(words, start + 1)
    return start, start + len(words)


def said(
    text: str, source: str | None, cue: str | None, content: str, *, number: int = 1, polarity: str = "affirmed",
    certainty: str = "certain", inside: int | None = None,
) -> Attribution:  # fmt: skip
    """An attribution by its words."""
    return Attribution(
        id=number,
        source=(at(text, source),) if source else (),
        cue=(at(text, cue),) if cue else (),
        content=(at(text, content),),
        kind="indirect",
        polarity=polarity,
        certainty=certainty,
        inside=inside,
        p=0.9,
    )


def happening(
    text: str, words: str, roles: dict[str, str], *, plover: str = "ASSAULT", mode: str | None = None,
    status: str = "asserted", story: str = "main",
) -> Happening:  # fmt: skip
    """A happening by its words, with one quote for each role."""
    return Happening(
        *at(text, words),
        plover=plover,
        mode=mode,
        status=status,
        story=story,
        roles=tuple(Role(role, *at(text, quote), 0.9) for role, quote in roles.items()),
        p=0.9,
    )


def annotations(
    text: str, language: str, *, names: dict[str, str] | None = None,
    said: tuple[Attribution, ...] = (), happenings: tuple[Happening, ...] = (), violence: float = 0.9,
) -> Annotations:  # fmt: skip
    """Annotations of a text whose sentences end in ". " or a line's end."""
    found = sorted((*at(text, words), label) for words, label in (names or {}).items())
    return Annotations(
        language=language,
        words=(),
        sentences=_sentences(text),
        names=tuple(Name(start, end, label, 0.9) for start, end, label in found),
        attributions=said,
        happenings=happenings,
        violence=violence,
    )


def tree(text: str, seen: Annotations, *rows: str) -> Annotations:
    """The same annotations with words: each row is form, part of speech, relation, head (counted from 1 in its
    sentence, 0 for the root) and features, among them a `lemma` other than the form; an empty row parts sentences."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    first = end = 0
    for row in (*rows, ""):
        if row:
            form, upos, relation, head, *features = row.split()
            start = text.index(form, end)
            end = start + len(form)
            named = {name: value for name, _, value in (f.partition("=") for f in features)}
            lemma = named.pop("lemma", form.lower())
            words.append(
                Word(
                    start,
                    end,
                    lemma,
                    upos,
                    tuple(named.items()),
                    first + int(head) - 1 if int(head) else -1,
                    relation,
                )
            )
        else:
            sentences.append(Sentence(words[first].start, words[-1].end, first, len(words)))
            first = len(words)
    return replace(seen, words=tuple(words), sentences=tuple(sentences))


def reading(text: str, seen: Annotations, *, published: str | None = None) -> Reading:
    """The reading of a text as these annotations see it, with the packaged tables."""
    document = read_document(text.encode(), language=seen.language, published=published)
    return make_reading(document, segment(document, Resources()), seen, Resources())


def _sentences(text: str) -> tuple[Sentence, ...]:
    found, start = [], 0
    for index in range(len(text)):
        if text[index] == "\n" or text[index : index + 2] == ". " or index == len(text) - 1:
            if text[start : index + 1].strip():
                found.append(Sentence(start, index + 1, 0, 0))
            start = index + 1
    return tuple(found)
