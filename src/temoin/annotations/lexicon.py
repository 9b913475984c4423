"""Tables -> what a word of a text may mean: reports, acts, hedges, negation, cases; for one language.

Words are looked up by lemma first, then by form, folded as everywhere (`resources/match`);
where a language writes particles onto words, without them too.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from temoin.records import Word
from temoin.resources.load import Resources, Row
from temoin.resources.match import Phrases, bare, clitics

_PARTS_OF_SPEECH = {
    "verb": ("VERB", "AUX", "ADJ", "X"),
    "noun": ("NOUN", "PROPN", "X"),
    "adj": ("ADJ", "VERB"),
    "participle": ("ADJ", "NOUN", "VERB", "ADV", "X", "PROPN"),
    "adverb": ("ADV", "ADJ"),
    "case": (),
    "mark": (),
}
_TIME_TABLES = ("weekdays", "months", "time_words")
_TIME_KINDS = (
    None,
    "day",
    "day-word",
    "part",
    "unit",
    "season",
    "weekend",
    "holiday",
    "night-before",
    "noon",
    "midnight",
)
_LONGEST = 5  # words of a case phrase
T = TypeVar("T")


@functools.lru_cache(maxsize=20_000)
def key(form: str) -> str:
    """A word or phrase as it stands in an index: folded, an elided word parted from the next."""
    return " ".join(bare(form).replace("'", "' ").split())


@dataclass(frozen=True, slots=True)
class Report:
    """What a reporting word does to what is reported."""

    pos: str
    frame: str
    polarity: str
    certainty: str


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act's type, with the frame that says which of its parts plays which role."""

    pos: str
    with_: frozenset[str]
    plover: str
    mode: str | None
    frame: str
    clear: bool


@dataclass(frozen=True, slots=True)
class Hedge:
    """How a word that governs or modifies an act puts it forward."""

    kind: str
    status: str
    certainty: str


class Lexicon:
    """One language's tables, indexed; `lexicon()` keeps one per language."""

    def __init__(self, resources: Resources, language: str | None) -> None:
        self._clitics = clitics(resources, language)
        self._spellings: dict[str, set[str]] = {}  # key → how the tables write it
        index = functools.partial(_indexed, self._spellings)
        self._reports = index(
            (row["words"], row, _report(row)) for row in resources.words("reporting", language)
        )
        self._acts = index((row["words"], row, _act(row)) for row in resources.words("acts", language))
        self._hedges = index(
            (row["words"], row, Hedge(row["kind"], row["status"], row["certainty"] or "certain"))
            for row in resources.words("hedges", language)
        )
        self._negation = index(
            (row["words"], row, row["kind"]) for row in resources.words("negation", language)
        )
        self._carriers = index((row["words"], row, True) for row in resources.words("carriers", language))
        self._granting = index(
            (row["words"], row, row["kind"]) for row in resources.words("granting", language)
        )
        self._cases = index(
            (row["words"], row, row["function"]) for row in resources.words("cases", language)
        )
        self.clear_acts = Phrases[ActRow](_clear(resources.words("acts", language)), self._clitics)
        self.frames = _frames(resources.table("frames", "acts"))
        self._times = frozenset(_time_words(resources, language))

    # ------------------------------------------------------------ one word

    def keys(self, word: Word, form: str) -> list[str]:
        """Under what a word may stand in a table: lemma, form, then form without its particles."""
        found = [key(word.lemma), key(form)]
        if self._clitics.before or self._clitics.articles:
            found += [stem for stem, _ in self._clitics.stems(bare(form))]
        return list(dict.fromkeys(found))

    def report(self, word: Word, form: str, *parts: str) -> Report | None:
        """A reporting word of one of the parts of speech."""
        fitting = [part for part in parts if word.upos in _PARTS_OF_SPEECH[part]]
        return next((row for row in self._rows(self._reports, word, form) if row.pos in fitting), None)

    def mark(self, word: Word, form: str) -> Report | None:
        """A word that opens what is reported; frame `clause` for "that", `whole` for "whether"."""
        if word.upos in ("DET", "NOUN", "PROPN"):
            return None
        rows = (row for name in (key(form), key(word.lemma)) for row in self._reports.get(name, ()))
        return next((row for row in rows if row.pos == "mark"), None)

    def acts(self, word: Word, form: str) -> list[ActRow]:
        """Rows that a word may name, those that ask for a second word first."""
        rows = [row for row in self._rows(self._acts, word, form) if word.upos in _PARTS_OF_SPEECH[row.pos]]
        return sorted(rows, key=lambda row: (not row.with_, not row.clear))

    def hedges(self, word: Word, form: str, *kinds: str) -> Hedge | None:
        """How a word of these kinds puts forward what it governs."""
        return next((row for row in self._rows(self._hedges, word, form) if row.kind in kinds), None)

    def feature_hedge(self, kind: str, value: str | None) -> Hedge | None:
        """What a mood or a tense says of an act."""
        rows = self._hedges.get(key(value or ""), ())
        return next((row for row in rows if row.kind == kind), None)

    def carries_out(self, word: Word, form: str) -> bool:
        """A verb that only carries out what its noun names ("mener une attaque")."""
        return word.upos == "VERB" and bool(self._rows(self._carriers, word, form))

    def grants(self, word: Word, form: str) -> str | None:
        """What a verb leaves to others to say: `thing` where its object is granted, `act` all but what it asks for."""
        return next(iter(self._rows(self._granting, word, form)), None) if word.upos == "VERB" else None

    def negation(self, word: Word, form: str) -> str | None:
        """`word`, `noone` or `without`; `None` for a word that negates nothing."""
        return next(
            (kind for name in (key(form), key(word.lemma)) for kind in self._negation.get(name, ())), None
        )

    def is_time(self, forms: Iterable[str]) -> bool:
        """Whether one of the words is a day, a month or another word of time."""
        return any(key(form) in self._times for form in forms)

    def _rows(self, index: dict[str, list], word: Word, form: str) -> list:  # type: ignore[type-arg]
        names = (name for name in self.keys(word, form) if name in index)
        return next((index[name] for name in names if self._is_spelt(name, word, form)), [])

    def _is_spelt(self, name: str, word: Word, form: str) -> bool:
        """Whether a word with accents has those of a table: "marché" is no "marche"; one without may have lost them."""
        return not _has_accents(form) or bool({word.lemma.lower(), form.lower()} & self._spellings[name])

    # ------------------------------------------------------------ several words

    def functions(self, forms: Sequence[str]) -> tuple[str, ...]:
        """What a case phrase does: `against by of at with ...`, in the order of the table."""
        return tuple(self._cases.get(" ".join(map(key, forms)), ()))

    def source_case(self, forms: Sequence[str]) -> int:
        """How many of the first words open a source ("according to"); 0 where none do."""
        for length in range(min(_LONGEST, len(forms)), 0, -1):
            rows = self._reports.get(" ".join(map(key, forms[:length])), ())
            if any(row.pos == "case" for row in rows):
                return length
        return 0


@functools.cache
def lexicon(resources: Resources, language: str | None) -> Lexicon:
    """The lexicon of a language, made once."""
    return Lexicon(resources, language)


def _has_accents(form: str) -> bool:
    """Whether a word has Latin letters beyond the bare ones; what other scripts leave out is folded everywhere."""
    return any(unicodedata.name(letter, "").startswith("LATIN") for letter in form if not letter.isascii())


def _indexed(spellings: dict[str, set[str]], entries: Iterable[tuple[str, Row, T]]) -> dict[str, list[T]]:
    """Folded words → what their rows say; how the rows write them goes to `spellings`."""
    index: dict[str, list[T]] = {}
    for words, row, value in entries:
        forms = [*words.split("|"), *(row.get("forms") or "").split("|")]
        for form in forms:
            spellings.setdefault(key(form), set()).add(form.lower())
        for form in dict.fromkeys(map(key, forms)):
            if form:
                index.setdefault(form, []).append(value)
    return index


def _report(row: Row) -> Report:
    return Report(row["pos"], row["frame"], row["polarity"] or "affirmed", row["certainty"] or "certain")


def _act(row: Row) -> ActRow:
    return ActRow(
        row["pos"],
        frozenset(key(word) for word in row["with"].split("|") if word),
        row["plover"],
        row["mode"] or None,
        row["frame"],
        bool(row["clear"]),
    )


def _clear(rows: Iterable[Row]) -> Iterable[tuple[str, ActRow]]:
    for row in rows:
        if row["clear"] and not row["with"]:
            for form in (*row["words"].split("|"), *row["forms"].split("|")):
                yield form, _act(row)


def _frames(rows: Iterable[Row]) -> dict[str, dict[str, tuple[str, ...]]]:
    frames: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        frames.setdefault(row["frame"], {})[row["slot"]] = tuple(row["roles"].split("|"))
    return frames


def _time_words(resources: Resources, language: str | None) -> Iterable[str]:
    for table in _TIME_TABLES:
        for row in resources.words(table, language):
            if row.get("kind") not in _TIME_KINDS:
                continue
            for phrase in row["words"].split("|"):
                if " " not in phrase.strip() and not phrase.strip().isdigit():
                    yield key(phrase)
