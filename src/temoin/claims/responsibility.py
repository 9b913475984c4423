"""Who claims an attack for himself, or denies his part: the words that claim (`responsibility.tsv`).

The claimant is the source of the statement whose cue or content holds the words; the claim
is about the nearest happening of violence that the statement speaks of, else the last one told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from temoin.annotations.trees import Trees
from temoin.claims.attribution import Statement, Statements
from temoin.claims.material import Material
from temoin.claims.values import Value
from temoin.claims.what import VIOLENT
from temoin.records import Happening, Pair, Polarity
from temoin.resources.load import Row
from temoin.resources.match import phrase_table

RESPONSIBILITY_RULE = "responsibility-words"

_P = 0.7
_REACH = 40  # characters behind a cue in which the words of a claim may end


def claims_of_responsibility(
    happenings: Sequence[tuple[str, Happening]], statements: Statements, material: Material
) -> Iterator[tuple[str, Happening, Statement, Value, Polarity]]:
    """Key and happening, the statement, the value and the polarity of each claim of responsibility."""
    violent = [(key, h) for key, h in happenings if h.plover in VIOLENT]
    for statement in statements.all:
        if statement.cue is None or statement.source is None or not violent:
            continue
        told = words_of_responsibility(statement, material)
        claimant = material.entities.at(*statement.source)
        if not told or claimant is None or material.entities.unnamed(*statement.source):
            continue
        start, end, row = told[0]
        polarity: Polarity = "denied" if "denied" in (row["polarity"], statement.polarity) else "affirmed"
        key, happening = _spoken_of(violent, statement, (start, end))
        yield (
            key,
            happening,
            statement,
            Value("responsibility", {"entity": claimant}, (start, end), _P, RESPONSIBILITY_RULE),
            polarity,
        )


def values_of_responsibility(
    happenings: Sequence[tuple[str, Happening]], statements: Statements, material: Material
) -> Iterator[tuple[str, Happening, Value]]:
    """Claims that others tell of: "the blast was claimed by X", "l'attentat, revendiqué par X", "تبناه تنظيم".

    The claimant is the agent of the passive, the subject of the active verb; without trees nobody is.
    """
    trees = Trees(material.text, material.annotations.words, material.annotations.sentences)
    words = phrase_table(material.resources, "responsibility", material.language)
    violent = [(key, h) for key, h in happenings if h.plover in VIOLENT]
    claimed = {(r.start, r.end) for _, h in violent for r in h.roles if r.role == "claimant"}
    for start, end, row in words.find(material.text) if violent else ():
        if row["polarity"] == "denied" or statements.introduced_by(start, end):
            continue
        span = _claimant(trees, (start, end))
        entity = material.entities.at(*span) if span else None
        if span and entity and not any(a < span[1] and span[0] < b for a, b in claimed):
            key, happening = min(violent, key=lambda v: (v[1].story != "main", abs(v[1].start - start)))
            yield key, happening, Value("responsibility", {"entity": entity}, span, _P, RESPONSIBILITY_RULE)


def _claimant(trees: Trees, words: Pair) -> Pair | None:
    at = next((n for n in trees.between(*words) if trees.words[n].upos == "VERB"), None)
    if at is None:
        return None
    parties = trees.dependents(at, "obl:agent") or ([] if trees.is_passive(at) else trees.subjects(at))
    return trees.naming(parties[0]) if parties else None


def words_of_responsibility(statement: Statement, material: Material) -> list[tuple[int, int, Row]]:
    """Words by which a statement's cue claims an attack or denies a part in it: "claimed responsibility"."""
    if statement.cue is None:
        return []
    words = phrase_table(material.resources, "responsibility", material.language)
    return words.find(material.text, statement.cue[0], min(len(material.text), statement.cue[1] + _REACH))


def _spoken_of(
    violent: Sequence[tuple[str, Happening]], statement: Statement, words: Pair
) -> tuple[str, Happening]:
    inside = [v for v in violent if any(s <= v[1].start < e for s, e in statement.content)]
    main = [v for v in violent if v[1].story == "main"]
    return min(inside or main or violent, key=lambda v: (abs(v[1].start - words[0]), v[1].start))
