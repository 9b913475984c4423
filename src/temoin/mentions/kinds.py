"""What words that name somebody tell: head, name, office, kind, country, sector, unnamed or not.

Everything comes from tables (`actor_nouns`, `offices`, `titles`, `unnamed_sources`,
`pronouns`, `linkers`, `countries`, and the known actors of `actors/`); code knows only three
properties of a language: whether it puts the head of a noun phrase last (it has a genitive
linker, "'s"), whether it joins nouns without a word between (it writes its article onto
words), and whether its pronouns part persons from things (it has a neuter).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TypeVar

from temoin.mentions.names import nations
from temoin.mentions.spans import Inside
from temoin.records import Annotations, EntityKind, Name, Pair
from temoin.resources.load import Resources, Row
from temoin.resources.match import Phrases, bare, clitics, phrase_table

KNOWN = ("armed", "organizations", "outlets")
LANGUAGE_TABLES = ("offices", "actor_nouns", "unnamed_sources", "titles", "landmarks")
STOPS = ("of", "in", "relative")
BEFORE_CORE = ("article", "indefinite", "of", "in", "same")
COMMAS = (",", "،", ";", "(", ":", "؛")
PAPERS = ("document", "statement", "letter", "unknown")  # channels that are written, or given, by somebody
MOST_PARTICLES = 2  # letters that may stand before a written-on article
BLANKS = " \u00a0\"'«»“”‘’"

T = TypeVar("T")
Hit = tuple[int, int, tuple[str, Row]]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name somebody, read: `core` is without articles, `head` the row that decides."""

    span: Pair
    core: Pair
    name: Name | None = None  # the proper name that is the head
    table: str = ""  # where the head's row stands: offices, actor_nouns, armed ...
    row: Row | None = None
    head: Pair | None = None
    office: str | None = None
    gender: str = ""
    country: str | None = None
    is_country: bool = False  # the words are a country, or its seat: "Washington"
    definite: bool = True
    unnamed: bool = False
    plural: bool | None = None  # as determiner or ending tell; `None` where neither does
    pronoun: Row | None = None
    anaphor: tuple[str, ...] = ()  # kinds of actors for which a definite noun may stand: "the group"

    @property
    def noun(self) -> str:
        """What kind of head it is, the same for all its forms: `police`, `prime-minister`."""
        if self.row is None:
            return ""
        told = (self.row.get(column) for column in ("noun", "office", "id"))
        return next(filter(None, told), self.row.get("words", "").partition("|")[0])

    @property
    def form(self) -> str:
        """`institution`, `person`, `people` or `kin`, as the head's noun is; empty without one."""
        if self.row is None:
            return ""
        return self.row.get("form") or ("people" if self.unnamed else "")

    @property
    def institution(self) -> bool:
        """Whether the head is a body: police, army, ministry, group; not its people."""
        return self.form == "institution"


@dataclass(frozen=True, slots=True)
class ActorTables:
    """The tables of one language, as phrases over a text."""

    heads: Phrases[tuple[str, Row]]
    determiners: Phrases[Row]
    plurals: tuple[str, ...]
    unnamed: Phrases[Row]
    pronouns: Phrases[Row]
    linkers: Phrases[Row]
    nations: Phrases[tuple[str, str]]
    papers: Phrases[Row]
    anaphors: Phrases[Row]
    naming: Phrases[Row]
    head_last: bool
    articles: tuple[str, ...]
    particles: tuple[str, ...]
    neuter: bool


@functools.cache
def actor_tables(resources: Resources, language: str | None) -> ActorTables:
    """Known actors first, then the language's own words; of two equal phrases the first wins."""
    known = [
        (name, (table, row))
        for table in KNOWN
        for row in resources.table(table, "actors")
        for name in row["names"].split("|")
    ]
    words = [
        (word, (table, row))
        for table in LANGUAGE_TABLES
        for row in resources.words(table, language)
        for word in row["words"].split("|")
    ]
    marks = clitics(resources, language)
    linkers, pronouns = resources.words("linkers", language), resources.words("pronouns", language)
    return ActorTables(
        Phrases(known + words, marks),
        phrase_table(resources, "determiners", language),
        tuple(r["words"] for r in resources.words("endings", language) if r["number"] == "plural"),
        phrase_table(resources, "unnamed_sources", language),
        Phrases((w, row) for row in pronouns for w in row["words"].split("|")),
        phrase_table(resources, "linkers", language),
        nations(resources, language),
        Phrases(
            ((r["words"], r) for r in resources.words("channels", language) if r["channel"] in PAPERS), marks
        ),
        Phrases(
            ((w, row) for row in resources.words("anaphors", language) for w in row["words"].split("|")),
            marks,
        ),
        phrase_table(resources, "naming", language),
        any(row["function"] == "genitive" for row in linkers),
        marks.articles,
        marks.before,
        any(row["gender"] == "n" for row in pronouns),
    )


class Namings:
    """Reads spans of one text, with its proper names."""

    def __init__(self, text: str, annotations: Annotations, tables: ActorTables) -> None:
        self.text = text
        self.tables = tables
        self.names = Inside(annotations.names)
        self.genders = {} if tables.neuter else _told(annotations, "Gender", {"Masc": "m", "Fem": "f"})
        self.plurals = _told(annotations, "Number", {"Sing": False, "Plur": True, "Dual": True})

    def read(self, span: Pair) -> Naming:
        """What the words of a span tell."""
        core, definite = self.core(span)
        core, definite = self._author(core, definite)
        pronoun = self.tables.pronouns.match(self.text, *span)
        if pronoun is not None:
            return Naming(span, core, pronoun=pronoun, gender=pronoun["gender"])
        inside = self.names.of(*core)
        hits = self.tables.heads.find(self.text, *core)
        stops = self.stops(core, hits, inside)
        people = [n for n in inside if n.label == "PER"]
        nations = [
            country
            for s, e, (country, _) in self.tables.nations.find(self.text, *core)
            if not any(n.start <= s and e <= n.end for n in people)
        ]
        country = nations[0] if nations else None
        name = self._name_head(core, inside, hits, stops)
        whole = self.tables.nations.match(self.text, *core)
        if whole is None and name is not None and name.label != "PER":
            whole = self.tables.nations.match(self.text, name.start, name.end)
        is_country = whole is not None and whole[1] != "demonyms"
        if is_country:
            return Naming(span, core, name, country=country, is_country=True)
        head = self._noun_head(core, hits, stops, name)
        return self._naming(span, core, name, head, hits, country, definite)

    def core(self, span: Pair) -> tuple[Pair, bool]:
        """The span without leading articles, and whether it was definite."""
        start, definite = span[0], False
        for at, end, row in self.tables.linkers.find(self.text, *span):
            gap = self.text[start:at].strip(BLANKS)
            rest = self.text[end : span[1]].lstrip(BLANKS)
            own = any(n.start == at and n.end > end for n in self.names.of(at, span[1]))  # "Le Monde"
            if gap or not rest or own or row["function"] not in BEFORE_CORE:
                break
            definite = row["function"] == "article" or (definite and row["function"] != "indefinite")
            start = span[1] - len(rest)
        if self.tables.articles:
            first = bare(self.text[start : span[1]]).partition(" ")[0]
            definite = definite or any(a in first[: len(a) + MOST_PARTICLES] for a in self.tables.articles)
        return (start, span[1]), definite

    def _author(self, core: Pair, definite: bool) -> tuple[Pair, bool]:
        """Whose paper it is, of words that name one with its author: "a statement from the ministry"."""
        papers = self.tables.papers.find(self.text, *core)
        if not papers or self.text[core[0] : papers[0][0]].strip(BLANKS) not in ("", *self.tables.articles):
            return core, definite
        links = self.tables.linkers.find(self.text, papers[0][1], core[1])
        start = papers[0][1]
        if links and links[0][2]["function"] in ("of", "in") and not self._words(start, links[0][0]):
            start = links[0][1]
        elif not self.tables.articles:
            return core, definite
        rest, whose = (
            self.core((start, core[1])) if self.text[start : core[1]].strip(BLANKS) else (core, definite)
        )
        rest = (rest[1] - len(self.text[slice(*rest)].lstrip(BLANKS)), rest[1])
        names = [n for n in self.names.of(*rest) if n.label in ("PER", "ORG", "GRP")]
        firsts = [n.start for n in names] + [s for s, _, _ in self.tables.heads.find(self.text, *rest)]
        if any(not self._words(rest[0], first) for first in firsts):
            return rest, whose
        written = [first for first in firsts if bare(self.text[rest[0] : first]) in self.tables.particles]
        return (
            ((min(written), core[1]), whose) if written else (core, definite)
        )  # "of" written onto whose it is

    def stops(self, core: Pair, hits: list[Hit], names: list[Name]) -> list[tuple[int, int, str]]:
        """Where the head's own phrase ends: links and commas outside of phrases and names."""
        covered = [(s, e) for s, e, _ in hits] + [(n.start, n.end) for n in names]
        found = [
            (s, e, row["function"])
            for s, e, row in self.tables.linkers.find(self.text, *core)
            if row["function"] in STOPS
        ]
        found += [(i, i + 1, "comma") for i in range(*core) if self.text[i] in COMMAS]
        return sorted(x for x in found if not any(s <= x[0] and x[1] <= e for s, e in covered))

    def _name_head(
        self, core: Pair, names: list[Name], hits: list[Hit], stops: list[tuple[int, int, str]]
    ) -> Name | None:
        """The proper name that the words name: a person in apposition, or an organisation itself."""
        clause = next((s for s, _, kind in stops if kind == "relative"), core[1])
        person = next(
            (
                n
                for n in names
                if n.label == "PER" and n.start < clause and self._apposed(n, core, hits, stops)
            ),
            None,
        )
        if person is not None:
            return person
        behind = [e for _, e, kind in stops if kind == "comma" and self.text[e - 1] != "("]
        for own in names if names and names[0].start != core[0] else []:
            after_comma = any(e <= own.start and not self._words(e, own.start) for e in behind)
            if own.label in ("ORG", "GRP") and own.end == core[1] and after_comma:
                return own  # "the largest operator of Africa, MTN"
        first = next((n for n in names if n.label in ("ORG", "GRP", "LOC", "FAC", "MISC")), None)
        if first is None or any(s < first.start for s, _, kind in stops if kind != "comma"):
            return None
        if self.tables.articles and first.label in ("LOC", "FAC") and self._words(core[0], first.start):
            return None  # "Turkey's allies", where nouns join without a word between
        before = [hit for hit in hits if hit[1] <= first.start]
        if any(hit[2][0] in ("offices", "titles", "unnamed_sources") or not _joins(hit) for hit in before):
            return None
        limit = next((s for s, _, _ in stops if s >= first.end), core[1])
        after = [h for h in hits if first.end <= h[0] < limit and h[2][0] not in (*KNOWN, "landmarks")]
        return None if after and self.tables.head_last else first

    def _apposed(self, name: Name, core: Pair, hits: list[Hit], stops: list[tuple[int, int, str]]) -> bool:
        """Whether a person's name stands beside its title or office, not behind "of" or "and", not before "'s"."""
        start = name.start
        links = [(s, row["function"]) for s, _, row in self.tables.linkers.find(self.text, *core)]
        if any(kind == "genitive" and not self.text[name.end : s].strip(BLANKS) for s, kind in links):
            return False  # "X's mother"
        led = min((s for s, kind in links if kind == "and" and core[0] < s < start), default=None)
        if led is not None and not any(
            s < start for s, _, hit in hits if hit[0] in ("titles", "offices") and s < led
        ):
            return False  # "a customer and lieutenant X"
        for begin, end, (table, _) in reversed(hits):
            if end <= start and table in ("titles", "offices") and not self.text[end:start].strip(BLANKS):
                start = begin
        if self.text[core[0] : start].strip(BLANKS) == "":
            return True
        if self.tables.articles and self.text[start - 1].isalpha():
            return False  # a particle is written onto the name: "loyal to X"
        linked = any(e <= start and kind != "comma" and not self._words(e, start) for _, e, kind in stops)
        noun = min((h for h in hits if h[1] <= start), default=None)
        first = next(((s, kind) for s, e, kind in stops if e <= start), (core[0], ""))
        if first[1] == "in" and self._words(core[0], first[0]) and not (noun and noun[1] <= first[0]):
            return False  # "a deal with the group X"
        ways = [kind for s, e, kind in stops if e <= start]
        if linked or ("of" in ways and ways[-1] != "comma" and noun and noun[2][1].get("form")):
            return False  # "followers of the former dictator X"
        left = [h for h in hits if h[1] <= start and not self.text[h[1] : start].strip(BLANKS)]
        collective = left and left[-1][2][1].get("form") in ("institution", "kin")
        return not (self.tables.articles and collective)

    def _words(self, start: int, end: int) -> str:
        """Letters between, articles left out."""
        text = self.text[start:end]
        for s, e, row in reversed(self.tables.linkers.find(self.text, start, end)):
            if row["function"] in ("article", "indefinite"):
                text = text[: s - start] + text[e - start :]
        return text.strip(BLANKS)

    def _noun_head(
        self, core: Pair, hits: list[Hit], stops: list[tuple[int, int, str]], name: Name | None
    ) -> Hit | None:
        """The row that decides: the first phrase of the head's own words, the last where heads are last."""
        end = min([s for s, _, _ in stops if s > core[0]], default=core[1])
        ands = (s for s, _, row in self.tables.linkers.find(self.text, *core) if row["function"] == "and")
        if self.tables.head_last:  # "four men and a woman"
            end = next((s for s in ands if s < end and any(h[1] <= s for h in hits)), end)
        own = [h for h in hits if h[0] < end]
        outer = [h for h in hits if name is None or h[1] <= name.start or h[0] >= name.end]
        if name is not None and name.label != "PER":
            at_name = [h for h in hits if h[0] <= name.start and name.end <= h[1]]
            nouns = (*KNOWN, "actor_nouns")
            own = [h for h in own if h[2][0] == "actor_nouns"]
            half = (name.end - name.start) / 2
            exact = [h for h in hits if name.start <= h[0] and h[1] <= name.end and h[1] - h[0] >= half]
            return next((h for h in at_name + exact + own if h[2][0] in nouns), None)
        if name is None and own and self.tables.head_last:
            return own[-1]
        if name is not None:
            ranked = [h for h in outer if h[2][0] in ("offices", "actor_nouns", "titles")]
            offices = [h for h in ranked if h[2][0] == "offices"]
            return next(iter(offices + ranked), None)
        return own[0] if own else None

    def _naming(
        self, span: Pair, core: Pair, name: Name | None, head: Hit | None, hits: list[Hit],
        country: str | None, definite: bool,
    ) -> Naming:  # fmt: skip
        table, row = head[2] if head else ("", None)
        office = row["office"] if row is not None and table == "offices" else None
        unnamed = name is None and head is not None and self._unnamed(head)
        outer = [h for h in hits if name is None or h[1] <= name.start or h[0] >= name.end]
        genders = [h[2][1].get("gender", "") for h in outer if h[2][0] in ("titles", "offices")]
        gender = next((g for g in genders if g), "") if name is None or name.label == "PER" else ""
        if row is not None and table in KNOWN:
            country = row["country"] or None
        at = (head[0], head[1]) if head else None
        if not gender and name is None and at:
            gender = self.genders.get(at[0], "")
        plural = self._plural(span, at) if name is None else None
        stands = self.tables.anaphors.match(self.text, *core) if name is None and definite else None
        kinds = tuple(stands["kinds"].split("|")) if stands else ()
        return Naming(
            span, core, name, table, row, at, office, gender, country, False, definite, unnamed, plural,
            anaphor=kinds,
        )  # fmt: skip

    def _plural(self, span: Pair, head: Pair | None) -> bool | None:
        """Number by the first determiner before the head, else by its tree, else by its ending."""
        if head is None:
            return None
        told = self.tables.determiners.find(self.text, span[0], head[0])
        if told:
            return told[0][2]["number"] != "singular"
        if head[0] in self.plurals:
            return self.plurals[head[0]]
        words = bare(self.text[slice(*head)])
        return True if self.tables.plurals and words.endswith(self.tables.plurals) else None

    def leads(self, naming: Naming) -> bool:
        """Whether the head stands at its end of the phrase, with nothing unknown on that side."""
        if naming.head is None:
            return False
        if self.tables.head_last:
            stops = self.stops(naming.core, [], [])
            end = min([s for s, _, _ in stops if s >= naming.head[1]], default=naming.core[1])
            return not self.text[naming.head[1] : end].strip(BLANKS)
        before = self.text[naming.core[0] : naming.head[0]].strip(BLANKS)
        return not before or before.isdigit()

    def _unnamed(self, head: Hit) -> bool:
        found = self.tables.unnamed.find(self.text, head[0], head[1])
        return bool(found) and found[0][0] <= head[0]


def _told(annotations: Annotations, feature: str, meaning: dict[str, T]) -> dict[int, T]:
    """Where nouns begin -> what a feature of theirs means."""
    told = ((w.start, dict(w.feats).get(feature, "")) for w in annotations.words if w.upos == "NOUN")
    return {start: meaning[value] for start, value in told if value in meaning}


def _joins(hit: Hit) -> bool:
    """Whether a noun before a name can be said of it: "le groupe X", "the news agency X"."""
    return hit[2][0] in KNOWN or hit[2][1].get("form") == "institution" or hit[2][0] == "landmarks"


def kind_of(naming: Naming) -> EntityKind:
    """The kind of somebody, by name, known actor, noun; `people` where nothing tells."""
    row, label = naming.row, naming.name.label if naming.name else ""
    told = row["kind"] if row is not None and row.get("kind") else ""
    if label == "PER" or naming.table in ("offices", "titles") or told == "person":
        return "people" if naming.plural else "person"
    if naming.is_country or (label in ("LOC", "FAC") and row is None):
        return "government"
    if told:
        return told  # type: ignore[return-value]
    if label == "GRP":
        return "people" if naming.country else "group"
    return "organization" if label == "ORG" else "people"


def sector_of(naming: Naming) -> str | None:
    """PLOVER's sector, by known actor, noun or office."""
    if naming.is_country:
        return "GOV"
    return (naming.row.get("sector") or None) if naming.row is not None else None
