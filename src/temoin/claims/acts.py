"""What speakers do to each other around an incident: accuse, demand, reject, threaten, order an inquiry.

An act is a happening of one of PLOVER's types that is no incident of its own, or force that police, armies
or governments use, or that is used on them or on armed groups; `act_sides.py` says who does it to whom.
A cue that accuses, demands or rejects is an act too, where the model saw no happening in it (`acts.tsv`,
frame `speak`), and so is a denial.  A power that says by name who did it accuses him without a word for it:
"prosecutors said Haddad fired".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from temoin.claims.act_sides import is_power, sides_of, sides_of_force
from temoin.claims.assertion import Assertion, assertion_of
from temoin.claims.attribution import FROM_MODEL, Statement, Statements
from temoin.claims.material import Material
from temoin.overlaps import Overlaps
from temoin.records import Act, ActEvidence, Claim, Happening, Pair
from temoin.resources import Resources
from temoin.resources.load import Row
from temoin.resources.match import bare, tokens

NO_ACTS = frozenset({"ASSAULT", "ACCIDENT", "CRIME", "OTHER"})
_NEAR = 4  # words behind a verb among which its second word stands


def make_acts(
    happenings: Sequence[Happening], statements: Statements, claims: Sequence[Claim], material: Material
) -> tuple[Act, ...]:
    """Acts in order of their words, with ids; one with no side that is named is left out."""
    made = [act for h in happenings for act in _acts(h, statements, material)]
    read = Overlaps(((h.start, h.end), (h.start, h.end)) for h in happenings if h.plover not in NO_ACTS)
    made += [act for s in statements.all for act in _spoken(s, read, statements, material)]
    made += _blaming(claims, made, material)
    ordered = sorted(_once(made), key=lambda act: (act.evidence.act, act.source or "", act.target or ""))
    return tuple(replace(act, id=f"a{n}") for n, act in enumerate(ordered, start=1))


def _once(made: Sequence[Act]) -> Iterator[Act]:
    """What a sentence tells twice, once: the same sides, type and mode, or no mode where one is told."""
    once = {(act.source, act.target, act.plover, act.evidence.act, act.mode): act for act in made}
    told = {key[:-1] for key in once if key[-1]}
    return (act for key, act in once.items() if key[-1] or key[:-1] not in told)


def _acts(happening: Happening, statements: Statements, material: Material) -> Iterator[Act]:
    sides: tuple[Pair | None, Pair | None] | None = None
    if happening.plover not in NO_ACTS:
        speaks = _speech_act((happening.start, happening.end), material) is not None
        sides = sides_of(happening, statements, material, speaks=speaks)
    elif happening.plover == "ASSAULT":
        sides = sides_of_force(happening, material)
    source, target = sides or (None, None)
    if source or target:
        assertion = assertion_of(happening, statements.around(happening.start, happening.end))
        yield from _act(happening, source, target, assertion, material)


def _act(
    happening: Happening, source: Pair | None, target: Pair | None, assertion: Assertion, material: Material
) -> Iterator[Act]:
    """The act, if its source is somebody or nobody is said to be."""
    actor = material.entities.at(*source) if source else None
    if source and actor is None:
        return
    plover, mode = _named(happening, material)
    yield Act(
        id="",
        source=actor,
        target=material.entities.at(*target) if target else None,
        plover=plover,
        mode=mode if mode != "other" else None,
        topic=None,
        said=None,
        stage=assertion.stage,
        polarity=assertion.polarity,
        evidence=ActEvidence(
            act=material.span(_clause(happening, material)),
            source=material.span(source) if source else None,
            target=material.span(target) if target else None,
        ),
    )


def _named(happening: Happening, material: Material) -> tuple[str, str | None]:
    """Type and mode: the table's where it knows the verb, else the model's."""
    row = _speech_act((happening.start, happening.end), material)
    return (row["plover"], row["mode"] or None) if row else (happening.plover, happening.mode)


def _speech_act(words: Pair, material: Material) -> Row | None:
    """The row of a verb that speaks, one that asks for a second word first: "call on", "plaider ... pour"."""
    verbs = _speech_acts(material.resources, material.language)
    forms = [*map(bare, material.lemmas(*words)), *(token.word for token in tokens(material.text, *words))]
    rows = next((verbs[form] for form in forms if form in verbs), ())
    if "VERB" not in material.parts_of_speech(*words) or not any(row["with"] for row in rows):
        return next((row for row in rows if not row["with"]), None)
    start, end = words[0], material.sentence(words[0])[1]
    reach = tokens(material.text, start, end)[: len(tokens(material.text, *words)) + _NEAR]
    beside = {bare(lemma) for lemma in material.lemmas(start, reach[-1].end)} | {
        token.word for token in reach
    }
    return next(
        (row for row in rows if not row["with"] or beside & set(map(bare, row["with"].split("|")))), None
    )


def _spoken(
    statement: Statement, read: Overlaps[Pair], statements: Statements, material: Material
) -> Iterator[Act]:
    """The act that a cue itself is; its target is whom the content names first."""
    cue, source = statement.cue, statement.source
    if cue is None or source is None or statement.why != FROM_MODEL or read.of(*cue):
        return
    row = _speech_act(cue, material)
    if row is None and statement.polarity != "denied":
        return
    plover, mode = (row["plover"], row["mode"] or None) if row else ("REJECT", None)
    target = next(iter(material.actors_in(*statement.content[0], other_than=[source])), None)
    happening = Happening(*cue, plover, mode, "asserted", "ordinary", (), statement.p)
    assertion = assertion_of(happening, statements.around(*cue))
    yield from _act(happening, source, target, assertion, material)


def _blaming(claims: Sequence[Claim], told: Sequence[Act], material: Material) -> Iterator[Act]:
    """Accusations by claim: a power holds that somebody who has a name did it, and no act of its sentence says so."""
    said = {(act.source, act.target, act.evidence.act.start) for act in told}
    for claim in claims:
        blamed, speaker = claim.value.get("entity"), claim.evidence.speaker
        if claim.field != "perpetrator" or claim.polarity != "affirmed" or speaker is None:
            continue
        (words,) = claim.evidence.value
        source, target = (speaker.start, speaker.end), (words.start, words.end)
        act, accused = material.sentence(words.start), material.entity(*target)
        named = accused is not None and accused.kind == "person" and blamed != claim.speaker
        # a power that another tells of is mostly one that answers: "the premier has vowed to punish"
        named = named and is_power(source, material) and not is_power(target, material)
        if named and (claim.speaker, blamed, act[0]) not in said:
            yield Act(
                id="",
                source=claim.speaker,
                target=blamed,
                plover="ACCUSE",
                mode=None,
                topic=None,
                said=None,
                stage="accomplished",
                polarity="affirmed",
                evidence=ActEvidence(act=material.span(act), source=speaker, target=words),
            )


@functools.cache
def _speech_acts(resources: Resources, language: str | None) -> dict[str, list[Row]]:
    """Verbs by which somebody does something to somebody, by lemma and form, folded; narrower rows first."""
    rows = [r for r in resources.words("acts", language) if r["frame"] == "speak" and r["pos"] == "verb"]
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: not row["with"]):
        if row["plover"] not in NO_ACTS:
            for form in {bare(form) for form in (row["words"], *row["forms"].split("|"))} - {""}:
                found.setdefault(form, []).append(row)
    return found


def _clause(happening: Happening, material: Material) -> Pair:
    start, end = material.sentence(happening.start)
    return min(start, happening.start), max(end, happening.end)
