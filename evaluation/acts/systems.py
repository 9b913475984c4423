"""Who codes events: temoin's readings, readings by its rules alone, and a look-up in PETRARCH's verbs."""

from __future__ import annotations

import functools
import lzma
from collections.abc import Callable, Iterable

from evaluation.acts.score import Coded
from evaluation.happenings.score import Span
from evaluation.plover import cameo_types
from evaluation.seen import by_rules, seen
from evaluation.shared import shared
from temoin.reading import make_reading
from temoin.records import Annotations, Reading
from temoin.records import Span as Text
from temoin.resources import Resources
from temoin.resources.match import bare

System = Callable[[str, str], list[Coded]]
_DOERS, _SUFFERERS = ("perpetrator",), ("target", "victim")
# PLOVER's codebook: what is promised of these is AGREE, what is threatened of those THREATEN
_COOPERATION = frozenset(["CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"])
_CONFLICT = frozenset(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CRIME"])
_TO_SOMEBODY = frozenset(["COOPERATE", "AID", "SANCTION"])
_VERBS = {"en": "en-2.0", "es": "es"}


def temoin(text: str, language: str) -> list[Coded]:
    """Acts and incidents of a reading."""
    found = seen(text, language)
    return [] if found is None or found[0].text != text else coded(_reading(text, language, found[2]))


def rules(text: str, language: str) -> list[Coded]:
    """The same where happenings and statements come from rules over the same trees."""
    return coded(_reading(text, language, by_rules(text, language))) if seen(text, language) else []


def _reading(text: str, language: str, annotations: Annotations) -> Reading:
    found = seen(text, language)
    assert found is not None
    document, segments, _ = found
    return make_reading(document, segments, annotations, Resources())


def coded(reading: Reading) -> list[Coded]:
    """The acts of a reading, and of each incident what happened with its two sides, as event coders have it.

    Nothing denied; of what has not happened only what PLOVER has a type for: cooperation to come is AGREE, a threat
    of conflict THREATEN.  An event that nobody does or suffers is none, as for PETRARCH, nor
    one without the recipient that PLOVER requires of its type.
    """
    events = [
        Coded(
            frozenset([plover]),
            frozenset([act.mode] if act.mode else []),
            _spans([act.evidence.source]),
            _spans([act.evidence.target]),
        )
        for act in reading.acts
        if act.polarity != "denied" and (plover := _at_stage(act.plover, act.stage))
        if act.target or plover not in _TO_SOMEBODY
    ]
    claims = {claim.id: claim for claim in reading.claims}
    for incident in reading.incidents:
        here = [claims[id_] for ids in incident.claims.values() for id_ in ids if id_ in claims]
        doers, sufferers = (
            _spans([s for claim in here if claim.field in fields for s in claim.evidence.value])
            for fields in (_DOERS, _SUFFERERS)
        )
        if not doers and not sufferers:
            continue
        for claim in here:
            if claim.field == "what" and claim.polarity != "denied":
                plover = _at_stage(claim.value["plover"], claim.stage)
                mode = claim.value.get("mode")
                if plover:
                    events.append(
                        Coded(frozenset([plover]), frozenset([mode] if mode else []), doers, sufferers)
                    )
    return events


def _at_stage(plover: str, stage: str) -> str | None:
    """The type of an event that has come as far as the stage says; `None` where PLOVER has none."""
    if stage == "accomplished":
        return plover
    if stage in ("planned", "threatened") and plover in _COOPERATION:
        return "AGREE"
    return "THREATEN" if stage == "threatened" and plover in _CONFLICT else None


def _spans(some: Iterable[Text | None]) -> tuple[Span, ...]:
    return tuple((span.start, span.end) for span in some if span is not None)


def petrarch_verbs(text: str, language: str) -> list[Coded]:
    """The default code of every verb of PETRARCH's dictionary that stands in the text, by lemma."""
    table, found = _verbs(_VERBS[language]), seen(text, language)
    words = found[2].words if found else ()
    codes = [table.get(bare(word.lemma)) for word in words if word.upos == "VERB"]
    return [Coded(types) for code in codes if code and (types := cameo_types(code))]


@functools.cache
def _verbs(dictionary: str) -> dict[str, str]:
    """Infinitive -> default code of its group."""
    lines = lzma.decompress((shared() / "data/events/cameo-verbs.tsv.xz").read_bytes()).decode().splitlines()
    groups: dict[str, str] = {}
    verbs: dict[str, str] = {}
    for line in lines[1:]:
        name, kind, group, text, code = line.split("\t")[:5]
        if name == dictionary and kind == "group":
            groups[group] = code
        elif name == dictionary and kind == "verb":
            verbs[bare(text.partition("{")[0].replace("_", " ").strip())] = groups.get(group, "")
    return verbs
