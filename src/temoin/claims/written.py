"""Values that have a form and need no model: counts of casualties, what a defence did.

Where a sentence of a story counts people and its words say what befell them, and where it
says that something was destroyed or intercepted, the value is read by grammar and
tables; the model has the first word, so only what it left unread is added here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from temoin.claims.counted import held_field, is_agent, names_people
from temoin.claims.material import Material
from temoin.claims.values import Value, count_value
from temoin.claims.what import VIOLENT
from temoin.mentions.casualties import count_field, field_after, field_inside
from temoin.mentions.things import find_defence, find_extents, read_things
from temoin.mentions.weapons import read_weapons
from temoin.records import COUNT_FIELDS, CountMention, Happening, Pair
from temoin.resources.match import phrase_table

COUNT_RULE = "count-beside-casualty-word"
DEFENCE_RULE = "defence-words"
WEAPON_RULE = "weapon-named"
DAMAGE_RULE = "damage-words"

# What a rule alone has found is right less often than what the model and a rule agree on.
_P_COUNT = 0.6
_P_DEFENCE = 0.7
_P_DAMAGE = 0.6
_P_WEAPON = 0.6
_FLYING = frozenset({"rocket", "missile", "mortar", "artillery", "airstrike", "drone"})
_BEFORE = 200  # characters before a sentence in which what flies may be named
_BESIDE = 40  # characters between a word of damage and the thing
_BESIDE_ONE = 2  # words between "a man" and what befell him ("a été", "has been")
_DOERS = (None, "attackers", "militants")  # groups of whom "a gunman killed" tells what they did
_NEAR = 3  # words between a number of people and what befell them


def written_values(
    happenings: Sequence[tuple[str, Happening]], material: Material
) -> Iterator[tuple[str, Happening, Value]]:
    """Values that no role of a happening has, each with the happening (and its key) it belongs to.

    People counted where aid is told ("taken to hospitals") are those of the violence told last.
    """
    by_sentence = _by_sentence(happenings, material)
    last: tuple[str, Happening] | None = None
    for sentence in material.annotations.sentences:
        told = by_sentence.get((sentence.start, sentence.end), [])
        newsworthy = [one for one in told if one[1].story != "ordinary"]
        for value in _counts(sentence.start, sentence.end, newsworthy, material):
            owner = _nearest(newsworthy, value.words) or last
            if owner:
                yield *owner, value
        for value in (
            *_defences(sentence.start, sentence.end, material),
            *_damages(sentence.start, sentence.end, told, material),
            *_weapons(sentence.start, sentence.end, told, material),
        ):
            owner = _nearest(told, value.words) or last
            if owner:
                yield *owner, value
        last = newsworthy[-1] if newsworthy else last


def _by_sentence(
    happenings: Sequence[tuple[str, Happening]], material: Material
) -> dict[Pair, list[tuple[str, Happening]]]:
    found: dict[Pair, list[tuple[str, Happening]]] = {}
    for key, happening in happenings:
        found.setdefault(material.sentence(happening.start), []).append((key, happening))
    return found


def _nearest(told: Sequence[tuple[str, Happening]], words: Pair) -> tuple[str, Happening] | None:
    return min(told, key=lambda one: (abs(one[1].start - words[0]), one[1].start), default=None)


def _counts(
    start: int, end: int, told: Sequence[tuple[str, Happening]], material: Material
) -> Iterator[Value]:
    roles = [r for _, happening in told for r in happening.roles if r.role in COUNT_FIELDS]
    whole: str | None = None  # what befell the people counted before, and so their parts
    before = start
    for mention in material.counts_in((start, end)):
        words = (mention.start, mention.end)
        read = next((r.role for r in roles if words[0] < r.end and r.start < words[1]), None)
        field = read or _field(mention, material)
        if field == "held":
            owner = _nearest(told, words)
            field = held_field(owner[1]) if owner else None
        if field is None and whole and _is_part(before, words[0], material):
            field = whole
        if field and not read:
            yield Value(field, count_value(mention.count), words, _P_COUNT, COUNT_RULE)
        whole, before = field or whole, words[1]


def _is_part(start: int, end: int, material: Material) -> bool:
    """Whether "including" or the like stands between a count and the next."""
    return bool(phrase_table(material.resources, "parts", material.language).find(material.text, start, end))


def _field(mention: CountMention, material: Material) -> str | None:
    """What befell the people counted, where the words leave no doubt.

    They say it themselves ("7 dead", "no wounded"), or a number of people or "a" and a noun
    for somebody stands beside the word; a name is no number, a day of the month no people.
    """
    words, tables = (mention.start, mention.end), (material.language, material.resources)
    if material.names_person(*words):
        return None
    inside = field_inside(material.text, *words, *tables)
    if inside and (mention.number or mention.count.max == 0):
        denied = mention.count.max == 0 and mention.count.group is None
        return None if denied and not names_people(*words, material) else inside
    if is_agent(mention.start, material):
        return None
    if mention.count.max == 0 or (mention.number and mention.count.group):
        return count_field(material.text, *words, *tables, reach=_NEAR)
    if mention.count.max == 1 and mention.count.group not in _DOERS:
        return field_after(material.text, mention.end, *tables, reach=_BESIDE_ONE)
    return None


def _defences(start: int, end: int, material: Material) -> Iterator[Value]:
    """What a defence did against something that flies, named in the sentence or shortly before."""
    tables = (material.language, material.resources)
    told = find_defence(material.text, start, end, *tables)
    flying = read_weapons(material.text, max(0, start - _BEFORE), end, *tables) if told else ()
    if any(weapon.kind in _FLYING for weapon in flying):
        for s, e, action in told:
            yield Value("defence", {"action": action, "count": None}, (s, e), _P_DEFENCE, DEFENCE_RULE)


def _damages(
    start: int, end: int, told: Sequence[tuple[str, Happening]], material: Material
) -> Iterator[Value]:
    """Things beside a word of damage ("burned three cars"), where no role speaks of damage."""
    if any(role.role == "damage" for _, happening in told for role in happening.roles):
        return
    things = read_things(material.text, start, end, material.language, material.resources)
    for s, e, extent in find_extents(material.text, start, end, material.language, material.resources):
        near = [t for t in things if s - _BESIDE <= t.end and t.start <= e + _BESIDE]
        thing = min(near, key=lambda t: (t.start < e, abs(t.start - e)), default=None)
        if thing:
            words = (min(s, thing.start), max(e, thing.end))
            value = {"thing": thing.thing, "extent": extent, "owner": None, "place": None}
            yield Value("damage", value, words, _P_DAMAGE, DAMAGE_RULE)


def _weapons(
    start: int, end: int, told: Sequence[tuple[str, Happening]], material: Material
) -> Iterator[Value]:
    """Weapons that a sentence of violence names and no role holds."""
    violent = [happening for _, happening in told if happening.plover in VIOLENT]
    if not violent:
        return
    read = [(r.start, r.end) for h in violent for r in h.roles if r.role == "weapon"]
    read += [(h.start, h.end) for h in violent]
    for weapon in material.weapons_in((start, end))[0]:
        words = (weapon.start, weapon.end)
        if not (any(words[0] < e and s < words[1] for s, e in read) or material.names_somebody(*words)):
            count = count_value(weapon.count) if weapon.count else None
            value = {"kind": weapon.kind, "name": weapon.name, "count": count}
            yield Value("weapon", value, words, _P_WEAPON, WEAPON_RULE)
