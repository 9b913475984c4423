"""A plain peer: PLOVER types by looking every verb up in the CAMEO dictionaries of UniversalPetrarch."""

from __future__ import annotations

import functools
import lzma

from evaluation.happenings.cases import CAMEO
from evaluation.seen import annotations
from evaluation.shared import shared

_DICTIONARIES = {"en": ("en-2.0", "en-1.0"), "es": ("es",)}


def types(text: str, language: str) -> frozenset[str]:
    """Types of all verbs of the text, by lemma, that the dictionaries know."""
    table = _table(language)
    lemmas = (word.lemma.lower() for word in annotations(text, language).words if word.upos == "VERB")
    return frozenset(kind for lemma in lemmas if (kind := table.get(lemma)))


@functools.cache
def _table(language: str) -> dict[str, str]:
    """Verb -> PLOVER type by the default code of its group."""
    path = shared() / "data" / "events" / "cameo-verbs.tsv.xz"
    codes: dict[tuple[str, str], str] = {}
    verbs: list[tuple[str, str, str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            dictionary, kind, group, text, code = line.rstrip("\n").split("\t")[:5]
            if dictionary not in _DICTIONARIES.get(language, ()) or kind not in ("group", "verb"):
                continue
            if code:
                codes.setdefault((dictionary, group), code)
            verbs.append((dictionary, group, text.partition("{")[0].strip().lower()))
    found: dict[str, str] = {}
    for dictionary, group, verb in verbs:
        kind = CAMEO.get(codes.get((dictionary, group), "")[:2], "")
        if kind and verb:
            found.setdefault(verb, kind)
    return found
