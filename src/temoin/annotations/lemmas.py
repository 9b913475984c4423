"""Which of the likeliest edits gives a lemma that there is: the words of the treebanks, as far as they go.

The model proposes edits from form to lemma, and among like ones it is often wrong by a letter ("companie",
"jugadore"). A form that the treebanks have, however written, takes a lemma that it has there; so does an Arabic one
that they have with or without the article, or in another number (table `inflections`; lemmas of ar_dev 95.4 % to
95.7 %). Another takes the likeliest one that is a lemma of some word.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from temoin.resources.load import Resources
from temoin.resources.match import bare

# names, numbers and marks are no words of a lexicon
OUTSIDE = frozenset(["PROPN", "NUM", "PUNCT", "SYM", "X", "INTJ"])
_STEM = 3  # letters that an article or ending leaves at least


class Lemmas:
    """Rows of lemmas, the commonest first, a folded form and a part of speech; every lemma is a form, too."""

    def __init__(self, rows: Iterable[str]) -> None:
        self._of: dict[str, str] = {}
        for row in rows:
            lemmas, _, form = row.partition("\t")
            self._of[form] = lemmas

    def of(self, form: str, upos: str) -> list[str]:
        """What a form has for lemmas in the treebanks."""
        return self._of.get(f"{bare(form)}\t{upos}", "").split()

    def choose(self, form: str, upos: str, proposed: Iterator[str]) -> str:
        """One of the lemmas proposed, the likeliest first, or one that the form is known to have."""
        found = list(proposed)
        likeliest = found[0] if found else form.lower()
        if upos in OUTSIDE:
            return likeliest
        has = self.of(form, upos) or next(filter(None, (self.of(kin, upos) for kin in _kin(form))), [])
        if has:
            return next((lemma for lemma in found if lemma in has), has[0])
        return next((lemma for lemma in found if lemma in self.of(lemma, upos)), likeliest)


def _kin(form: str) -> Iterator[str]:
    """An Arabic form without its article or with one, then those of another number."""
    if not "\u0620" <= form[:1] <= "\u06d5":
        return
    article, endings = _inflections()
    bared = form.removeprefix(article) if len(form) >= len(article) + _STEM else form
    yield bared if bared != form else article + form
    for ending, other in endings:
        for stem in (form, bared):
            if stem.endswith(ending) and len(stem) >= len(ending) + _STEM:
                yield stem.removesuffix(ending) + other


@functools.cache
def _inflections() -> tuple[str, tuple[tuple[str, str], ...]]:
    """The article, and endings with what stands in their place in other forms, as packaged beside the model."""
    rows = Resources()
    article = next(row["words"] for row in rows.words("clitics", "ar") if row["place"] == "article")
    return article, tuple((row["words"], row["other"]) for row in rows.words("inflections", "ar"))
