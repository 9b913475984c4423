"""Who is blamed for violence: the actor named behind words that blame (`blame.tsv`).

"The rioting was blamed on an anarchist fringe", "imputé aux milices", "acusó a ETA": the
blamed one is the first actor behind the words in their sentence who is neither the speaker nor a victim, and
perpetrator of the nearest violence of that sentence, else of the last one told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from temoin.claims.attribution import Statements
from temoin.claims.material import Material
from temoin.claims.values import Value
from temoin.claims.what import VIOLENT
from temoin.mentions.quantities import joined
from temoin.overlaps import Overlaps
from temoin.records import Happening, Pair
from temoin.resources.load import Row
from temoin.resources.match import bare, phrase_table, tokens

BLAME_RULE = "words-of-blame"

_P = 0.6
_PARTS = ("nsubj", "obj", "nmod", "conj", "appos")  # relations of a noun that names somebody
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
            if r.role in ("perpetrator", "victim")
        }
        for start, end, row in words.find(material.text, sentence.start, sentence.end) if told else ():
            if _is_somebody(start, material):
                continue
            for blamed in _blamed((start, end), row, (sentence.start, sentence.end), statements, material):
                entity = material.entities.at(*blamed)
                if entity not in done:
                    key, happening = min(told, key=lambda v: (abs(v[1].start - start), v[1].start))
                    yield key, happening, Value("perpetrator", {"entity": entity}, blamed, _P, BLAME_RULE)


def _is_somebody(at: int, material: Material) -> bool:
    """Whether a word of blame is a noun in its sentence's frame: "the suspects fled" blames nobody behind it."""
    word = material.word(at)
    if word is None or material.annotations.words[word].upos != "NOUN":
        return False
    return material.trees.is_(word, *_PARTS)


def _blamed(
    words: Pair, row: Row, sentence: Pair, statements: Statements, material: Material
) -> Iterator[Pair]:
    """Who is blamed: named before the words, or behind them and the case word they ask for; and who is joined."""
    speaking = [s.source for s in statements.introduced_by(*words) if s.source]
    others = [speaking[0] if speaking else words]
    if row["place"]:
        before = material.actors_in(max(sentence[0], words[0] - _REACH), words[0], other_than=others)
        gap = (before[-1][1], words[0]) if before else words
        if before and "VERB" not in material.parts_of_speech(*gap):
            yield before[-1]
        return
    actors = material.actors_in(words[1], min(sentence[1], words[1] + _REACH), other_than=others)
    if row["to"]:
        cases = set(map(bare, row["to"].split("|")))
        led = [n for n, span in enumerate(actors) if _last_word(words[1], span[0], material) & cases]
        actors = actors[led[0] :] if led else []
    for number, span in enumerate(actors):
        if number and not joined(
            material.text, actors[number - 1][1], span[0], material.language, material.resources
        ):
            return
        yield span


def _last_word(start: int, end: int, material: Material) -> set[str]:
    """The last word between two places, passing over an article."""
    return {token.word for token in tokens(material.text, start, end)[-2:]}
