"""What temoin sees in a text, read once a run for all tasks; a crash is an empty answer, and is counted."""

from __future__ import annotations

import functools
import sys
from dataclasses import replace
from pathlib import Path

from temoin.annotations.rules import read_with_rules
from temoin.documents import read_document
from temoin.reading import see
from temoin.records import Annotations, Document, Segments
from temoin.resources import Resources

EMPTY = Annotations(None, (), (), (), (), ())


@functools.lru_cache(512)
def seen(
    text: str, language: str | None, resources: Path | None = None
) -> tuple[Document, Segments, Annotations] | None:
    """Document, parts and annotations, with a user's `resources` over the packaged; `None` where reading failed."""
    try:
        return see(read_document(text.encode(), language=language), Resources(resources))
    except Exception as error:  # a crash is a miss, and is told
        print(f"evaluation: a text of {len(text)} characters was not read: {error!r}", file=sys.stderr)
        return None


def moved(document: Document, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the text that was given stands in the text as it was repaired."""
    return _moved(document, start), _moved(document, end)


def _moved(document: Document, at: int) -> int:
    shift = 0
    for edit in document.edits:
        if edit.start - shift >= at:
            break
        shift += (edit.end - edit.start) - len(edit.was)
    return at + shift


def annotations(text: str, language: str | None, resources: Path | None = None) -> Annotations:
    """What model and rules see in a text whose offsets are those of `text`; nothing after a crash or a repair."""
    found = seen(text, language, resources)
    return EMPTY if found is None or found[0].text != text else found[2]


def by_rules(text: str, language: str | None) -> Annotations:
    """The rules alone, over the same trees, names and sentences (annotations/rules.py): a baseline."""
    found = seen(text, language)
    if found is None or found[0].text != text:
        return EMPTY
    document, segments, one = found
    bare = replace(one, attributions=(), happenings=())
    return read_with_rules(
        text, bare.words, bare.sentences, bare.names, segments.quotations,
        language=document.language, resources=Resources(),
    )  # fmt: skip
