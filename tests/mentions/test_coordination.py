"""Several parties that words name together, on trees written by hand."""

import pytest
from tests.build import annotations, at, tree

from temoin.annotations.trees import Trees
from temoin.mentions.coordination import coordinated

TOGETHER = [
    ("en", "Farmers and soldiers clashed.", "Farmers and soldiers", ["Farmers", "soldiers"],
     ("Farmers NOUN nsubj 4", "and CCONJ cc 3", "soldiers NOUN conj 1", "clashed VERB root 0")),
    ("fr", "Entre bergers, pêcheurs et gendarmes.", "bergers, pêcheurs et gendarmes",
     ["bergers", "pêcheurs", "gendarmes"],
     ("Entre ADP case 2", "bergers NOUN root 0", ", PUNCT punct 4", "pêcheurs NOUN conj 2", "et CCONJ cc 6",
      "gendarmes NOUN conj 2")),
    ("es", "Quemaron la oficina del juez y una escuela.", "la oficina del juez y una escuela",
     ["la oficina del juez", "una escuela"],
     ("Quemaron VERB root 0", "la DET det 3", "oficina NOUN obj 1", "del ADP case 5", "juez NOUN nmod 3",
      "y CCONJ cc 8", "una DET det 8", "escuela NOUN conj 3")),
    ("ar", "أحرق الرعاة والجنود القرية.", "الرعاة والجنود", ["الرعاة", "الجنود"],
     ("أحرق VERB root 0", "الرعاة NOUN nsubj 1", "و CCONJ cc 4", "الجنود NOUN nsubj 1", "القرية NOUN obj 1")),
]  # fmt: skip


def parties(text: str, language: str, words: str, rows: tuple[str, ...], head: str) -> list[str]:
    """The words of each party in a stretch headed by a word."""
    seen = tree(text, annotations(text, language), *rows)
    trees = Trees(text, seen.words, seen.sentences)
    number = next(iter(trees.between(*at(text, head))))
    return [text[start:end] for start, end in coordinated(trees, number, at(text, words))]


@pytest.mark.parametrize(("language", "text", "words", "several", "rows"), TOGETHER)
def test_each_of_joined_parties_stands_alone(
    language: str, text: str, words: str, several: list[str], rows: tuple[str, ...]
) -> None:
    head = "oficina" if language == "es" else several[0]
    assert parties(text, language, words, rows, head) == several


def test_a_comma_alone_joins_nobody() -> None:
    text = "Ana Roe, mayor of Arle, died."
    rows = ("Ana PROPN nsubj 8", "Roe PROPN flat 1", ", PUNCT punct 4", "mayor NOUN conj 1", "of ADP case 6",
            "Arle PROPN nmod 4", ", PUNCT punct 4", "died VERB root 0")  # fmt: skip
    assert parties(text, "en", "Ana Roe, mayor of Arle", rows, "Ana") == ["Ana Roe, mayor of Arle"]
