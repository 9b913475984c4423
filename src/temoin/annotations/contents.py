"""What a reporting word reports: several ways, the surest first, and one of them without a tree.

A content is in pieces where cue and source cut it; it opens without its "that", and leaves
out what another reporting word at its end reports in turn (", ajoutant que ...").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from temoin.annotations.lexicon import Lexicon, Report
from temoin.annotations.status import form
from temoin.annotations.trees import CLAUSES, Trees, trim
from temoin.records import Pair, Quotation

# how often each way gave the right content and source, on the training reports of data/annotated
P_CLAUSE, P_INSERTED, P_MARK, P_QUOTED, P_OBJECT, P_AROUND = 0.6, 0.65, 0.55, 0.4, 0.45, 0.4
_MARK_WITHIN = 12  # words between a cue and its "that": a source and a date
_QUOTE_WITHIN = 90  # characters between a cue and the words it quotes: the same
_QUOTED_WORDS = 5  # fewer in quotation marks are a term, not speech
_TAIL = 14  # words of an inserted ", X a dit Y" at most
_OPENING = 3  # words before which a content opens with "that"
_COMMAS = frozenset(",،;؛–—-")


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of what is reported; `root` is the word whose mood tells how surely."""

    pieces: tuple[Pair, ...]
    root: int | None
    p: float


Way = Callable[
    [int, Report, Pair], Content | None
]  # a reporting word, its row, first and last word of the cue


class Contents:
    """The ways to a content, over one text."""

    def __init__(self, trees: Trees, quotations: Sequence[Quotation], lexicon: Lexicon) -> None:
        self.trees, self.lexicon = trees, lexicon
        self.quotations = [one for one in quotations if one.end > one.start]

    def of_verb(self, at: int, report: Report) -> Content | None:
        """The first way that gives something."""
        group = self.trees.verb_group(at)
        ways: tuple[Way, ...] = (self._inserted, self._quoted, self._around)
        if report.frame != "quote":
            ways = (self._clause, self._inserted, self._after_mark, self._quoted, self._object, self._around)
        for way in ways:
            content = way(at, report, group)
            if content and content.pieces:
                return content
        return None

    def of_words(self, words: Sequence[int], root: int | None, p: float) -> Content:
        """A content from words of a tree: opened, cut, grown to its quotation."""
        words = self._opened(words)
        kept = self._cut(words, root)
        return Content(self._grown(self.trees.pieces(kept)), root, p)

    # ------------------------------------------------------------ ways

    def _clause(self, at: int, report: Report, group: Pair) -> Content | None:
        """The clause that the verb governs; with whom it accuses."""
        trees = self.trees
        relations = (*CLAUSES, "advcl", "obl") if report.frame == "accuse" else CLAUSES
        roots = [child for child in trees.dependents(at, *relations) if self._is_clause(child, report)]
        roots += [
            child for child in trees.dependents(at, "parataxis") if child > at and self.is_quoted(child)
        ]
        if not roots:
            return None
        root = min(roots, key=lambda child: (not trees.is_(child, "ccomp"), abs(child - at)))
        content = self.of_words(trees.subtree(root, {at}), root, P_CLAUSE)
        if report.frame != "accuse":
            return content
        return Content(tuple(sorted({*content.pieces, *self._accused(at)})), root, content.p)

    def _is_clause(self, child: int, report: Report) -> bool:
        if report.frame == "accuse" or self.trees.is_(child, "ccomp"):
            return True
        return self.trees.words[child].upos in ("VERB", "AUX") or self.trees.is_predicate(child)

    def _accused(self, at: int) -> Iterator[Pair]:
        for child in self.trees.children[at]:
            if self.trees.words[child].relation in ("obj", "nsubj:pass"):
                place = self.trees.phrase(child)
                if place:
                    yield place

    def _inserted(self, at: int, report: Report, group: Pair) -> Content | None:
        """The clause that the cue stands in: "..., a-t-il dit, ..."; not what else is inserted there."""
        trees = self.trees
        head = trees.head(at)
        if not trees.is_(at, "parataxis") or head < 0:
            return None
        others = {child for child in trees.dependents(head, "parataxis") if not self.is_quoted(child)}
        return self.of_words(trees.subtree(head, others | {at}), head, P_INSERTED)

    def _after_mark(self, at: int, report: Report, group: Pair) -> Content | None:
        """What follows a "that" behind the cue, to the sentence's end: for trees that missed the clause."""
        trees = self.trees
        last = trees.sentences[trees.sentence_of[at]].last_word
        for mark in range(group[1] + 1, min(group[1] + _MARK_WITHIN, last - 1)):
            if self.lexicon.mark(trees.words[mark], form(trees, mark)):
                return self.of_words(range(mark, last), None, P_MARK)
            if mark > group[1] + 1 and trees.words[mark].upos == "VERB" and trees.is_finite(mark):
                return None
        return None

    def _quoted(self, at: int, report: Report, group: Pair) -> Content | None:
        """Quoted words beside the cue, on either side of it or on both."""
        trees = self.trees
        start, end = trees.words[group[0]].start, trees.words[group[1]].end
        before = [
            one for one in self.quotations if self._is_near(one.outer[1], start) and self._is_speech(one)
        ]
        after = [one for one in self.quotations if self._is_near(end, one.outer[0]) and self._is_speech(one)]
        near = [*before[-1:], *after[:1]]
        if len(near) == 2 and end < near[1].outer[0] and "." in trees.text[near[0].end - 1 : start]:
            near = near[:1]  # the one before ended its sentence: the one behind has its own cue
        places = (trim(trees.text, (one.start, one.end)) for one in near)
        return Content(tuple(sorted({place for place in places if place})), None, P_QUOTED)

    def _is_near(self, end: int, start: int) -> bool:
        gap = self.trees.text[end:start]
        return (
            end <= start <= end + _QUOTE_WITHIN
            and "\n" not in gap
            and not any(mark in gap for mark in ".!?؟")
        )

    def _is_speech(self, quotation: Quotation) -> bool:
        return len(self.trees.text[quotation.start : quotation.end].split()) >= _QUOTED_WORDS

    def _object(self, at: int, report: Report, group: Pair) -> Content | None:
        """What is announced, confirmed, denied as a thing, with the phrases that follow it."""
        if report.frame not in ("object", "accuse"):
            return None
        trees = self.trees
        passive = any(trees.words[child].relation == "aux:pass" for child in trees.children[at])
        things = [
            child
            for child in trees.children[at]
            if trees.words[child].relation in ("obj", "nsubj:pass" if passive else "obj")
            and trees.words[child].upos not in ("PRON", "DET")
        ]
        if not things:
            return None
        words = trees.subtree(things[0])
        for child in trees.dependents(at, "obl", "advcl"):
            if words[-1] + 1 == trees.subtree(child)[0]:
                words = sorted({*words, *trees.subtree(child)})
        return self.of_words(words, things[0], P_OBJECT)

    def _around(self, at: int, report: Report, group: Pair) -> Content | None:
        """The sentence around a cue between commas, or behind the last one: "X, police said."."""
        trees = self.trees
        sentence = trees.sentences[trees.sentence_of[at]]
        commas = [
            word for word in range(sentence.first_word, sentence.last_word) if form(trees, word) in _COMMAS
        ]
        before = [comma for comma in commas if group[0] - _TAIL // 2 <= comma < group[0]]
        told_apart = trees.is_(at, "acl", "advcl", "xcomp") or not trees.is_finite(at)
        if not before or told_apart or report.frame == "accuse":
            return None
        left = before[-1]
        right = min([comma for comma in commas if comma > group[1]], default=sentence.last_word)
        if right - left > _TAIL or left - sentence.first_word < _OPENING:
            return None
        if any(
            trees.words[word].upos == "VERB" and not group[0] <= word <= group[1]
            for word in range(left, right)
        ):
            return None
        words = [word for word in range(sentence.first_word, sentence.last_word) if not left <= word < right]
        if not any(trees.words[word].upos in ("VERB", "AUX") for word in range(sentence.first_word, left)):
            return None
        return self.of_words(words, trees.clause_of(left - 1), P_AROUND)

    # ------------------------------------------------------------ shaping

    def _opened(self, words: Sequence[int]) -> Sequence[int]:
        """Without the "that" among the first words, and what stands before it."""
        for number, word in enumerate(words[:_OPENING]):
            mark = self.lexicon.mark(self.trees.words[word], form(self.trees, word))
            if mark:
                return words[number + (mark.frame == "clause") :]
        return words

    def _cut(self, words: Sequence[int], root: int | None) -> list[int]:
        """Without what reports in turn behind a comma: a participle, an inserted cue, "according to"."""
        trees, gone = self.trees, set[int]()
        first = words[0] if words else 0
        for word in words:
            if word == root or word <= first + 1 or word in gone:
                continue
            if self._reports_in_turn(word):
                gone.update(trees.subtree(word))
        return [word for word in words if word not in gone]

    def _reports_in_turn(self, at: int) -> bool:
        trees, word = self.trees, self.trees.words[at]
        written = form(trees, at)
        if trees.is_(at, "advcl", "parataxis", "acl", "obl", "amod", "nmod"):
            report = self.lexicon.report(word, written, "verb", "participle")
            if report and self._behind_comma(at) and not trees.is_finite(at) | (report.frame == "accuse"):
                return True
        opening = trees.subtree(at)[0] if trees.is_(at, "obl", "nmod") else None
        if opening is None or opening > at or not self._behind_comma(at):
            return False
        return bool(
            self.lexicon.source_case([form(trees, one) for one in range(opening, min(opening + 5, at))])
        )

    def _behind_comma(self, at: int) -> bool:
        words = self.trees.subtree(at)
        return form(self.trees, words[0]) in _COMMAS or (
            words[0] > 0 and form(self.trees, words[0] - 1) in _COMMAS
        )

    def _grown(self, pieces: tuple[Pair, ...]) -> tuple[Pair, ...]:
        """A piece that lies mostly in a quotation reaches to its ends; pieces that meet become one."""
        grown: list[Pair] = []
        for start, end in pieces:
            for one in self.quotations:
                shared = min(end, one.end) - max(start, one.start)
                if one.closed and shared > 0.5 * (end - start) and end <= one.end + 1:
                    start, end = trim(self.trees.text, (min(start, one.start), max(end, one.end))) or (
                        start,
                        end,
                    )
                    break
            if grown and start <= grown[-1][1]:
                grown[-1] = (grown[-1][0], max(end, grown[-1][1]))
            else:
                grown.append((start, end))
        return tuple(grown)

    def is_quoted(self, at: int) -> bool:
        """Whether a word stands in quotation marks."""
        start = self.trees.words[at].start
        return any(one.start <= start < one.end for one in self.quotations)
