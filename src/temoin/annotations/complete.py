"""What a model missed, added by tables and order alone: for broken text, capitals, unclosed marks.

Two rules, both cautious.  Quoted words that no attribution covers get one where a reporting
word and a source stand beside them.  In a report of violence, a sentence that tells of no
happening gets one where a word stands that means nothing else (`acts.tsv`, column `clear`).
Nothing that the model saw is changed; what is added has a low `p`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from temoin.annotations.lexicon import Lexicon, Report, lexicon
from temoin.overlaps import Overlaps
from temoin.records import (
    Annotations,
    Attribution,
    Document,
    Happening,
    Pair,
    Quotation,
    Role,
    Segments,
    Word,
)
from temoin.resources.load import Resources
from temoin.resources.match import Phrases, phrase_table

P_QUOTED, P_HAPPENING = 0.4, 0.3
MAIN = 0.3  # how often a report is about what only rules see in it (annotated reports)
VIOLENT = 0.5  # from here up a text reports violence
_VIOLENT_TYPES = ("ASSAULT", "CRIME")
_WORDS_QUOTED = 4  # fewer are a term in quotation marks
_COVERED = 0.5  # share of a quotation that must lie in contents to count as seen
_CLAUSE = 100  # characters on either side of a quotation in which its cue stands
_BESIDE = 8  # words between a cue and its source
_BACK = 500  # characters back to the source of a cue without subject
_ENDS = frozenset(".!?؟\n")
_BEFORE_ACT = 4  # words before an act among which a negation denies it


def complete(
    annotations: Annotations, document: Document, segments: Segments, resources: Resources | None = None
) -> Annotations:
    """The annotations with what the two rules add; ids of attributions that were there stay."""
    tables = lexicon(resources or Resources(), annotations.language)
    text = document.text
    quotes = _Quotes(text, annotations, segments, tables, resources or Resources())
    happenings = _unseen_acts(text, annotations, tables)
    return replace(
        annotations,
        attributions=annotations.attributions + tuple(quotes.uncovered()),
        happenings=tuple(
            sorted((*annotations.happenings, *happenings), key=lambda one: (one.start, one.end))
        ),
    )


# ---------------------------------------------------------------- quotations


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int  # words of the cue
    last: int
    report: Report
    source: Pair | None


class _Quotes:
    """Quotations, and the words beside them."""

    def __init__(
        self, text: str, annotations: Annotations, segments: Segments, tables: Lexicon, resources: Resources
    ) -> None:
        self.text, self.annotations, self.tables = text, annotations, tables
        self.words = annotations.words
        self.starts = [word.start for word in self.words]
        self.quotations = [one for one in segments.quotations if one.start < one.end]
        self.around = Overlaps(((one.start, one.end), one) for one in self.quotations)
        self.covered = Overlaps((piece, piece) for one in annotations.attributions for piece in one.content)
        self.unnamed: Phrases[dict[str, str]] = phrase_table(
            resources, "unnamed_sources", annotations.language
        )
        self.pronouns: Phrases[dict[str, str]] = phrase_table(resources, "pronouns", annotations.language)
        self.offices: Phrases[dict[str, str]] = phrase_table(resources, "offices", annotations.language)

    def uncovered(self) -> Iterator[Attribution]:
        """One attribution for each quotation that none covers and that has its cue beside it."""
        number = max((one.id for one in self.annotations.attributions), default=0)
        taken = {piece for one in self.annotations.attributions for piece in one.cue}
        for quotation in self.quotations:
            if not self._is_speech(quotation):
                continue
            cue = self._cue_after(quotation) or self._cue_before(quotation)
            if cue is None:
                continue
            place = (self.words[cue.first].start, self.words[cue.last].end)
            source = cue.source or self._last_source(place[0])
            if source is None or any(start < place[1] and place[0] < end for start, end in taken):
                continue
            number += 1
            taken.add(place)
            report = cue.report
            yield Attribution(
                number, (source,), (place,), ((quotation.start, quotation.end),), "direct",
                report.polarity, report.certainty, None, P_QUOTED,
            )  # fmt: skip

    def _is_speech(self, one: Quotation) -> bool:
        """Closed, long enough, not inside another, and not yet somebody's words."""
        if not one.closed or len(self.text[one.start : one.end].split()) < _WORDS_QUOTED:
            return False
        around = self.around.of(one.start, one.end)
        if any(other.start < one.start and one.end < other.end for other in around):
            return False
        pieces = self.covered.of(one.start, one.end)
        covered = sum(max(0, min(end, one.end) - max(start, one.start)) for start, end in pieces)
        return covered < _COVERED * (one.end - one.start)

    def _cue_after(self, quotation: Quotation) -> _Cue | None:
        """The first verb behind, in the same clause: "...", said X."""
        start = quotation.outer[1]
        if self.text[start : start + 1] in _ENDS or self.text[quotation.end - 1 : quotation.end] in _ENDS - {
            "!",
            "?",
        }:
            return None
        return self._cue_in(start, self._clause_end(start))

    def _cue_before(self, quotation: Quotation) -> _Cue | None:
        """The last verb before, in the same clause: X said: "..."."""
        end = quotation.outer[0]
        start = max((self.text.rfind(mark, max(0, end - _CLAUSE), end - 1) for mark in _ENDS), default=-1)
        other = max((one.outer[1] for one in self.quotations if one.outer[1] <= end), default=0)
        return self._cue_in(max(start + 1, other, end - _CLAUSE), end)

    def _clause_end(self, start: int) -> int:
        ends = [at for at in range(start, min(start + _CLAUSE, len(self.text))) if self.text[at] in _ENDS]
        opening = [one.outer[0] for one in self.quotations if one.outer[0] >= start]
        return min([start + _CLAUSE, len(self.text), *ends[:1], *opening[:1]])

    def _cue_in(self, start: int, end: int) -> _Cue | None:
        """A reporting verb of a stretch, if it is the only finite verb there or stands at its edge."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        inside = [at for at in range(first, last) if self.words[at].end <= end]
        reports = [(at, report) for at in inside if (report := self._report(at))]
        if len(reports) != 1:
            return None
        at, report = reports[0]
        if any(self.words[other].upos == "VERB" and other != at for other in inside):
            return None
        first = at
        while first - 1 in inside and self.words[first - 1].upos == "AUX":
            first -= 1
        return _Cue(first, at, report, self._source(inside, first, at))

    def _report(self, at: int) -> Report | None:
        word = self.words[at]
        return (
            self.tables.report(word, self.text[word.start : word.end], "verb")
            if word.upos == "VERB"
            else None
        )

    def _source(self, inside: Sequence[int], first: int, last: int) -> Pair | None:
        """A name, a pronoun or an unnamed source of the stretch, the nearest to its cue."""
        start, end = self.words[inside[0]].start, self.words[inside[-1]].end
        found = [
            (name.start, name.end)
            for name in self.annotations.names
            if name.label in ("PER", "ORG", "GRP") and start <= name.start and name.end <= end
        ]
        for table in (self.unnamed, self.offices, self.pronouns):
            found += [(s, e) for s, e, _ in table.find(self.text, start, end)]
        cue = self.words[first].start, self.words[last].end
        near = [place for place in found if self._words_between(place, cue) <= _BESIDE]
        return min(near, key=lambda place: (self._words_between(place, cue), place), default=None)

    def _words_between(self, one: Pair, other: Pair) -> int:
        left, right = sorted((one, other))
        return len(self.text[left[1] : right[0]].split())

    def _last_source(self, before: int) -> Pair | None:
        """Whose words came last, for a verb whose subject is dropped."""
        earlier = [
            place
            for one in self.annotations.attributions
            for place in one.source
            if before - _BACK <= place[0] < before
        ]
        return max(earlier, default=None)


# ---------------------------------------------------------------- happenings


def _unseen_acts(text: str, annotations: Annotations, tables: Lexicon) -> Iterator[Happening]:
    """The first unmistakable word of violence in each sentence that tells of no happening."""
    if annotations.violence < VIOLENT:
        return
    seen = Overlaps(((one.start, one.end), one) for one in annotations.happenings)
    for sentence in annotations.sentences:
        if seen.of(sentence.start, sentence.end):
            continue
        words = annotations.words[sentence.first_word : sentence.last_word]
        for start, end, row in tables.clear_acts.find(text, sentence.start, sentence.end):
            if row.plover in _VIOLENT_TYPES and not _is_denied(text, words, start, tables):
                roles = tuple(_beside(text, annotations, words, end, tables))
                yield Happening(
                    start, end, row.plover, row.mode, "asserted", "main", roles, P_HAPPENING, MAIN
                )  # fmt: skip
                break


def _is_denied(text: str, words: Sequence[Word], start: int, tables: Lexicon) -> bool:
    before = [word for word in words if word.end <= start][-_BEFORE_ACT:]
    return any(tables.negation(word, text[word.start : word.end]) for word in before)


def _beside(
    text: str, annotations: Annotations, words: Sequence[Word], end: int, tables: Lexicon
) -> Iterator[Role]:
    """The name right behind the act and one case word: by whom, against whom, where."""
    after = [word for word in words if word.start >= end][:1]
    for case in after:
        names = [name for name in annotations.names if case.end <= name.start <= case.end + 1]
        for name in names[:1]:
            functions = tables.functions([text[case.start : case.end]])
            role = {"by": "perpetrator", "against": "target", "at": "place"}.get(
                functions[0] if functions else ""
            )
            if role:
                yield Role(role, name.start, name.end, P_HAPPENING)
