"""What is written in capitals, as it is usually written: `ATTENTAT À KABOUL` is read as `Attentat à Kaboul`.

The reader model was taught on ordinary writing; in capitals it loses words that it knows.  The text stays as it
is: only the forms that the model is shown change, and lemmas are made of them.  A word takes the writing that is
the commonest of it inside sentences (the baseline of Lita et al. 2003, tRuEcasIng): that of the table `capitals`,
else small letters.  What opens a paragraph keeps its capital.

Names, acronyms, datelines and short headings among ordinary words are no text in capitals and stay as they are.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from temoin.records import Pair
from temoin.resources.load import Resources
from temoin.resources.match import bare

LEAST = 4  # words of a stretch in capitals; three are often a place, a company or a person with a title
SMALL = (
    1 / 3
)  # share of them that must be usually small: names in a row and lists of acronyms are no such text


def usual_forms(
    text: str, words: Sequence[Pair], language: str | None, resources: Resources | None = None
) -> list[str]:
    """The form in which each word of one paragraph is shown to the model."""
    forms = [text[start:end] for start, end in words]
    opening = next((i for i, form in enumerate(forms) if has_case(form)), None)
    for stretch in _in_capitals(forms):
        known = _capitals(resources or Resources(), language)
        usual = [_usual(forms[i], known) for i in stretch]
        if sum(form.islower() for form in usual) < SMALL * len(stretch):
            continue
        if stretch[0] == opening:
            usual[0] = usual[0][:1].upper() + usual[0][1:]
        for i, form in zip(stretch, usual, strict=True):
            forms[i] = form
    return forms


def _usual(form: str, known: Mapping[str, str]) -> str:
    """Small letters, or what the table has; only a word without accents may have lost them to its capitals."""
    low = form.lower()
    written = known.get(bare(form))
    bald = all(c.isascii() for c in low if c.isalpha())
    return written if written and (bald or written.lower() == low) else low


def has_case(form: str) -> bool:
    """Whether a form has letters that can be capitals."""
    return form.lower() != form.upper()


def _in_capitals(forms: Sequence[str]) -> Iterator[list[int]]:
    """Stretches of words without a small letter; numbers, marks and scripts without case part none."""
    stretch: list[int] = []
    for i, form in enumerate(forms):
        if not has_case(form):
            continue
        if form.isupper():
            stretch.append(i)
            continue
        if len(stretch) >= LEAST:
            yield stretch
        stretch = []
    if len(stretch) >= LEAST:
        yield stretch


@functools.cache
def _capitals(resources: Resources, language: str | None) -> dict[str, str]:
    """Folded words that are not usually written small → how they are usually written; a user's own rows win."""
    return {bare(row["words"]): row["words"] for row in reversed(resources.words("capitals", language))}
