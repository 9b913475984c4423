"""An actor under way, and the reasons for which two namings are one actor's.

Each reason is one `same_*` function; nothing else joins two namings (pronouns are in
`pronouns.py`).  Of several actors that fit, the one named last before is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from temoin.mentions.kinds import KNOWN, ActorTables, Naming, kind_of
from temoin.mentions.names import fold_name, name_tokens, same_token, skeleton
from temoin.records import Pair
from temoin.resources.load import Resources
from temoin.resources.match import Clitics

SAME_TOKEN = 0.85  # likeness from which two words of names are one (names.py has the measure)
STEM = 4  # letters that a noun keeps through its endings
ACRONYM = (2, 8)  # letters
LOOK_BACK = 100  # actors of one key that are looked at
PREFIX = 1  # consonants of a name that another spelling of it keeps
BRACKET = 12  # characters in which an acronym behind a name is looked for


@dataclass(slots=True)
class Actor:
    """Somebody, with all namings so far; `spoke` holds where they are the source of words."""

    namings: list[Naming]
    people: list[tuple[str, ...]] = field(default_factory=list)  # words of a person's names
    titles: set[str] = field(default_factory=set)  # folded names of an organisation, acronyms too
    spoke: list[int] = field(default_factory=list)
    extra: list[Pair] = field(default_factory=list)  # pronouns, accounts

    @property
    def gender(self) -> str:
        """`m`, `f`, or empty where nothing tells."""
        return next((n.gender for n in self.namings if n.gender), "")

    @property
    def country(self) -> str | None:
        """The country of the first naming that tells one."""
        return next((n.country for n in self.namings if n.country), None)

    @property
    def first(self) -> Naming:
        """The first naming in the text."""
        return self.namings[0]

    @property
    def person(self) -> bool:
        """Whether it is one person."""
        return bool(self.people) or any(
            n.table in ("offices", "titles") and not n.plural for n in self.namings
        )

    @property
    def many(self) -> bool:
        """Whether it is people, not a person or an institution."""
        plural = any(n.plural for n in self.namings)
        return not self.people and plural and any(n.form == "people" for n in self.namings)

    @property
    def several(self) -> bool:
        """Whether it is named as more than one throughout: people, authorities, ministers."""
        return not self.people and all(n.plural for n in self.namings)

    @property
    def one(self) -> bool:
        """Whether it is one of people, by its determiner: "un témoin", "a gunman"."""
        return self.person or any(n.plural is False and n.form == "people" for n in self.namings)

    def absorb(self, other: Actor) -> None:
        """Takes over all that names another actor, who turns out to be this one."""
        self.namings = sorted(self.namings + other.namings, key=lambda n: n.span)
        self.people += other.people
        self.titles |= other.titles
        self.extra += other.extra
        self.spoke += other.spoke


@dataclass(slots=True)
class Sameness:
    """Finds the actor that words name again, in one text; `actors` are in order of first naming.

    Actors are looked up by keys (`_keys`), the last `LOOK_BACK` of a key, so that time grows
    with the text and not with its square.
    """

    text: str
    tables: ActorTables
    marks: Clitics
    resources: Resources
    actors: list[Actor] = field(default_factory=list)
    _by_key: dict[str, list[Actor]] = field(default_factory=dict)
    _told: dict[Pair, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)

    def add(self, naming: Naming, spoke: bool) -> None:
        """Joins a naming to its actor, or makes a new one."""
        actor = self.match(naming)
        if actor is None:
            actor = Actor([])
            self.actors.append(actor)
        actor.namings.append(naming)
        if spoke:
            actor.spoke.append(naming.span[0])
        if naming.name is not None and naming.name.label == "PER":
            actor.people.append(self._tokens(naming))
        elif naming.name is not None:
            actor.titles |= self._stems(self._title(naming)) | self._acronym(naming.name.end)
        for key in self._keys(naming) | {f"title {title}" for title in actor.titles}:
            known = self._by_key.setdefault(key, [])
            if actor not in known[-1:]:
                known.append(actor)

    def match(self, naming: Naming) -> Actor | None:
        """The earlier actor that these words name again, the nearest first."""
        tests = [self.same_words, self.same_office, self.same_noun, self.same_kind]
        if naming.name is not None and naming.name.label == "PER":
            tests = [self.same_person, self.same_office]
        elif naming.name is not None or naming.is_country or naming.table in KNOWN:
            tests = [self.same_known, self.same_title, self.same_country]
            tests += [self.same_noun] if naming.institution else []
        near = {id(a): a for key in self._keys(naming) for a in self._by_key.get(key, ())[-LOOK_BACK:]}
        for test in tests:
            found = [actor for actor in near.values() if test(naming, actor)]
            if found:
                return max(found, key=lambda actor: actor.namings[-1].span)
        return None

    def _keys(self, naming: Naming) -> set[str]:
        """Under what an actor is kept and looked for; two namings of one actor share a key."""
        keys = {f"words {' '.join(sorted(self._content(naming)))}"}
        if naming.noun:
            keys.add(f"noun {naming.noun}")
        keys |= {f"kind {kind}" for kind in naming.anaphor}
        if naming.name is not None and naming.name.label != "PER":
            keys.add(f"kind {kind_of(naming)}")
        if naming.office:
            keys |= {f"office {naming.office}", "office leader", f"office {naming.office.split('-')[-1]}"}
        if naming.is_country or naming.noun == "government":
            keys.add(f"country {naming.country}")
        if naming.name is not None and naming.name.label == "PER":
            keys |= {f"name {skeleton(t, self.resources)[1][:PREFIX]}" for t in self._tokens(naming)}
        elif naming.name is not None:
            title = self._title(naming)
            keys |= {f"title {stem}" for stem in self._stems(title)}
            keys |= {f"title {word}" for word in title.split()}
            keys.add(f"title {''.join(word[0] for word in title.split())}")
        return keys

    def same_person(self, naming: Naming, actor: Actor) -> bool:
        """One name's words are all in the other, in any spelling: surname alone, other romanisation."""
        if not actor.people:
            return False
        tokens, fullest = self._tokens(naming), max(actor.people, key=len)
        return self._within(tokens, fullest) or self._within(fullest, tokens)

    def same_known(self, naming: Naming, actor: Actor) -> bool:
        """The same row of the known actors, whatever its name in the text."""
        return naming.table in KNOWN and any(naming.row == n.row for n in actor.namings)

    def same_title(self, naming: Naming, actor: Actor) -> bool:
        """Equal names of an organisation; an acronym of brackets; initials; words within words."""
        if naming.name is None or not actor.titles:
            return False
        title = self._title(naming)
        if not self._stems(title).isdisjoint(actor.titles):
            return True
        if any(_initials(title, other) or _initials(other, title) for other in actor.titles):
            return True
        return " " in title and any(f" {title} " in f" {other} " for other in actor.titles)

    def same_country(self, naming: Naming, actor: Actor) -> bool:
        """A country as an actor, its capital, its government."""
        governs = actor.first.is_country or actor.first.noun == "government"
        return naming.is_country and governs and actor.country == naming.country

    def same_words(self, naming: Naming, actor: Actor) -> bool:
        """The same words again, articles aside: "les milices soutenues par l'Iran"."""
        words = self._content(naming)
        return not actor.people and any(words == self._content(n) for n in actor.namings)

    def same_office(self, naming: Naming, actor: Actor) -> bool:
        """An office again, of the same country: "le secrétaire d'État américain", then the bare office."""
        offices = {n.office for n in actor.namings if n.office}
        if naming.office is None or not offices or (naming.name is not None and actor.people):
            return False
        if naming.name is None and not naming.definite:
            return False
        if naming.gender and actor.gender and naming.gender != actor.gender:
            return False
        leads = naming.office == "leader" and bool(actor.people)
        held = any(f"-{office}".endswith(f"-{naming.office}") for office in offices)
        return (held or leads) and self._agree(naming, actor)

    def same_noun(self, naming: Naming, actor: Actor) -> bool:
        """A definite noun again: "la police", or "the government" after "the Iraqi government"."""
        if not naming.noun or not (naming.definite or naming.institution) or actor.people:
            return False
        if naming.noun == "government" and actor.first.is_country:
            return naming.country is not None and naming.country == actor.country
        if (naming.table, naming.noun) != (actor.first.table, actor.first.noun):
            return False
        if naming.form == "people" and {naming.plural, None}.isdisjoint(n.plural for n in actor.namings):
            return False  # "the officers" after "one officer"
        if naming.name is not None and actor.titles:
            words = set(self._title(naming).split())
            return any(words <= set(title.split()) for title in actor.titles)
        heads = frozenset[str]().union(*(self._head(n) for n in actor.namings))
        bare = naming.institution and naming.name is None and self._content(naming) <= self._head(naming)
        alike = _alike(self._head(naming), heads) or (bare and bool(actor.titles))  # "the organisation"
        return alike and self._agree(naming, actor)

    def same_kind(self, naming: Naming, actor: Actor) -> bool:
        """A bare definite noun for somebody named before: "the group", "the newspaper", "esa entidad"."""
        named = [n for n in actor.namings if n.name is not None and n.name.label != "PER"]
        return any(kind_of(n) in naming.anaphor for n in named)

    def _agree(self, naming: Naming, actor: Actor) -> bool:
        """Countries do not clash, and one's words beside the head are among the other's."""
        if naming.country and actor.country and naming.country != actor.country:
            return False
        words = self._content(naming) - self._head(naming)
        others = [self._content(n) - self._head(n) for n in actor.namings]
        ages = _numbers(words), _numbers(*others)
        if all(ages) and ages[0].isdisjoint(ages[1]):
            return False  # "the man, 36" and "the man, 27"
        return any(words <= other or (naming.definite and other <= words) for other in others)

    def _content(self, naming: Naming) -> frozenset[str]:
        """Folded words of a naming, links and articles left out."""
        return self._words(naming)[0]

    def _head(self, naming: Naming) -> frozenset[str]:
        """Words of the head, the name and the country, which are compared by themselves."""
        return self._words(naming)[1]

    def _words(self, naming: Naming) -> tuple[frozenset[str], frozenset[str]]:
        if naming.span not in self._told:
            text, start = "", naming.core[0]
            for begin, end, _ in self.tables.linkers.find(self.text, *naming.core):
                text, start = f"{text} {self.text[start:begin]}", end
            text = f"{text} {self.text[start : naming.core[1]]}"
            parts = [self.text[slice(*naming.head)]] if naming.head else []
            parts += [self.text[s:e] for s, e, _ in self.tables.nations.find(self.text, *naming.core)]
            parts.append(self._title(naming))
            told = frozenset(fold_name(text).split()), frozenset(fold_name(" ".join(parts)).split())
            self._told[naming.span] = told
        return self._told[naming.span]

    def _within(self, few: tuple[str, ...], many: tuple[str, ...]) -> bool:
        left = list(many)
        for token in few:
            best = max(left, key=lambda t: same_token(token, t, self.resources), default=None)
            if best is None or same_token(token, best, self.resources) < SAME_TOKEN:
                return False
            left.remove(best)
        return bool(few)

    def _title(self, naming: Naming) -> str:
        return fold_name(self.text[naming.name.start : naming.name.end]) if naming.name else ""

    def _tokens(self, naming: Naming) -> tuple[str, ...]:
        return name_tokens(self._title(naming), self.resources)

    def _stems(self, title: str) -> set[str]:
        """A folded name, and what it is without particles and article written onto it."""
        first, blank, rest = title.partition(" ")
        if not self.tables.articles:
            return {title}
        return {stem + blank + rest for stem, _ in self.marks.stems(first) if len(stem) > 2} | {title}

    def _acronym(self, end: int) -> set[str]:
        """The acronym in brackets behind a name: "Syrian Observatory for Human Rights (SOHR)"."""
        after = self.text[end : end + BRACKET].lstrip('»”" ')
        word = after[1:].partition(")")[0] if after.startswith("(") else ""
        return {fold_name(word)} if ACRONYM[0] <= len(word) <= ACRONYM[1] and word.isalpha() else set()


def _alike(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a word of each is one word, endings aside."""
    return any(a[:STEM] == b[:STEM] for a in some for b in others if min(len(a), len(b)) >= STEM)


def _numbers(*words: frozenset[str]) -> set[str]:
    return {word for some in words for word in some if word.isdigit()}


def _initials(short: str, long: str) -> bool:
    """Whether a word is made of the first letters of others: FBI, CICR."""
    words = long.split()
    return len(short) > 1 and len(words) > 1 and short == "".join(word[0] for word in words)
