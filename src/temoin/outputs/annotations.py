"""Annotations -> what a person reads of them (who says what, what happens), and CoNLL-U trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from temoin.outputs.words import one_line
from temoin.records import Annotations, Attribution, Document, Happening, Pair, Sentence, Word

_LONGEST = 200


def annotations_text(document: Document, annotations: Annotations) -> str:
    """Quotations with their speakers, happenings with their parts, then names; plain text."""
    text = document.text
    lines = [f"{document.source}: {annotations.language or 'language unknown'}"]
    lines += ["", "who says what"]
    lines += [f"  {_said(item, text)}" for item in annotations.attributions] or ["  nothing found"]
    lines += ["", "what happens"]
    lines += [f"  {_happens(item, text)}" for item in annotations.happenings] or ["  nothing found"]
    lines += ["", "names"]
    lines += [f"  {name.label} {one_line(text[name.start : name.end])}" for name in annotations.names]
    return "\n".join(lines) + "\n"


def _said(item: Attribution, text: str) -> str:
    source = _words(item.source, text) or "nobody named"
    inside = f", inside {item.inside}" if item.inside is not None else ""
    manner = f"{item.kind}, {item.polarity}, {item.certainty}{inside}"
    head = f"{item.id}. {source} · {_words(item.cue, text) or 'no cue'} · {manner}"
    return f"{head}\n     “{_words(item.content, text)}”"


def _happens(item: Happening, text: str) -> str:
    kind = item.plover.lower() + (f", {item.mode}" if item.mode else "")
    roles = "; ".join(f"{role.role}: {one_line(text[role.start : role.end])}" for role in item.roles)
    words = one_line(text[item.start : item.end])
    return f"{words} · {kind} · {item.status}, {item.story}" + (f"\n     {roles}" if roles else "")


def _words(pieces: Iterable[Pair], text: str) -> str:
    words = " … ".join(one_line(text[start:end]) for start, end in pieces)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def conllu(document: Document, annotations: Annotations) -> str:
    """The trees in CoNLL-U; `start` and `end` in MISC are code points of the document's text."""
    blocks = [
        "\n".join(_sentence(number, sentence, document, annotations))
        for number, sentence in enumerate(annotations.sentences, start=1)
    ]
    return "".join(f"{block}\n\n" for block in blocks)


def _sentence(number: int, sentence: Sentence, document: Document, annotations: Annotations) -> Iterator[str]:
    first, last = sentence.first_word, sentence.last_word
    if number == 1:
        yield f"# newdoc id = {document.id}"
    yield f"# sent_id = {document.id}-{number}"
    yield f"# text = {one_line(document.text[sentence.start : sentence.end])}"
    for at in range(first, last):
        word = annotations.words[at]
        following = annotations.words[at + 1].start if at + 1 < last else None
        head = word.head - first + 1 if first <= word.head < last else 0
        yield _token(at - first + 1, word, head, following, document.text)


def _token(number: int, word: Word, head: int, following: int | None, text: str) -> str:
    feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats)) or "_"
    misc = [f"end={word.end}", f"start={word.start}"]
    if following == word.end:
        misc.insert(0, "SpaceAfter=No")
    form = one_line(text[word.start : word.end]) or "_"
    columns = (number, form, word.lemma or "_", word.upos or "_", "_", feats, head, word.relation or "_", "_")
    return "\t".join([*map(str, columns), "|".join(misc)])
