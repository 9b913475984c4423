"""Who: everybody that a report names, each once, with all the words that name them.

Takes proper names, the sources of attributions, the parts people play in happenings and the
signatures of posts; gives one `Entity` for all forms of one actor in one report: full name,
surname, title, office, acronym, account, another romanisation, the noun repeated, a pronoun.
`kinds.py` reads the words, `actors.py` says who is the same, `pronouns.py` resolves pronouns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from temoin.mentions.actors import Actor, Sameness
from temoin.mentions.aliases import join_acronyms, join_aliases
from temoin.mentions.appositions import join_descriptions
from temoin.mentions.kinds import Naming, Namings, actor_tables, kind_of, sector_of
from temoin.mentions.labels import known_labels
from temoin.mentions.offices import join_offices
from temoin.mentions.pronouns import Pronouns, join_accounts
from temoin.mentions.spans import Owners
from temoin.records import Annotations, Document, Entity, EntityKind, Pair, Segments, Span
from temoin.resources.load import Resources
from temoin.resources.match import clitics

WHO = ("PER", "GRP", "ORG")
ROLES = ("perpetrator", "victim", "target", "claimant")
MAYBE = ("target",)  # may be a thing or a place: somebody only if the words say so
BESIDE = 90  # characters around a name in which its office is looked for
TO_OFFICE = 6  # characters between a name and an office behind it: ", the "
ABBREVIATION = 3  # letters of a title that a stop may follow: "M. X", "Gen. X"
_PART_END = re.compile(r"[,،.\n;:]")
_MARKS = frozenset(",،'’-«»\"“”")


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of a report, in order of their first words."""

    entities: tuple[Entity, ...]
    owners: Owners = field(default_factory=lambda: Owners({}))
    nameless: frozenset[str] = frozenset()

    def at(self, start: int, end: int) -> str | None:
        """Who is named by these words: exactly, else by half of their letters; else `None`."""
        return self.owners.at(start, end)

    def unnamed(self, start: int, end: int) -> bool:
        """Whether the words stand for "sources", "witnesses", "officials" that stay without a name."""
        return self.at(start, end) in self.nameless


def find_entities(
    document: Document, segments: Segments, annotations: Annotations, resources: Resources
) -> Entities:
    """Everybody named in the report; every span of a source, a role or a name belongs to one.

    A target that is no name, country or noun for people and institutions makes no entity, and
    a pronoun that agrees with nobody named before belongs to none.
    """
    text, language = document.text, document.language
    tables = actor_tables(resources, language)
    annotations = known_labels(text, annotations, tables)
    namings = Namings(text, annotations, tables)
    sameness = Sameness(text, tables, clitics(resources, language), resources)
    sources = {(a.source[0][0], a.source[-1][1]) for a in annotations.attributions if a.source}
    pronouns: list[tuple[Naming, bool]] = []
    for span, maybe in _spans(namings, segments, annotations, sources):
        naming = namings.read(span)
        if naming.pronoun is not None:
            pronouns.append((naming, span in sources))
        elif not maybe or _somebody(namings, naming):
            sameness.add(naming, span in sources)
    join_acronyms(text, sameness.actors)
    join_descriptions(namings, annotations, sameness.actors)
    join_aliases(text, sameness.actors, document.language, resources)
    join_offices(sameness.actors)
    join_accounts(text, segments, annotations, sameness.actors, resources)
    Pronouns(segments, annotations, tables, sameness.actors).resolve(pronouns)
    return _answer(text, sameness.actors)


# ---------------------------------------------------------------- which words name somebody


def _spans(
    namings: Namings, segments: Segments, annotations: Annotations, sources: set[Pair]
) -> list[tuple[Pair, bool]]:
    """Spans in order, the widest first, with whether they may be no actor at all."""
    spans: dict[Pair, bool] = dict.fromkeys(sources, False)
    for happening in annotations.happenings:
        for role in happening.roles:
            if role.role in ROLES:
                maybe = role.role in MAYBE
                spans[role.start, role.end] = spans.get((role.start, role.end), maybe) and maybe
    signed = [post.author for post in segments.posts if post.author is not None]
    named = [(n.start, n.end) for n in annotations.names if n.label in WHO]
    wide = [
        (_office_before(namings, n.start), _office_behind(namings, n.end))
        for n in annotations.names
        if n.label == "PER"
    ]
    for span in signed + named + wide:
        spans[span] = False
    return sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1]))


def _office_before(namings: Namings, start: int) -> int:
    """Where the office or title before a name begins: "le Premier ministre irakien, X"."""
    left = max(0, start - BESIDE, namings.text.rfind("\n", 0, start) + 1)
    for begin, end, (table, _) in namings.tables.heads.find(namings.text, left, start):
        stop = end - begin <= ABBREVIATION and namings.text[end : end + 1] == "."
        if table in ("offices", "titles") and _plain(namings, end + stop, start):
            return begin
    return start


def _office_behind(namings: Namings, end: int) -> int:
    """Where the office behind a name ends: "X, chef du parti Y,"; `end` without one."""
    if namings.text[end : end + 1] not in (",", "،"):
        return end
    part = _PART_END.search(namings.text, end + 1)
    stop = part.start() if part else len(namings.text)
    hits = namings.tables.heads.find(namings.text, end, min(stop, end + BESIDE))
    if not hits or hits[0][2][0] != "offices" or hits[0][0] - end > TO_OFFICE:
        return end
    return stop if stop - end <= BESIDE else hits[0][1]


def _plain(namings: Namings, start: int, end: int) -> bool:
    """Whether only known words, names, links and one comma lie between: an apposition."""
    text, tables = namings.text, namings.tables
    covered = [(s, e) for s, e, _ in tables.heads.find(text, start, end)]
    covered += [(s, e) for s, e, _ in tables.nations.find(text, start, end)]
    covered += [(s, e) for s, e, row in tables.linkers.find(text, start, end) if row["function"] != "and"]
    covered += [(n.start, n.end) for n in namings.names.of(start, end) if n.label != "PER"]
    rest = [i for i in range(start, end) if not any(s <= i < e for s, e in covered)]
    marks = "".join(text[i] for i in rest if not text[i].isspace())
    return _MARKS.issuperset(marks) and marks.count(",") <= 1


def _somebody(namings: Namings, naming: Naming) -> bool:
    """Whether a target is an actor: a name, a country, a noun for people or institutions."""
    if naming.is_country or (naming.name is not None and naming.name.label in WHO):
        return True
    return naming.table not in ("", "landmarks") and namings.leads(naming)


# ---------------------------------------------------------------- the answer


def _answer(text: str, actors: list[Actor]) -> Entities:
    """Ids in order of first words; every span of an actor in the index."""
    order = sorted(actors, key=lambda a: (a.first.span[0], -a.first.span[1]))
    index: dict[Pair, str] = {}
    for number, actor in enumerate(order, 1):
        for span in sorted(_words_of(actor) | {n.core for n in actor.namings}):
            index.setdefault(span, f"e{number}")
    entities = tuple(_entity(text, f"e{n}", actor) for n, actor in enumerate(order, 1))
    nameless = (f"e{n}" for n, a in enumerate(order, 1) if not a.people and a.first.unnamed)
    return Entities(entities, Owners(index), frozenset(nameless))


def _words_of(actor: Actor) -> set[Pair]:
    names = {(n.name.start, n.name.end) for n in actor.namings if n.name is not None}
    return names | {n.span for n in actor.namings} | set(actor.extra)


def _entity(text: str, id_: str, actor: Actor) -> Entity:
    forms = list(dict.fromkeys(_forms(text, actor)))
    named = [n for n in actor.namings if n.name is not None] or actor.namings
    told = next((n for n in named if n.row is not None), named[0])
    kind: EntityKind = "person" if actor.people else kind_of(told)
    sector = next((s for s in map(sector_of, actor.namings) if s), None)
    office = next((n.office for n in actor.namings if n.office), None)
    mentions = tuple(Span(s, e, text[s:e]) for s, e in sorted(_words_of(actor)))
    return Entity(id_, kind, forms[0], tuple(forms[1:]), actor.country, sector, office, mentions)


def _forms(text: str, actor: Actor) -> list[str]:
    """Names, the fullest first; then the other words that name the actor, and accounts."""
    words = [text[n.name.start : n.name.end] for n in actor.namings if n.name is not None]
    words.sort(key=lambda w: (-len(w.split()), -len(w)))
    cores = [text[slice(*n.core)] for n in actor.namings]
    accounts = [text[s:e] for s, e in actor.extra if "@" in text[s:e]]
    return [" ".join(form.split()) for form in [*words, *cores, *accounts]]
