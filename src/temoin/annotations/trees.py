"""Words and sentences -> trees to ask: children, subjects, phrases, and the places that they cover.

Relations are Universal Dependencies', the same in every language.  Words are named by their
index in `Annotations.words`; what a question gives is in order of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from temoin.records import Pair, Sentence, Word

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl:subj")
CLAUSES = ("ccomp", "xcomp", "csubj", "csubj:pass")
_PREDICATES = ("VERB", "AUX")
_LOOSE = ("acl:relcl", "parataxis", "discourse", "advcl")  # no part of a short noun phrase
_NOMINAL = ("obj", "iobj", "obl", "nmod", "conj", "appos", "flat", "xcomp")  # how complements hang
_COMPLEMENTS = 3  # steps up from a complement to its governor
_EDGE = frozenset(" \t\n\u00a0\u202f\"'«»“”„‘’‹›،,.;:؛–—-")
_ASCENTS = 3  # how far a missing subject is looked for


@dataclass(slots=True)
class Trees:
    """The trees of a text; `words` outside of sentences hang nowhere."""

    text: str
    words: Sequence[Word]
    sentences: Sequence[Sentence]
    children: list[list[int]] = field(init=False)
    sentence_of: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.words]
        self.sentence_of = [-1] * len(self.words)
        for number, sentence in enumerate(self.sentences):
            for at in range(sentence.first_word, sentence.last_word):
                self.sentence_of[at] = number
        for at, word in enumerate(self.words):
            if 0 <= word.head < len(self.words) and word.head != at:
                self.children[word.head].append(at)

    # ------------------------------------------------------------ relations

    def dependents(self, at: int, *relations: str) -> list[int]:
        """Children by relation; a relation without subtype covers its subtypes."""
        return [child for child in self.children[at] if self.is_(child, *relations)]

    def is_(self, at: int, *relations: str) -> bool:
        """Whether a word hangs by one of these relations, or a subtype of one."""
        relation = self.words[at].relation
        return relation in relations or relation.partition(":")[0] in relations

    def head(self, at: int) -> int:
        """The governor, -1 for a root."""
        return self.words[at].head

    def feature(self, at: int, name: str) -> str | None:
        """A morphological feature, `None` where the word has none."""
        return next((value for key, value in self.words[at].feats if key == name), None)

    def is_predicate(self, at: int) -> bool:
        """A verb, or another word that has a copula or a subject."""
        return self.words[at].upos in _PREDICATES or any(
            self.is_(child, "cop", "nsubj", "csubj") for child in self.children[at]
        )

    def subjects(self, at: int, depth: int = _ASCENTS) -> list[int]:
        """Own subjects, else those that a coordinated or a controlled verb shares with its governor."""
        own = [child for child in self.children[at] if self.words[child].relation in SUBJECTS]
        if own or not depth or self.head(at) < 0:
            return own
        controlled = [child for child in self.children[self.head(at)] if self.words[child].relation == "obj"]
        if self.is_(at, "xcomp") and controlled and self.words[self.head(at)].upos == "VERB":
            return controlled
        if self.is_(at, "conj", "xcomp") or (self.is_(at, "advcl") and not self.is_finite(at)):
            return self.subjects(self.head(at), depth - 1)
        return []

    def carried_by(self, at: int) -> list[int]:
        """The verb that a word is, or whose object it is, with those that control it: "we want to launch an appeal"."""
        verbs = [at] if self.is_predicate(at) else []
        while self.head(at) >= 0 and self.is_(at, "obj", "xcomp") and len(verbs) < _ASCENTS:
            at = self.head(at)
            verbs.append(at)
        return verbs

    def complements(self, at: int, words: Pair) -> bool:
        """Whether a noun hangs on words, at most over one noun between ("blamed the death on the army")."""
        for _ in range(_COMPLEMENTS):
            if self.head(at) < 0 or not self.is_(at, *_NOMINAL):
                return False
            at = self.head(at)
            if words[0] <= self.words[at].start < words[1]:
                return True
        return False

    def is_passive(self, at: int) -> bool:
        """Whether the verb has its agent, if any, in a phrase and not as subject."""
        return self.feature(at, "Voice") == "Pass" or any(
            self.words[child].relation in ("aux:pass", "nsubj:pass") for child in self.children[at]
        )

    def is_finite(self, at: int) -> bool:
        """Whether the verb or one of its auxiliaries is bound to a person."""
        group = [at, *self.dependents(at, "aux", "cop")]
        forms = [self.feature(word, "VerbForm") for word in group]
        return "Fin" in forms or (not any(forms) and self.words[at].upos in _PREDICATES)

    def clause_of(self, at: int) -> int:
        """The predicate of the clause that a word stands in: the word itself if it is one."""
        while self.head(at) >= 0 and not self._heads_clause(at):
            at = self.head(at)
        return at

    def _heads_clause(self, at: int) -> bool:
        if self.is_(at, "ccomp", "parataxis", "root") or self.words[at].relation == "acl:relcl":
            return True
        return self.is_(at, "conj") and self.is_predicate(at) and bool(self.subjects(at, 0))

    # ------------------------------------------------------------ stretches

    def between(self, start: int, end: int) -> range:
        """The words that begin in a stretch."""
        return range(bisect_left(self.words, start, key=_start), bisect_left(self.words, end, key=_start))

    def naming(self, at: int) -> Pair | None:
        """The words that name a subject: a clitic without its hyphen, the noun a relative pronoun stands for."""
        word = self.words[at]
        if self.is_clitic(at):
            written = self.text[word.start : word.end]
            return word.start + max(written.rfind(mark) for mark in "-‐") + 1, word.end
        if self.feature(at, "PronType") == "Rel" and word.head >= 0 and self.head(word.head) >= 0:
            return self.phrase(self.head(word.head))
        return self.phrase(at)

    def subtree(self, at: int, without: Collection[int] = ()) -> list[int]:
        """A word with all that hangs on it, but for what hangs on `without`."""
        found, waiting = [], [at]
        while waiting:
            word = waiting.pop()
            if word in without:
                continue
            found.append(word)
            waiting += self.children[word]
        return sorted(set(found))

    def phrase(self, at: int, without: Collection[int] = ()) -> Pair | None:
        """A noun with its modifiers, one stretch: no case word, no relative clause, no mark at its ends."""
        loose = {
            child
            for child in self.children[at]
            if child in without
            or self.words[child].relation in _LOOSE
            or self.is_(child, "case", "mark", "cop", *SUBJECTS)
            or (self.is_(child, "acl") and self.behind_mark(child))
        }
        words = [word for word in self.subtree(at, loose) if self.sentence_of[word] == self.sentence_of[at]]
        run = next(run for run in self._runs(words) if run[0] <= at <= run[1])
        return self.place(run[0], run[1])

    def behind_mark(self, at: int) -> bool:
        """Whether what hangs on a word is set off by a mark before it."""
        first = self.subtree(at)[0]
        return self.words[first].upos == "PUNCT" or (first > 0 and self.words[first - 1].upos == "PUNCT")

    def pieces(self, words: Iterable[int]) -> tuple[Pair, ...]:
        """The stretches that words cover, without marks at their ends."""
        places = (self.place(first, last) for first, last in self._runs(sorted(words)))
        return tuple(place for place in places if place)

    def place(self, first: int, last: int) -> Pair | None:
        """From word to word, without marks at the ends; `None` where nothing else is there."""
        return trim(self.text, (self.words[first].start, max(self.words[last].end, self.words[first].end)))

    def verb_group(self, at: int) -> tuple[int, int]:
        """A verb with its auxiliaries and what stands between them (first and last word)."""
        group = [at, *self.dependents(at, "aux", "expl:subj", "expl:pass", "expl:pv", "compound:prt")]
        clitics = [child for child in self.dependents(at, "nsubj") if self.is_clitic(child)]
        near = sorted(word for word in (*group, *clitics) if abs(word - at) <= 6)
        between = range(near[0], near[-1] + 1)
        if any(self.is_(word, *SUBJECTS) and word not in near for word in between):
            return at, at
        return near[0], near[-1]

    def is_clitic(self, at: int) -> bool:
        """A pronoun that is written onto its verb ("a-t-il")."""
        word = self.words[at]
        return word.upos == "PRON" and self.text[word.start] in "-‐"

    @staticmethod
    def _runs(words: Sequence[int]) -> Iterator[tuple[int, int]]:
        first = last = None
        for word in words:
            if last is not None and word == last + 1:
                last = word
                continue
            if first is not None and last is not None:
                yield first, last
            first = last = word
        if first is not None and last is not None:
            yield first, last


def _start(word: Word) -> int:
    return word.start


def trim(text: str, place: Pair) -> Pair | None:
    """A stretch without marks and blanks at its ends; `None` where nothing is left."""
    start, end = place
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None
