"""Words of a table found in a text: one folding and one matching for every language.

Folding keeps the length, so that offsets in the folded text are offsets in the text: case,
accents, forms of hamza, ta marbuta and alef maqsura, kinds of digits, quotation marks and
dashes become one; vowel signs, tatweel and unseen marks become `SKIP`, which matching passes
over.  A phrase is matched on whole words.  Where a language writes particles onto words
(`clitics.tsv`), a word is tried with and without them; a span never holds a particle before
the word, but does hold its article and what hangs on its end.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from temoin.resources.load import Resources

SKIP = "\u0640"  # tatweel: a letter to a regular expression, nothing to a reader
T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"(?:[^\S\n]*\n?[^\S\n]*|[^\S\n]?[\"'(\[-][^\S\n]?|\. ?|[\"')\]]? )")
_SAME = {"'": "’‘ʼ`´′", '"': "“”„«»″", "-": "–—‐‑‒−", "ه": "ة", "ي": "ىی", "ك": "ک"}
_ALIKE = {variant: letter for letter, variants in _SAME.items() for variant in variants}
_MIN_STEM = 2  # shortest word left when particles are taken off
_MIN_STEM_BEFORE_ENDING = 3
_MAX_KNOWN = 100_000  # words whose readings are kept
_KEPT_TEXTS = 32  # texts whose words are kept: the report at hand, and words of it that are looked at alone
_FEW = 16  # words


class _Folding(dict[int, str]):
    """A `str.translate` table that fills itself, one character at a time."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_character(chr(point))
        return folded


def _fold_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    kind = unicodedata.category(character)
    if character == "\u0640" or kind in ("Mn", "Me", "Cf"):
        return SKIP
    if kind == "Zs":
        return " "
    if kind == "Nd":
        return str(unicodedata.digit(character))
    base = unicodedata.normalize("NFKD", character)
    bare = "".join(c for c in base if not unicodedata.combining(c)).lower()
    bare = bare if len(bare) == 1 else character.lower()
    return _ALIKE.get(bare, bare) if len(bare) == 1 else character


_TABLE = _Folding()


def fold(text: str) -> str:
    """The text without differences of writing; as long as the text."""
    return text.translate(_TABLE)


def bare(words: str) -> str:
    """Folded words without what is passed over: for comparing, not for offsets."""
    return fold(words).replace(SKIP, "").strip()


@dataclass(frozen=True, slots=True, eq=False)
class Clitics:
    """What a language writes onto a word: particles before, articles, endings; all folded."""

    before: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    duals: tuple[str, ...] = ()
    _known: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict, repr=False)

    def stems(self, word: str) -> tuple[tuple[str, int], ...]:
        """Readings of a bare word, the fullest first, each with the length of its particles."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MAX_KNOWN:
                self._known.clear()
            found = self._known[word] = tuple(dict.fromkeys(self._readings(word)))
        return found

    def _readings(self, word: str) -> Iterator[tuple[str, int]]:
        yield word, 0
        for particle in ("", *self.before):
            if not word.startswith(particle):
                continue
            for article in ("", *self.articles):
                stem = word[len(particle + article) :]
                if word.startswith(particle + article) and len(stem) >= _MIN_STEM:
                    yield from ((reading, len(particle)) for reading in self._endings(stem))

    def _endings(self, word: str) -> list[str]:
        found = [word]
        for ending in self.after:
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) >= _MIN_STEM_BEFORE_ENDING:
                found.append(stem)
                if stem.endswith("ت"):  # ta marbuta, written open before an ending
                    found.append(stem[:-1] + "ه")
        return found

    def dual(self, singular: str) -> list[str]:
        """Forms for two of a noun; none where the language has no dual."""
        stem = bare(singular)
        stem = stem[:-1] + "ت" if singular.rstrip().endswith("ة") else stem
        return [stem + ending for ending in self.duals]


_NO_CLITICS = Clitics()


@functools.cache
def clitics(resources: Resources, language: str | None) -> Clitics:
    """A language's own clitics; none for a language without a table of them."""
    rows = resources.words("clitics", language)
    by_place = {
        place: tuple(bare(row["words"]) for row in rows if row["place"] == place)
        for place in ("before", "article", "after", "dual")
    }
    return Clitics(by_place["before"], by_place["article"], by_place["after"], by_place["dual"])


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `word` is its bare folded form, `raw` the folded one with `SKIP`s."""

    start: int
    end: int
    word: str
    raw: str


class _Node(Generic[T]):
    """Words that may follow, and what a phrase that ends here stands for: in capitals alone, and otherwise."""

    __slots__ = ("capitals", "next", "other")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.capitals: T | None = None
        self.other: T | None = None


class Phrases(Generic[T]):
    """Phrases with what each stands for; `find` gives the longest at each place.

    A phrase in capitals alone (an acronym: `IS`, `RPG`) is found in capitals alone.
    Of two equal phrases the first wins.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], clitics: Clitics | None = None) -> None:
        self.clitics = clitics or _NO_CLITICS
        self._root: _Node[T] = _Node()
        for phrase, value in entries:
            self._add(phrase, value)

    def _add(self, phrase: str, value: T) -> None:
        node = self._root
        for match in _WORD.finditer(fold(phrase)):
            node = node.next.setdefault(match.group().replace(SKIP, ""), _Node())
        if node is not self._root:
            if node.capitals is None:
                node.capitals = value
            if node.other is None and not phrase.isupper():
                node.other = value

    @property
    def openings(self) -> Set[str]:
        """First words of the phrases."""
        return self._root.next.keys()

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, T]]:
        """Matches inside `start:end`, in order, none over another."""
        words, first, last = _stretch(text, start, len(text) if end is None else end)
        opening = words.opening(self)
        found, free = [], first
        for number in range(bisect_left(opening, first), len(opening)):
            at = opening[number]
            if at >= last:
                break
            match = self._longest(words, at, last) if at >= free else None
            if match is not None:
                free, begin, value = match
                found.append((begin, words.tokens[free - 1].end, value))
        return found

    def match(self, text: str, start: int, end: int) -> T | None:
        """What the whole of `start:end` stands for, if it is one phrase."""
        words, first, last = _stretch(text, start, end)
        found = self._longest(words, first, last) if first < last else None
        return found[2] if found and found[0] == last else None

    def _longest(self, words: Words, at: int, last: int) -> tuple[int, int, T] | None:
        best: tuple[int, int, T] | None = None
        for stem, taken in self.clitics.stems(words.tokens[at].word):
            node = self._root.next.get(stem)
            if node is None:
                continue
            after, value = self._walk(words, at + 1, last, node, at)
            if value is not None and (best is None or after > best[0]):
                best = (after, _past(words.tokens[at], taken), value)
        return best

    def _walk(self, words: Words, at: int, last: int, node: _Node[T], first: int) -> tuple[int, T | None]:
        if at < last and node.next and words.adjoin(at):
            for stem, taken in self.clitics.stems(words.tokens[at].word):
                after_node = node.next.get(stem) if not taken else None
                if after_node is not None:
                    after, value = self._walk(words, at + 1, last, after_node, first)
                    if value is not None:
                        return after, value
        if node.capitals is node.other:
            return at, node.other
        capitals = words.text[words.tokens[first].start : words.tokens[at - 1].end].isupper()
        return at, node.capitals if capitals else node.other


class Words:
    """Words of a text, with the places where the phrases of a table may begin."""

    def __init__(self, text: str, folded: str, found: tuple[Token, ...]) -> None:
        self.text = text
        self.folded = folded
        self.tokens = found
        self.starts = [token.start for token in found]
        self.ends = [token.end for token in found]
        self._by_stem: dict[Clitics, dict[str, list[int]]] = {}
        self._opening: dict[Phrases[Any], Sequence[int]] = {}

    def opening(self, phrases: Phrases[Any]) -> Sequence[int]:
        """Numbers of the words that a phrase of a table may begin with, in order.

        All of a text are found at once: most tables have nothing to say of most sentences, and to
        ask every word again for every table and sentence is what reading would spend its time on.
        A few words are sooner asked one by one.
        """
        if len(self.tokens) <= _FEW:
            return range(len(self.tokens))
        found = self._opening.get(phrases)
        if found is None:
            by_stem = self._stems(phrases.clitics)
            stems = phrases.openings & by_stem.keys()
            found = self._opening[phrases] = sorted({at for stem in stems for at in by_stem[stem]})
        return found

    def _stems(self, clitics: Clitics) -> dict[str, list[int]]:
        """Numbers of words by each of their readings."""
        found = self._by_stem.get(clitics)
        if found is None:
            found = self._by_stem[clitics] = {}
            for at, token in enumerate(self.tokens):
                for stem, _ in clitics.stems(token.word):
                    found.setdefault(stem, []).append(at)
        return found

    def adjoin(self, at: int) -> bool:
        """Whether nothing that parts phrases stands between a word and the one before it."""
        return bool(_GAP.fullmatch(self.folded, self.ends[at - 1], self.starts[at]))

    def cut(self, first: int, last: int, start: int, end: int) -> Words:
        """Words of `start:end`, which begins or ends inside of the first or the last of them."""
        inner = self.tokens[first + 1 : last - 1]
        outer = [(max(start, token.start), min(end, token.end)) for token in self.tokens[first:last]]
        left, right = _tokens(self.folded, *outer[0]), _tokens(self.folded, *outer[-1])
        return Words(self.text, self.folded, (*left, *inner, *(right if len(outer) > 1 else ())))


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of `start:end`, numbers among them; a hyphen or an apostrophe parts words."""
    words, first, last = _stretch(text, start, end)
    return words.tokens[first:last]


def _stretch(text: str, start: int, end: int) -> tuple[Words, int, int]:
    """Words with the numbers of the first in `start:end` and of the one after the last."""
    words = _words(text)
    first, last = bisect_right(words.ends, start), bisect_left(words.starts, end)
    if first < last and (words.starts[first] < start or words.ends[last - 1] > end):
        words = words.cut(first, last, start, end)
        return words, 0, len(words.tokens)
    return words, first, last


@functools.lru_cache(_KEPT_TEXTS)
def _words(text: str) -> Words:
    folded = fold(text)
    return Words(text, folded, tuple(_tokens(folded, 0, len(text))))


def _tokens(folded: str, start: int, end: int) -> Iterator[Token]:
    for match in _WORD.finditer(folded, start, end):
        raw = match.group()
        lead = len(raw) - len(raw.lstrip(SKIP))
        if word := raw.replace(SKIP, ""):
            yield Token(match.start() + lead, match.end(), word, raw[lead:])


def _past(token: Token, taken: int) -> int:
    """Offset after the first `taken` letters of a token, unseen marks not counted."""
    at = 0
    while taken or (at < len(token.raw) and token.raw[at] == SKIP):
        taken -= token.raw[at] != SKIP
        at += 1
    return token.start + at


def phrase_table(
    resources: Resources, table: str, language: str | None, column: str = "words"
) -> Phrases[dict[str, str]]:
    """The phrases of a language's table, alternatives parted by `|`; compiled once."""
    return _phrase_table(resources, table, language, column)


@functools.cache
def _phrase_table(
    resources: Resources, table: str, language: str | None, column: str
) -> Phrases[dict[str, str]]:
    entries = (
        (alternative, row)
        for row in resources.words(table, language)
        for alternative in row[column].split("|")
    )
    return Phrases(entries, clitics(resources, language))
