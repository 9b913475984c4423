"""Spans that a model cut short or let run over, mended by names and trees.

A source or role that ends inside a name takes the name whole; one that holds no noun, name or
pronoun ("several", "au moins") reaches on to the noun it belongs to; one that reaches no noun
is nobody and falls away.  One that breaks off within a phrase ("residents of", "schoolchildren
holding") takes in the noun that the phrase ends in, or ends before it.  A role in another
sentence than its happening is kept where that sentence tells of no happening of its own.  A noun
for somebody is no happening that he does.  A
statement without a cue is kept where it is quoted, since words outside quotation marks that
nobody introduces are the report's own.  What is said runs on to the mark that ends its clause
where that is a few words away.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from temoin.overlaps import Overlaps
from temoin.records import Annotations, Attribution, Happening, Pair, Role, Segments

NOUNS = frozenset({"perpetrator", "victim", "target", "claimant", "weapon"})  # roles that a noun must fill
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "X", "SYM", "NUM"})
_MARKS = frozenset(".,;:!?؟،؛…()[]–—\"'«»“”„‘’‹›")
_RUN_ON = 6  # words that what is said may be short of its end (F1 on unseen reports .620 to .624; Arabic .592 to .615)
_LINKS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "AUX", "PART"})  # end no naming
_GOES_ON = frozenset({"ADP", "DET", "NUM", "ADJ"})  # may stand before a noun of their own
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLAUSES = ("acl", "advcl", "ccomp", "xcomp")
_NEAR, _FAR = 3, 12  # words within which a phrase closes, and within which a clause goes on
_QUOTED = 0.5  # share of a statement without cue that stands in quotation marks


def mend(annotations: Annotations, segments: Segments, text: str) -> Annotations:
    """The annotations with whole spans; needs words with parts of speech, else changes nothing but names."""
    spans = _Spans(annotations, text)
    quoted = [(q.start, q.end) for q in segments.quotations]
    return replace(
        annotations,
        attributions=tuple(
            _whole_attribution(one, spans)
            for one in annotations.attributions
            if one.cue or _share(one.content, quoted) >= _QUOTED
        ),
        happenings=tuple(
            _whole_roles(replace(one, roles=tuple(spans.at_home(one))), spans)
            for one in annotations.happenings
            if not spans.is_its_doer(one)
        ),
    )


def _whole_attribution(attribution: Attribution, spans: _Spans) -> Attribution:
    whole = (spans.whole(span) for span in attribution.source)
    return replace(
        attribution,
        source=tuple(span for span in whole if span is not None),
        content=tuple((start, spans.to_mark(end)) for start, end in attribution.content),
    )


def _whole_roles(happening: Happening, spans: _Spans) -> Happening:
    roles: list[Role] = []
    for role in happening.roles:
        span: Pair | None = (role.start, role.end)
        if role.role in NOUNS:
            span = spans.whole((role.start, role.end))
        elif role.role in ("place", "time"):
            span = spans.whole((role.start, role.end)) or (role.start, role.end)
        if span is not None and not any(r.role == role.role and (r.start, r.end) == span for r in roles):
            roles.append(replace(role, start=span[0], end=span[1]))
    return replace(happening, roles=tuple(roles))


def _share(pieces: Sequence[Pair], quoted: Sequence[Pair]) -> float:
    inside = sum(max(0, min(b, q[1]) - max(a, q[0])) for a, b in pieces for q in quoted)
    return inside / max(1, sum(b - a for a, b in pieces))


class _Spans:
    """Names and words of one text, found by place."""

    def __init__(self, annotations: Annotations, text: str) -> None:
        self.text, self.words = text, annotations.words
        self.starts = [word.start for word in self.words]
        self.names = [(n.start, n.end) for n in annotations.names]
        self.name_ends = [end for _, end in self.names]
        self.sentences = [sentence.start for sentence in annotations.sentences]
        speaking = (span for one in annotations.attributions for span in (*one.cue, *one.source))
        self.speaking = Overlaps((span, span) for span in speaking)
        self.telling = {self._sentence(h.start) for h in annotations.happenings}

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at)

    def at_home(self, happening: Happening) -> list[Role]:
        """Roles in the happening's sentence, or in one that tells of no other happening."""
        home = self._sentence(happening.start)
        places = ((role, self._sentence(role.start)) for role in happening.roles)
        return [role for role, at in places if at == home or at not in self.telling]

    def is_its_doer(self, happening: Happening) -> bool:
        """Whether its words are nouns inside the words for who does it: "Guerrillas"."""
        doers = [r for r in happening.roles if r.role == "perpetrator"]
        named = any(r.start <= happening.start and happening.end <= r.end for r in doers)
        return named and all(
            self.words[i].upos in _NOUNS for i in self._inside((happening.start, happening.end))
        )

    def whole(self, span: Pair) -> Pair | None:
        """The span of somebody with its noun, names and phrases whole; `None` where it names nobody."""
        full = self.with_noun(self.over_names(span))
        return self.unbroken(full) if full and self.words else full

    def unbroken(self, span: Pair) -> Pair:
        """The span without a phrase that it breaks off; with that phrase's noun, if it comes at once."""
        inside = self._inside(span)
        for at in inside[1:]:  # a clause whose own words lie behind the span: "schoolchildren holding"
            if self._is_clause(at) and self._reaches(at) >= inside.stop:
                inside = range(inside.start, max(inside.start + 1, self._first(at)))
                break
        if (
            len(inside) > 1
            and self.words[inside[-1]].upos == "PRON"
            and self.words[inside[-1]].head >= inside.stop
        ):
            inside = inside[:-1]  # "men on motorcycles who"
        reached = inside.stop  # what was cut off once is not taken in again: a tree may lead back to it
        while len(inside) > 1 and self.words[inside[-1]].upos in _LINKS | _GOES_ON:
            head = self.words[inside[-1]].head
            goes_on = self.words[inside[-1]].upos in _GOES_ON and reached <= head <= inside[-1] + _NEAR
            if goes_on and self.words[head].head in inside:
                inside = range(inside.start, head + 1)
                reached = inside.stop
            elif self.words[inside[-1]].upos in _LINKS:
                inside = inside[:-1]
            else:
                break
        if inside.stop == self._inside(span).stop:
            return span
        return self.over_names((span[0], self.words[inside[-1]].end))

    def _inside(self, span: Pair) -> range:
        return range(bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1]))

    def _is_clause(self, at: int) -> bool:
        return self.words[at].relation.partition(":")[0] in _CLAUSES and self.words[at].upos in (
            "VERB",
            "AUX",
        )

    def _first(self, at: int) -> int:
        """The first word of what hangs on a word, close before it: "who", "that"."""
        before = [i for i in range(max(0, at - _NEAR), at) if self.words[i].head == at]
        return min(before, default=at)

    def _reaches(self, at: int) -> int:
        """The last word that hangs on a word, close behind it."""
        behind = range(at + 1, min(len(self.words), at + _FAR))
        return max(
            (i for i in behind if self.words[i].head == at and self.words[i].upos != "PUNCT"), default=at
        )

    def over_names(self, span: Pair) -> Pair:
        """The span, stretched over the names that it cuts."""
        start, end = span
        for first, last in self.names[bisect_right(self.name_ends, start) :]:
            if first >= end:
                break
            start, end = min(start, first), max(end, last)
        return start, end

    def to_mark(self, end: int) -> int:
        """The end of what is said, moved behind the last word before a mark, a cue or a source close by."""
        first = bisect_left(self.starts, end)
        at = first
        while at < len(self.words) and at - first <= _RUN_ON:
            start, stop = self.words[at].start, self.words[at].end
            home = self._sentence(start) == self._sentence(end - 1)
            if not home or self.text[start] in _MARKS or self.speaking.of(start, stop):
                return max(end, self.words[at - 1].end) if at > first else end
            at += 1
        return end

    def with_noun(self, span: Pair) -> Pair | None:
        """The span with a noun in it: its own, or the one its last word belongs to close behind."""
        inside = self._inside(span)
        if not self.words or not inside or any(self.words[i].upos in _NAMING for i in inside):
            return span
        head = self.words[inside[-1]].head
        if head > inside[-1] and self.words[head].upos in _NAMING:
            return self.over_names((span[0], self.words[head].end))
        return None
