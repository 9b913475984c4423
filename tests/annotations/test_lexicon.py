"""What a word may mean by the tables: its accents count where it has any."""

from __future__ import annotations

import pytest

from temoin.annotations.lexicon import lexicon
from temoin.records import Word
from temoin.resources import Resources


@pytest.mark.parametrize(
    ("language", "form", "lemma", "upos", "plover"),
    [
        ("fr", "marché", "marché", "NOUN", None),
        ("fr", "marche", "marche", "NOUN", "PROTEST"),
        ("fr", "tués", "tuer", "VERB", "ASSAULT"),
        ("es", "explosion", "explosion", "NOUN", "ASSAULT"),  # capitals and telexes lose their accents
        ("es", "explosión", "explosión", "NOUN", "ASSAULT"),
    ],
)
def test_accents_tell_words_apart(
    language: str, form: str, lemma: str, upos: str, plover: str | None
) -> None:
    word = Word(0, len(form), lemma, upos, (), -1, "root")
    rows = lexicon(Resources(), language).acts(word, form)
    assert (rows[0].plover if rows else None) == plover
