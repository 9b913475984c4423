"""Names: whether two spellings name the same person, and which nation words belong to.

`same_name` works on sounds: each name becomes a row of consonants, by `actors/letters.tsv`,
from Latin and Arabic script alike, so that Khatibzadeh, Jatibzadeh and خطيب زاده meet.
The measure and its thresholds were fitted on the name pairs of the UN list (see the
comments); a name is never changed, only compared.
"""

from __future__ import annotations

import functools
import re

from rapidfuzz.distance import JaroWinkler, Levenshtein

from temoin.resources.load import Resources
from temoin.resources.match import Phrases, bare, clitics

# Chosen on half of the name pairs (by the parity of their id), measured on the other half.
SAME = 0.82  # likeness from which two names are one
CLASS_LIKENESS = 0.93  # tokens whose consonants fall into the same classes
UNMATCHED = 0.1  # weight of the letters of the longer name that the shorter one lacks
GIVEN = 0.7  # that of a first word before a whole row of names: the son's, before his father's
GENEALOGY = 3  # words of such a row
MIN_SKELETON = 2  # consonants that a token needs before its classes alone can prove it
VOWELS = 0.04  # weight of vowels between the scripts, where short ones are not written
ACRONYM = 8  # letters
ONE_CONSONANT = 0.9  # likeness of words of one consonant whose vowels agree too

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['`‘’ʿʾ]")
_PACKAGED = Resources()


def same_name(a: str, b: str, resources: Resources = _PACKAGED) -> bool:
    """Whether two spellings, in Latin or Arabic script, can name one person."""
    return name_likeness(a, b, resources) >= SAME


def name_likeness(a: str, b: str, resources: Resources = _PACKAGED) -> float:
    """Likeness from 0 to 1: the better of the aligned tokens and the whole rows of consonants."""
    one, two = name_tokens(a, resources), name_tokens(b, resources)
    if not one or not two:
        return 0.0
    if len("".join(two)) < len("".join(one)):
        one, two = two, one
    whole = _whole(one, two, resources)
    return max(_aligned(one, two, resources), whole)


def fold_name(name: str) -> str:
    """A name without case, accents, apostrophes, hyphens: words parted by one blank."""
    return " ".join(_WORD.findall(_MARKS.sub("", bare(name))))


def abbreviates(acronym: str, words: str) -> bool:
    """Whether an acronym's letters begin words of a phrase, in order: "DGSE", "CICR"."""
    firsts = iter(word[0] for word in fold_name(words).split())
    letters = fold_name(acronym)
    return 1 < len(letters) <= ACRONYM and " " not in letters and all(letter in firsts for letter in letters)


def name_tokens(name: str, resources: Resources = _PACKAGED) -> tuple[str, ...]:
    """The telling words of a name: folded, without particles such as al, bin, de."""
    particles, articles = _particles(resources)
    words = [word for word in fold_name(name).split() if word not in particles]
    stripped = [
        next((w[len(a) :] for a in articles if w.startswith(a) and len(w) > len(a) + 2), w) for w in words
    ]
    return tuple(stripped) or tuple(fold_name(name).split())


def same_token(a: str, b: str, resources: Resources = _PACKAGED) -> float:
    """Likeness of two folded words of names."""
    if a == b:
        return 1.0
    written = JaroWinkler.similarity(a, b) if a[0].isascii() == b[0].isascii() else 0.0
    if a[0].isascii() != b[0].isascii():
        return _across_scripts(a, b, resources)
    return _in_one_script(a, b, written, resources)


def _across_scripts(a: str, b: str, resources: Resources) -> float:
    """Likeness of a word in Latin and one in Arabic script: vowels decide between equal consonants."""
    vowels = Levenshtein.normalized_similarity(spoken(a, resources), spoken(b, resources))
    heard = _in_one_script(a, b, 0.0, resources)
    shortest = min(len(skeleton(word, resources)[1]) for word in (a, b))
    if shortest < MIN_SKELETON:
        return vowels * ONE_CONSONANT
    return heard * (1 - VOWELS) + vowels * VOWELS


def _in_one_script(a: str, b: str, written: float, resources: Resources) -> float:
    (sound_a, class_a), (sound_b, class_b) = skeleton(a, resources), skeleton(b, resources)
    heard = Levenshtein.normalized_similarity(sound_a, sound_b)
    long_enough = min(len(class_a), len(class_b)) >= MIN_SKELETON
    if long_enough and class_a == class_b:
        return max(written, CLASS_LIKENESS, heard)
    return max(written if written > SAME else 0.0, heard if long_enough else 0.0) * 0.97


@functools.lru_cache(maxsize=20_000)
def skeleton(word: str, resources: Resources = _PACKAGED) -> tuple[str, str]:
    """The consonants of a folded word, doubled ones once: as sounds, and as wider classes."""
    letters, longest = _letters(resources)
    sounds, classes, at = "", "", 0
    while at < len(word):
        size = next((n for n in range(longest, 0, -1) if word[at : at + n] in letters), 1)
        sound, wide, _ = letters.get(word[at : at + size], ("", "", ""))
        sounds += sound if sound != sounds[-1:] else ""
        classes += wide if wide != classes[-1:] else ""
        at += size
    if word.endswith(("h", "ه")) and len(sounds) > 1:
        return sounds.removesuffix("h"), classes[:-1]
    return sounds, classes


@functools.lru_cache(maxsize=20_000)
def spoken(word: str, resources: Resources = _PACKAGED) -> str:
    """The sounds of a folded word with its vowels as `a`, `i` or `u`; equal neighbours once."""
    sounds, at = "", 0
    letters, longest = _letters(resources)
    while at < len(word):
        size = next((n for n in range(longest, 0, -1) if word[at : at + n] in letters), 1)
        sound, _, vowel = letters.get(word[at : at + size], ("", "", ""))
        heard = sound or vowel
        sounds += heard if heard != sounds[-1:] else ""
        at += size
    return sounds


def nationality_of(words: str, language: str | None, resources: Resources) -> str | None:
    """The country (ISO 3166 alpha-2) of the first demonym or country name among the words.

    A capital stands for a government, not for whence people are: there are several San Josés.
    """
    found = nations(resources, language).find(words)
    return next((country for _, _, (country, column) in found if column != "metonyms"), None)


@functools.cache
def nations(resources: Resources, language: str | None) -> Phrases[tuple[str, str]]:
    """Names of countries, demonyms, capitals and seats -> (country, `names|demonyms|metonyms`)."""
    entries = [
        (words, (row["country"], column))
        for column in ("names", "demonyms", "metonyms")
        for row in resources.words("countries", language)
        for words in row[column].split("|")
        if words
    ]
    return Phrases(entries, clitics(resources, language))


def _aligned(one: tuple[str, ...], two: tuple[str, ...], resources: Resources) -> float:
    """Each word of the shorter name with its best partner, weighted by letters."""
    left = list(two)
    total = weight = 0.0
    before = two[0] if len(one) >= GENEALOGY else ""
    for word in sorted(one, key=len, reverse=True):
        best = max(left, key=lambda other: same_token(word, other, resources), default=None)
        likeness = same_token(word, best, resources) if best is not None else 0.0
        if best is not None and likeness > 0:
            left.remove(best)
        total += likeness * len(word)
        weight += len(word)
    lacking = sum((GIVEN if word is before else UNMATCHED) * len(word) for word in left)
    return total / (weight + lacking)


def _whole(one: tuple[str, ...], two: tuple[str, ...], resources: Resources) -> float:
    """Likeness of the rows of sounds of whole names: words run together or parted."""
    a = "".join(skeleton(word, resources)[0] for word in one)
    b = "".join(skeleton(word, resources)[0] for word in two)
    return Levenshtein.normalized_similarity(a, b) * 0.98 if min(len(a), len(b)) > 3 else 0.0


@functools.cache
def _letters(resources: Resources) -> tuple[dict[str, tuple[str, str, str]], int]:
    rows = resources.table("letters", "actors")
    table = {bare(row["letters"]): (row["sound"], row["class"], row["vowel"]) for row in reversed(rows)}
    return table, max(map(len, table), default=1)


@functools.cache
def _particles(resources: Resources) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that tell nothing, and articles that are written onto the word in Arabic script."""
    words = {bare(row["words"]) for row in resources.table("particles", "actors")}
    return frozenset(words), tuple(word for word in sorted(words) if word == "ال")
