"""Who is blamed for violence: the actor named behind words that blame (`blame.tsv`).

"The rioting was blamed on an anarchist fringe", "imputé aux milices", "acusó a ETA": the
blamed one is the first actor behind the words in their sentence who is not the speaker, and
perpetrator of the nearest violence of that sentence, else of the last one told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from temoin.claims.attribution import Statements
from temoin.claims.material import Material
from temoin.claims.values import Value
from temoin.claims.what import VIOLENT
from temoin.overlaps import Overlaps
from temoin.records import Happening, Pair
from temoin.resources.match import phrase_table

BLAME_RULE = "words-of-blame"

_P = 0.6
_REACH = 60  # characters behind the words in which the blamed one begins


def values_of_blame(
    happenings: Sequence[tuple[str, Happening]], statements: Statements, material: Material
) -> Iterator[tuple[str, Happening, Value]]:
    """Perpetrators by blame, each with the happening (and its key) that they are blamed for."""
    words = phrase_table(material.resources, "blame", material.language)
    violent = [(key, h) for key, h in happenings if h.plover in VIOLENT]
    told_in = Overlaps(((h.start, h.end), (key, h)) for key, h in violent)
    main: list[tuple[str, Happening]] = []
    for sentence in material.annotations.sentences:
        inside = told_in.of(sentence.start, sentence.end)
        told = inside or main[-1:]
        main += [one for one in inside if one[1].story == "main"]
        done = {
            material.entities.at(r.start, r.end)
            for _, h in inside
            for r in h.roles
            if r.role == "perpetrator"
        }
        for start, end, _ in words.find(material.text, sentence.start, sentence.end) if told else ():
            blamed = _blamed((start, end), sentence.end, statements, material)
            entity = material.entities.at(*blamed) if blamed else None
            if blamed and entity not in done:
                key, happening = min(told, key=lambda v: (abs(v[1].start - start), v[1].start))
                yield key, happening, Value("perpetrator", {"entity": entity}, blamed, _P, BLAME_RULE)


def _blamed(words: Pair, stop: int, statements: Statements, material: Material) -> Pair | None:
    speaking = [s.source for s in statements.introduced_by(*words) if s.source]
    reach = min(stop, words[1] + _REACH)
    return next(material.actors(words[1], reach, other_than=[speaking[0] if speaking else words]), None)
