"""Trees and quotations -> attributions: who says what, by relations and the table of reporting words.

One set of rules for all languages; each reporting word gives at most one attribution, and
none without content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from temoin.annotations.contents import Content, Contents
from temoin.annotations.lexicon import Lexicon, Report
from temoin.annotations.status import certainty_of, form, is_negated
from temoin.annotations.trees import Trees, trim
from temoin.records import Attribution, Pair, Quotation

P_SOURCE, P_NOUN, P_ADVERB = 0.65, 0.4, 0.2  # as in contents; the last two on few
_FAR = 2  # sentences back to the source of a verb without subject
_DIRECT, _MIXED = 0.9, 0.05  # shares of a content that stand in quotation marks
_OPPOSITE = {"affirmed": "questioned", "denied": "affirmed", "questioned": "questioned"}
_SOURCE = Report("case", "source", "affirmed", "certain")


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution on its way: `at` is its reporting word."""

    at: int
    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: Content
    report: Report


def find_attributions(
    trees: Trees, quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Attributions in order of their first words."""
    says, found = _Says(trees, quotations, lexicon), list[_Found]()
    for at in range(len(trees.words)):
        made = says.read(at, found)
        if made is not None and made.content.pieces:
            found.append(made)
    records = sorted(map(says.record, found), key=lambda one: (min(one.cue + one.content), one.content))
    numbered = [replace(one, id=number) for number, one in enumerate(records, start=1)]
    return tuple(replace(one, inside=_inside(one, numbered)) for one in numbered)


class _Says:
    """The rules, over one text."""

    def __init__(self, trees: Trees, quotations: Sequence[Quotation], lexicon: Lexicon) -> None:
        self.trees, self.lexicon = trees, lexicon
        self.contents = Contents(trees, quotations, lexicon)
        self.skip = -1  # words before this one belong to a case phrase that was read

    def read(self, at: int, before: Sequence[_Found]) -> _Found | None:
        """What the word reports, if it is a reporting word; `before` holds what was found so far."""
        if at < self.skip or self.trees.sentence_of[at] < 0:
            return None
        last = self.trees.sentences[self.trees.sentence_of[at]].last_word
        length = self.lexicon.source_case([form(self.trees, word) for word in range(at, min(at + 5, last))])
        if length:
            return self._according(at, length)
        report = self.lexicon.report(
            self.trees.words[at], form(self.trees, at), "verb", "participle", "noun", "adverb"
        )
        if report is None:
            return None
        if report.pos in ("verb", "participle"):
            return self._verb(at, report, before)
        return self._noun(at, report) if report.pos == "noun" else self._adverb(at, report)

    # ------------------------------------------------------------ verbs and their sources

    def _verb(self, at: int, report: Report, before: Sequence[_Found]) -> _Found | None:
        trees = self.trees
        if trees.is_(at, "aux", "case", "mark", "fixed") or (trees.is_(at, "amod") and report.pos == "verb"):
            return None
        content = self.contents.of_verb(at, report)
        if content is None:
            return None
        if is_negated(trees, self.lexicon, at):
            report = replace(report, polarity=_OPPOSITE[report.polarity])
        return _Found(
            at,
            self._source_of(at, report, content.pieces, before),
            self._cue(*trees.verb_group(at)),
            content,
            report,
        )

    def _cue(self, first: int, last: int) -> tuple[Pair, ...]:
        place = self.trees.place(first, last)
        return (place,) if place else ()

    def _source_of(
        self, at: int, report: Report, content: Sequence[Pair], before: Sequence[_Found]
    ) -> tuple[Pair, ...]:
        """Subject, agent, a noun behind an inserted cue, or the last source where a subject is dropped."""
        trees = self.trees
        passive = trees.is_passive(at)
        nouns = agents(trees, self.lexicon, at) if passive else trees.subjects(at)
        if not passive and not nouns:
            nouns = [child for child in trees.dependents(at, "obj", "dep", "dislocated") if child > at]
        nouns = [noun for noun in nouns if not self._lies_in(trees.words[noun].start, content)]
        for noun in sorted(nouns, key=lambda noun: trees.words[noun].relation == "expl:subj"):
            place = trees.naming(noun)
            if place:
                return (place,)
        dropped = report.pos == "participle" or trees.is_finite(at) or trees.is_(at, "advcl")
        return self._last_source(at, before) if dropped and not passive else ()

    def _last_source(self, at: int, before: Sequence[_Found]) -> tuple[Pair, ...]:
        """Whose words came last, at most two sentences back."""
        here = self.trees.sentence_of[at]
        for one in reversed(before):
            if here - self.trees.sentence_of[one.at] > _FAR:
                return ()
            if one.source:
                return one.source
        return ()

    @staticmethod
    def _lies_in(offset: int, content: Sequence[Pair]) -> bool:
        return any(start <= offset < end for start, end in content)

    # ------------------------------------------------------------ phrases, nouns, adverbs

    def _according(self, at: int, length: int) -> _Found | None:
        """X of "according to X" is the source, the clause around is the content."""
        trees, opening = self.trees, at + length
        sentence = trees.sentences[trees.sentence_of[at]]
        noun = trees.head(at)
        if not opening <= noun < sentence.last_word:
            noun = opening
        if noun >= sentence.last_word or trees.words[opening].upos == "PUNCT":
            return None
        self.skip = opening
        source = trees.phrase(noun)
        if source and source[0] < trees.words[opening].start:
            source = trim(trees.text, (trees.words[opening].start, max(source[1], trees.words[opening].end)))
        if not source:
            return None
        phrase = {
            word for word in trees.subtree(noun) if word < opening or trees.words[word].start < source[1]
        }
        phrase |= set(range(at, noun + 1))
        root = trees.clause_of(noun)
        words = [word for word in trees.subtree(root) if word not in phrase]
        if not any(trees.words[word].upos in ("VERB", "AUX") for word in words):
            words = [word for word in range(sentence.first_word, sentence.last_word) if word not in phrase]
        content = self.contents.of_words(words, root if root in words else None, P_SOURCE)
        return _Found(at, (source,), self._cue(at, opening - 1), content, _SOURCE)

    def _noun(self, at: int, report: Report) -> _Found | None:
        """The clause on a noun, and whose it is: "the claim of X that ..."."""
        trees = self.trees
        clauses = [
            child
            for child in trees.dependents(at, "acl", "ccomp")
            if trees.words[child].relation != "acl:relcl"
            and any(
                self.lexicon.mark(trees.words[mark], form(trees, mark))
                for mark in trees.dependents(child, "mark")
            )
        ]
        if not clauses:
            return None
        owners = [child for child in trees.dependents(at, "nmod") if child not in clauses]
        places = [trees.phrase(owner) for owner in owners[:1]]
        content = self.contents.of_words(trees.subtree(clauses[0]), clauses[0], P_NOUN)
        return _Found(at, tuple(place for place in places if place), self._cue(at, at), content, report)

    def _adverb(self, at: int, report: Report) -> _Found | None:
        """Hearsay of nobody named: "reportedly"."""
        root = self.trees.head(at)
        if report.certainty != "hearsay" or not self.trees.is_(at, "advmod") or root < 0:
            return None
        if self.lexicon.report(self.trees.words[root], form(self.trees, root), "verb"):
            return None
        content = self.contents.of_words(self.trees.subtree(root, {at}), root, P_ADVERB)
        return _Found(at, (), self._cue(at, at), content, report)

    # ------------------------------------------------------------ the record

    def record(self, found: _Found) -> Attribution:
        """The plain record; its id comes when all are known."""
        certainty, content = found.report.certainty, found.content
        if certainty == "certain" and content.root is not None:
            certainty = certainty_of(self.trees, self.lexicon, content.root)
        kind = self._kind(content.pieces)
        return Attribution(
            0,
            found.source,
            found.cue,
            content.pieces,
            kind,
            found.report.polarity,
            certainty,
            None,
            content.p,
        )

    def _kind(self, content: Sequence[Pair]) -> str:
        total = sum(end - start for start, end in content)
        quoted = sum(
            max(0, min(end, one.end) - max(start, one.start))
            for start, end in content
            for one in self.contents.quotations
        )
        return "direct" if quoted >= _DIRECT * total else "mixed" if quoted > _MIXED * total else "indirect"


def agents(trees: Trees, lexicon: Lexicon, at: int) -> list[int]:
    """By whom a passive verb's act is done: "by X", the relation of an agent."""

    def is_agent(child: int) -> bool:
        cases = [form(trees, case) for case in trees.dependents(child, "case")]
        return trees.words[child].relation == "obl:agent" or "by" in lexicon.functions(cases)

    return [child for child in trees.dependents(at, "obl") if is_agent(child)]


def _inside(one: Attribution, others: Sequence[Attribution]) -> int | None:
    """The id of the attribution with the smallest content around this one's cue and first content."""
    words = (*one.cue, one.content[0])
    around = [
        (end - start, other.id)
        for other in others
        if other.id != one.id
        for start, end in other.content
        if all(start <= first and last <= end for first, last in words)
    ]
    return min(around)[1] if around else None
