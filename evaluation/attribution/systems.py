"""Who finds attributions: temoin, its rules alone over the same trees, textacy's direct quotations."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence

from evaluation.attribution.score import Said
from evaluation.pipelines import pipeline
from evaluation.seen import annotations, by_rules
from temoin.records import Annotations

# text, language -> attributions; `KeyError` where a program does not read the language
System = Callable[[str, str], list[Said]]


def temoin(text: str, language: str) -> list[Said]:
    """Model and rules, as `temoin annotate` prints them."""
    return _said(annotations(text, language))


def rules(text: str, language: str) -> list[Said]:
    """The rules for trees that come without attributions (annotations/rules.py), on temoin's own trees."""
    return _said(by_rules(text, language))


def _said(found: Annotations) -> list[Said]:
    return [Said(a.source, a.cue, a.content, a.kind) for a in found.attributions]


def textacy(text: str, language: str) -> list[Said]:
    """textacy's `direct_quotations` on spaCy's small pipelines; it refuses odd numbers of quotation marks."""
    from textacy.extract import direct_quotations  # type: ignore[import-not-found]

    try:
        triples = list(direct_quotations(pipeline(language)(text)))
    except ValueError:
        return []
    return [
        Said(
            ((t.speaker[0].idx, t.speaker[-1].idx + len(t.speaker[-1])),) if t.speaker else (),
            ((t.cue[0].idx, t.cue[-1].idx + len(t.cue[-1])),) if t.cue else (),
            ((t.content.start_char, t.content.end_char),),
            "direct",
        )
        for t in triples
    ]


def clauses(found: Sequence[Said], text: str, language: str) -> list[Said]:
    """Those whose content has a finite verb, by temoin's trees."""
    finite = [
        (word.start, word.end)
        for word in annotations(text, language).words
        if ("VerbForm", "Fin") in word.feats
    ]
    return [
        one
        for one in found
        if any(start <= first and last <= end for start, end in one.content for first, last in finite)
    ]


def systems(*, peers: bool) -> dict[str, System]:
    """temoin, and the others where they are asked for and installed."""
    who: dict[str, System] = {"temoin": temoin}
    if peers:
        who["rules on the same trees"] = rules
        if importlib.util.find_spec("textacy"):
            who["textacy direct_quotations"] = textacy
    return who
