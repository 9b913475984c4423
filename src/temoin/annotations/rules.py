"""Words, trees and names -> annotations, by rules and tables alone: what reads when no model does.

One set of rules for all languages: relations are Universal Dependencies', words come from
`lang/<iso>/reporting.tsv`, `acts.tsv`, `hedges.tsv`, `negation.tsv` and `cases.tsv`.
"""

from __future__ import annotations

from collections.abc import Sequence

from temoin.annotations.happens import find_happenings, violence_of
from temoin.annotations.lexicon import lexicon
from temoin.annotations.says import find_attributions
from temoin.annotations.sharing import share_roles
from temoin.annotations.trees import Trees
from temoin.records import Annotations, Name, Quotation, Sentence, Word
from temoin.resources.load import Resources


def read_with_rules(
    text: str,
    words: Sequence[Word],
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    quotations: Sequence[Quotation],
    *,
    language: str | None,
    resources: Resources,
) -> Annotations:
    """Who says what and what happens, seen in trees; a language without tables gives neither."""
    trees = Trees(text, words, sentences)
    tables = lexicon(resources, language)
    happenings = share_roles(find_happenings(trees, tables), trees, names, tables)
    return Annotations(
        language=language,
        words=tuple(words),
        sentences=tuple(sentences),
        names=tuple(names),
        attributions=find_attributions(trees, quotations, tables),
        happenings=happenings,
        violence=violence_of(happenings),
    )
