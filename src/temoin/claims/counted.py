"""Counts as claims take them: which people some words count, and what befell them.

A role's words may be cut short, hold several counts, or name no people at all; grammar and
tables say what they are worth.
"""

from __future__ import annotations

from collections.abc import Sequence

from temoin.claims.material import Material
from temoin.mentions.casualties import count_field, field_inside, is_undivided
from temoin.mentions.people import find_nouns
from temoin.mentions.quantities import find_quantities, joined
from temoin.records import COUNT_FIELDS, CountMention, Happening, Pair, Role
from temoin.resources.match import clitics, phrase_table, tokens

# words between a count and the word that says what befell its people
_BESIDE = 1
# what may befall people in any of the states, and the states whose words also name people ("prisoners")
_HARM = frozenset({"killed", "injured"})
_STATES = frozenset({"arrested", "abducted", "displaced", "released"})
_BEFALLEN = ("victim", *COUNT_FIELDS)
_SURELY = 0.8  # probability from which somebody did an act whatever its tree looks like
_NEXT = 30  # characters between people and the word after them that says what befell them
_COMMAS = frozenset(",،;؛")


def counted(start: int, end: int, material: Material) -> list[CountMention]:
    """The counts that words belong to, as far as grammar sees them reach in their sentence, else the words' own.

    Words that are cut before what they count ("more", "the") belong to the count right behind them.
    """
    counts = material.counts_in(material.sentence(start))
    found = [mention for mention in counts if mention.start < end and start < mention.end]
    if not found and _is_determiner(start, end, material):
        found = [m for m in counts if m.start >= end and not material.text[end : m.start].strip()][:1]
    own = None if found else material.count(start, _bounded_end(start, end, material))
    return found or ([own] if own else [])


def _is_determiner(start: int, end: int, material: Material) -> bool:
    table = phrase_table(material.resources, "determiners", material.language)
    return table.match(material.text, start, end) is not None


def _bounded_end(start: int, end: int, material: Material) -> int:
    """End of the number behind words that a bound begins with ("plus" of "plus de 100"), else the words' end."""
    text, stop = material.text, material.sentence(start)[1]
    bounds = phrase_table(material.resources, "bounds", material.language).find(text, start, stop)
    if not bounds or bounds[0][0] != start or bounds[0][1] < end:
        return end
    behind = find_quantities(text, bounds[0][1], stop, material.language, material.resources)[:1]
    return next((q.end for q in behind if not text[bounds[0][1] : q.start].strip()), end)


def adds(one: CountMention, other: CountMention, material: Material) -> bool:
    """Whether the second of two counts is of more people, of a part, or of nobody too.

    It stands after a comma, "and" or "including".
    """
    if one.count.max == 0 and other.count.max == 0:
        return True
    if other.number is None and other.count.vague == "plural":
        return False
    between = (material.text, one.end, other.start)
    return (
        not _COMMAS.isdisjoint(material.text[one.end : other.start])
        or joined(*between, material.language, material.resources)
        or bool(phrase_table(material.resources, "parts", material.language).find(*between))
    )


def points_back(mention: CountMention, material: Material) -> bool:
    """Whether a count without a number only points back: "the wounded", "los detenidos"."""
    if mention.number is not None or mention.count.vague != "plural" or mention.count.group is not None:
        return False
    words = (mention.start, mention.end)
    return names_people(*words, material) and (
        material.naming(*words).definite or _is_owned(*words, material)
    )


def _is_owned(start: int, end: int, material: Material) -> bool:
    """Whether the first word has an owner written onto it ("إصاباتهم": their injuries)."""
    owners = tuple(e for e in clitics(material.resources, material.language).after if len(e) > 1)
    return bool(owners) and tokens(material.text, start, end)[0].word.endswith(owners)


def is_body(start: int, end: int, material: Material) -> bool:
    """Whether words name a body ("la police", "the state") or a country: nobody that could be counted."""
    naming = material.naming(start, end)
    if naming.is_country:
        return naming.name is None or naming.name.end >= end
    named = naming.name is not None and naming.name.label == "PER"
    return naming.institution and not named and not names_people(start, end, material)


def is_harm(start: int, end: int, material: Material) -> bool:
    """Whether a single word names a wound or an act and nobody who suffers it: "جروح", "injuries", "خلفا"."""
    at = material.word(start)
    if len(tokens(material.text, start, end)) > 1 or names_people(start, end, material):
        return False
    harm = field_inside(material.text, start, end, material.language, material.resources)
    verb = at is not None and material.annotations.words[at].upos == "VERB"
    return bool(harm) or verb


def may_be_people(start: int, end: int, material: Material) -> bool:
    """Whether words name somebody: by a name, a noun for people or a pronoun."""
    naming = material.naming(start, end)
    if naming.pronoun is not None:
        return naming.pronoun["person"] == "3" and naming.pronoun["gender"] != "n"
    if naming.name is not None and naming.name.label == "PER":
        return True
    if is_body(start, end, material):
        return False
    return bool(naming.form or naming.country) or names_people(start, end, material)


def names_people(start: int, end: int, material: Material) -> bool:
    """Whether words hold a noun for people."""
    return bool(find_nouns(material.text, start, end, material.language, material.resources))


def harms_nobody(happening: Happening, material: Material) -> bool:
    """Whether a denied happening only counts nobody ("no one was hurt"): a count, and no denial of what took place."""
    words = (happening.start, happening.end)
    if happening.status != "denied":
        return False
    if not field_inside(material.text, *words, material.language, material.resources):
        return False
    return any(mention.count.max == 0 for mention in material.counts_in(material.sentence(happening.start)))


def is_agent(start: int, material: Material) -> bool:
    """Whether words from `start` on are who did something: "by", "par", "على يد" stands before them."""
    low = material.sentence(start)[0]
    before = phrase_table(material.resources, "cases", material.language).find(material.text, low, start)
    return any(row["function"] == "by" and not material.text[e:start].strip() for _, e, row in before[-1:])


def does_it(words: Pair, happening: Happening, material: Material) -> bool:
    """Whether words are who did an act that befalls others: "two officers shot and killed a boy" counts one.

    They surely have that part and no other, or are the subject of its verb, and it has somebody else as object.
    """
    mine = [role for role in happening.roles if role.start < words[1] and words[0] < role.end]
    suffering = [r for r in happening.roles if r.role in _BEFALLEN and r not in mine]
    if not suffering or any(role.role == "victim" for role in mine):
        return False
    agents = [role for role in happening.roles if role.role == "perpetrator"]
    if agents and not any(role in mine for role in agents):
        return False
    return any(role in mine and role.p >= _SURELY for role in agents) or _is_subject(
        words, happening, suffering, material
    )


def _is_subject(words: Pair, happening: Happening, suffering: Sequence[Role], material: Material) -> bool:
    """Whether words are the subject of a verb of the act whose object are others."""
    trees = material.trees
    inside = trees.between(*words)
    at = next((word for word in inside if trees.head(word) not in inside), None)
    return any(
        any(role.start <= trees.words[other].start < role.end for role in suffering)
        for verb in trees.between(happening.start, happening.end)
        if at in trees.subjects(verb) and not trees.is_passive(verb)
        for other in trees.dependents(verb, "obj")
    )


def befell(words: Pair, role: Role, happening: Happening, material: Material) -> str:
    """What befell counted people.

    Their own words tell it first ("40 wounded"), then the word beside them ("40 people wounded"),
    then the happening's ("kidnapped"); where none does, the model's word holds.  A state that
    people were in before ("4 detainees died") gives way to the happening's word beside it.
    """
    tables = (material.language, material.resources)
    if is_undivided(material.text, *words, *tables):
        return "casualties"
    beside = count_field(material.text, *words, *tables, reach=_BESIDE)
    own = field_inside(material.text, happening.start, happening.end, *tables)
    if (
        own == role.role == "killed"
        and role in happening.roles
        and not field_inside(material.text, *words, *tables)
    ):
        return own
    if beside in _STATES and own in _HARM and 0 <= happening.start - words[1] <= _NEXT:
        return own
    field = next((f for f in (beside, own) if f and f != "casualties"), role.role)
    return held_field(happening) if field == "held" else field


def held_field(happening: Happening) -> str:
    """Whether people who are held, by law or by force, are arrested or abducted: as the happening is."""
    return "abducted" if happening.mode == "abduction" else "arrested"
