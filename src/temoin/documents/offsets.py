"""Repairs that can be followed back: takes a text and replacements, gives the new text and its edits.

An `Edit` says that `text[start:end]` stands where the source had `was`.  Edits are in order
and never overlap, so `rebuild` gives the source again, and `rebuild_bytes` its very bytes
(law 2: the way back).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from temoin.records import Document, Edit

ENCODING = "encoding:"  # an edit of no length at 0 with this reason names the encoding, if it is not UTF-8
RAW_BYTE = "byte outside the encoding"  # `was` holds each byte as the code point of the same number


@dataclass(frozen=True, slots=True)
class Replacement:
    """`new` is to stand where `start:end` stands now."""

    start: int
    end: int
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with the edits that lead back to its source."""

    text: str
    edits: tuple[Edit, ...] = ()

    def apply(self, replacements: Iterable[Replacement]) -> Repaired:
        """The text after replacements, which are in order and do not overlap.

        A replacement that touches words of an earlier edit takes the whole edit in; one that
        touches a raw byte is left out, because a byte cannot be part of a longer `was`.
        """
        parts: list[str] = []
        edits: list[Edit] = []
        at = length = passed = 0
        for replacement in [*replacements, None]:
            limit = len(self.text) if replacement is None else replacement.start
            while passed < len(self.edits) and self._is_before(self.edits[passed], limit, replacement):
                edit = self.edits[passed]
                shift = length - at
                edits.append(Edit(edit.start + shift, edit.end + shift, edit.was, edit.why))
                passed += 1
            if replacement is None:
                break
            covered = self._covered(passed, replacement)
            if any(edit.why == RAW_BYTE for edit in covered):
                continue
            start = min([replacement.start, *(edit.start for edit in covered)])
            end = max([replacement.end, *(edit.end for edit in covered)])
            if start < at:  # an edit that an earlier replacement took in reaches into this one
                continue
            new = self.text[start : replacement.start] + replacement.new + self.text[replacement.end : end]
            parts += [self.text[at:start], new]
            length += start - at
            why = " + ".join(dict.fromkeys([*(edit.why for edit in covered), replacement.why]))
            edits.append(Edit(length, length + len(new), _rebuilt(self.text, covered, start, end), why))
            length += len(new)
            at, passed = end, passed + len(covered)
        parts.append(self.text[at:])
        return Repaired("".join(parts), tuple(edits))

    def _is_before(self, edit: Edit, limit: int, replacement: Replacement | None) -> bool:
        return replacement is None or edit.end <= limit

    def _covered(self, passed: int, replacement: Replacement) -> list[Edit]:
        covered = []
        for edit in self.edits[passed:]:
            if edit.start >= replacement.end:
                break
            covered.append(edit)
        return covered


def rebuild(document: Document) -> str:
    """The text as it was decoded, before any repair."""
    return _rebuilt(document.text, document.edits, 0, len(document.text))


def rebuild_bytes(document: Document) -> bytes:
    """The bytes that were read; their SHA-256 is `document.sha256`."""
    first = document.edits[0] if document.edits else None
    named = first is not None and first.why.startswith(ENCODING)
    encoding = first.why.removeprefix(ENCODING) if first and named else "utf-8"
    parts, at = [], 0
    for edit in document.edits:
        parts.append(document.text[at : edit.start].encode(encoding))
        parts.append(edit.was.encode("latin-1" if edit.why == RAW_BYTE else encoding))
        at = edit.end
    parts.append(document.text[at:].encode(encoding))
    return b"".join(parts)


def _rebuilt(text: str, edits: Iterable[Edit], start: int, end: int) -> str:
    parts, at = [], start
    for edit in edits:
        parts += [text[at : edit.start], edit.was]
        at = edit.end
    return "".join([*parts, text[at:end]])
