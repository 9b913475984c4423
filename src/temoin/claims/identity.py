"""Who the culprit and the victims are: the names behind words that identify (`identifying.tsv`).

"The gunman, identified as X", "l'auteur de l'attaque se nomme X", "los muertos son A, B y C": each person of a list
stands on the side of the words that the list names, a culprit (`culprits.tsv`) or people whom a casualty word
before it says were killed, hurt, missing or taken.  A culprit is also who is named right behind ("the gunman X").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from temoin.claims.attribution import Statements
from temoin.claims.material import Material
from temoin.claims.values import Value
from temoin.claims.what import VIOLENT
from temoin.overlaps import inside_each
from temoin.records import Happening, Pair
from temoin.resources.match import phrase_table, tokens

IDENTITY_RULE = "identified-by-name"

_P = 0.7
_STRUCK = ("killed", "injured", "missing", "abducted")  # what befell a victim
_BY = 6  # words between "identified" and the name: "by the police as"
_TITLE = 2  # words between "is", or a culprit, and the name: titles
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM", "DET", "PUNCT", "SYM", "X"})
_NAMED_BY = _NAMING | {"ADP", "SCONJ", "AUX"}  # "by the police as", "comme étant"
_FAR = 16  # words between who is identified and the words that do it

Told = tuple[str, Happening]


def values_of_identity(
    happenings: Sequence[Told], statements: Statements, material: Material
) -> Iterator[tuple[str, Happening, Value]]:
    """Perpetrators and victims by name, each with the happening (and its key) that they had a part in.

    Who speaks is not who is named before him ("the gunman, Sheriff Roe said").
    """
    violent = [(key, h) for key, h in happenings if h.plover in VIOLENT]
    before: list[Told] = []
    sentences = [(sentence.start, sentence.end) for sentence in material.annotations.sentences]
    for words, acts in zip(sentences, inside_each(sentences, (h.start for _, h in violent)), strict=True):
        inside = [violent[n] for n in acts]
        told = inside or before[-1:]
        for names in material.lists_of_persons(words) if told else ():
            side = _side(words[0], names[0].start, material)
            for name in names if side else ():
                key, happening = min(told, key=lambda one: (abs(one[1].start - name.start), one[1].start))
                span = (name.start, name.end)
                entity = material.entities.at(*span)
                speaks = any(one.source == span for one in statements.sources_in(*span))
                if entity and not speaks and not _stands(entity, side, inside, material):
                    yield key, happening, Value(side, {"entity": entity}, span, _P, IDENTITY_RULE)
        before += [one for one in inside if one[1].story == "main"]


def _stands(entity: str, side: str, told: Sequence[Told], material: Material) -> bool:
    roles = (role for _, happening in told for role in happening.roles if role.role == side)
    return any(material.entities.at(role.start, role.end) == entity for role in roles)


def _side(start: int, end: int, material: Material) -> str:
    """The side of whom the words before a name identify by it; empty where they identify nobody."""
    text, language = material.text, material.language
    culprits = [
        (s, e, "perpetrator")
        for s, e, _ in phrase_table(material.resources, "culprits", language).find(text, start, end)
        if material.parts_of_speech(s, e) != {"ADJ"}
    ]
    if culprits and _reaches(culprits[-1][1], end, _TITLE, _NAMING, material):
        return "perpetrator"
    link = _link(start, end, material)
    if link is None:
        return ""
    named = [one for one in culprits if one[1] <= link[0]]
    if any(_is_subject(s, link[0], material) for s, _, _ in named):
        return "perpetrator"
    struck = phrase_table(material.resources, "casualty_words", language).find(text, start, link[0])
    sides = [(s, e, "victim") for s, e, row in struck if row["field"] in _STRUCK]
    _, last, side = max([*sides, *named], default=(0, start, ""))
    return side if _between(last, link[0], material) <= _FAR else ""


def _link(start: int, end: int, material: Material) -> Pair | None:
    """The words that give a name behind them to somebody: a verb, or a copula right before it."""
    reach = {"copula": (_TITLE, _NAMING), "verb": (_BY, _NAMED_BY)}
    table = phrase_table(material.resources, "identifying", material.language)
    for s, e, row in table.find(material.text, start, end):
        if _reaches(e, end, *reach[row["kind"]], material):
            return s, e
    return None


def _is_subject(at: int, link: int, material: Material) -> bool:
    """Whether the word at a place is the subject of what stands at the link or behind it."""
    words, number = material.annotations.words, material.word(at)
    if number is None or words[number].head < 0:
        return False
    return words[number].relation.startswith("nsubj") and words[words[number].head].start >= link


def _reaches(start: int, end: int, words: int, allowed: frozenset[str], material: Material) -> bool:
    """Whether at most so many words lie between two places, all of these parts of speech."""
    return _between(start, end, material) <= words and material.parts_of_speech(start, end) <= allowed


def _between(start: int, end: int, material: Material) -> int:
    """How many words lie between two places."""
    return sum(token.word.isalpha() for token in tokens(material.text, start, end))
