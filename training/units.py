"""From the tokens of a treebank to our words.

Which syntactic words (units) each written word has, and their tree.

Our words and those of a treebank differ. A contraction is one word of ours and takes the part whose head is
outside of it; so does a hyphenated word that the treebank cuts. Where the treebank has one word and we have
several ("10.000", "Mr."), the first takes its analysis and the rest hang on it. Only Arabic words have
several units, their clitics.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from temoin.annotations.words import split_words
from training.passages import Pair, Passage, Token


@dataclass(slots=True)
class Unit:
    """A syntactic word of ours: its written word, its part (an index in labels.PARTS), its analysis.

    Head among units.
    """

    word: int
    part: int
    form: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    relation: str
    sentence: int = 0


@dataclass(slots=True)
class Units:
    units: list[Unit]

    def by_word(self, words: int) -> list[list[Unit]]:
        groups: list[list[Unit]] = [[] for _ in range(words)]
        for unit in self.units:
            groups[unit.word].append(unit)
        return groups


def units(passage: Passage) -> tuple[list[Pair], Units]:
    """Words of the passage and their units."""
    assert passage.tokens is not None
    words = split_words(passage.text)
    made: list[Unit] = []
    of_token: dict[int, int] = {}
    heads: list[int] = []
    at = 0
    for number, (start, end) in enumerate(words):
        while at < len(passage.tokens) and passage.tokens[at].end <= start:
            at += 1
        covered = _covered(passage.tokens, at, end)
        fresh = [i for i in covered if i not in of_token]
        if not fresh:
            _hang(
                made,
                heads,
                number,
                passage.text[start:end],
                of_token[covered[0]] if covered else len(made) - 1,
            )
        elif passage.language == "ar" and _clitics(passage.tokens, fresh, start, end):
            _split(made, heads, number, passage, fresh, of_token)
        else:
            _merge(made, heads, number, passage, (start, end), fresh, of_token)
    for unit, head in zip(made, heads, strict=True):
        unit.head = of_token.get(head, -1) if head >= 0 else (-1 if head == -1 else -head - 2)
    _mark_sentences(passage, words, made)
    return words, Units(made)


def _covered(tokens: tuple[Token, ...], at: int, end: int) -> list[int]:
    found = []
    while at < len(tokens) and tokens[at].start < end:
        found.append(at)
        at += 1
    return found


def _clitics(tokens: tuple[Token, ...], fresh: list[int], start: int, end: int) -> bool:
    """All parts of one written word, each at its own place, filling it."""
    parts = [tokens[i] for i in fresh]
    joined = all(a.end == b.start for a, b in pairwise(parts))
    return (
        len(parts) > 1
        and joined
        and len({p.whole for p in parts}) == 1
        and (parts[0].start, parts[-1].end) == (start, end)
    )


def _hang(made: list[Unit], heads: list[int], word: int, form: str, on: int) -> None:
    """A word within a token of the treebank. Its head is already a unit: coded below -1."""
    mark = not any(c.isalnum() for c in form)
    upos = "PUNCT" if mark else made[on].upos if made else "X"
    made.append(Unit(word, 0, form, form, upos, (), 0, "punct" if mark else "flat"))
    heads.append(-max(on, 0) - 2)


def stem_of(forms: list[str], tags: list[str]) -> int:
    """Which part of an Arabic word is its stem.

    The longest that is not a particle or pronoun, else the longest.
    """
    closed = {"ADP", "CCONJ", "SCONJ", "PART", "PRON", "AUX", "ADV"}
    return max(range(len(forms)), key=lambda i: (tags[i] not in closed, len(forms[i])))


def _split(
    made: list[Unit],
    heads: list[int],
    word: int,
    passage: Passage,
    fresh: list[int],
    of_token: dict[int, int],
) -> None:
    tokens = [passage.tokens[i] for i in fresh]  # type: ignore[index]
    forms = [passage.text[t.start : t.end] for t in tokens]
    stem = stem_of(forms, [t.upos for t in tokens])
    for i, token in enumerate(tokens):
        part = 0 if i == stem else min(i + 1, 3) if i < stem else 3 + min(i - stem, 2)
        of_token[fresh[i]] = len(made)
        made.append(Unit(word, part, forms[i], token.lemma, token.upos, token.feats, 0, token.relation))
        heads.append(token.head)


def _merge(
    made: list[Unit],
    heads: list[int],
    word: int,
    passage: Passage,
    place: Pair,
    fresh: list[int],
    of_token: dict[int, int],
) -> None:
    tokens = [passage.tokens[i] for i in fresh]  # type: ignore[index]
    chosen = next((t for t in tokens if t.head not in fresh), tokens[0])
    apart = len({t.whole for t in tokens}) > 1
    lemma = "".join(t.lemma for t in tokens) if apart else chosen.lemma
    for i in fresh:
        of_token[i] = len(made)
    form = passage.text[slice(*place)]
    made.append(Unit(word, 0, form, lemma, chosen.upos, chosen.feats, 0, chosen.relation))
    heads.append(chosen.head)


def _mark_sentences(passage: Passage, words: list[Pair], made: list[Unit]) -> None:
    starts = [a for a, _ in passage.sentences or ((0, 0),)]
    for unit in made:
        unit.sentence = bisect_left(starts, words[unit.word][0] + 1) - 1


def arabic_cut(group: list[Unit]) -> str:
    """The class of a written word: lengths of what is attached before and behind: "1,1|2"; "|" for none."""
    stem = next((i for i, unit in enumerate(group) if unit.part == 0), 0)
    return (
        ",".join(str(len(u.form)) for u in group[:stem])
        + "|"
        + ",".join(str(len(u.form)) for u in group[stem + 1 :])
    )
