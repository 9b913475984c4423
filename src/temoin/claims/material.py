"""What the rooms before hand to this one, in one frozen record, with the few look-ups that claims need."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.trees import Trees
from temoin.mentions.counts import find_counts, read_count
from temoin.mentions.entities import Entities
from temoin.mentions.kinds import Naming, Namings, actor_tables
from temoin.mentions.names import nationality_of
from temoin.mentions.places import Places
from temoin.mentions.quantities import joined
from temoin.mentions.things import find_extents, read_things
from temoin.mentions.time_spans import find_times
from temoin.mentions.times import resolve_time
from temoin.mentions.weapons import implied_weapons, named_weapons
from temoin.overlaps import Overlaps
from temoin.records import (
    Annotations,
    CountMention,
    Document,
    Entity,
    Happening,
    Name,
    Pair,
    Place,
    Quotation,
    Segments,
    Span,
    TimeMention,
    WeaponMention,
    Word,
)
from temoin.resources import Resources
from temoin.resources.match import Token, bare, clitics, phrase_table, tokens

DAYS = ("day", "part-of-day", "hour", "minute")  # precisions that name a day
_ADJECTIVES = 2  # words behind a count that may describe its people
_ADJECTIVES_REACH = 40  # characters in which they stand
_TITLE = 3  # words between two names of a list, beside ages
_COMMAS = frozenset(",،;؛")
_MARKS = _COMMAS | frozenset('-–—:()"«»“”')

Weapons = tuple[tuple[WeaponMention, ...], tuple[WeaponMention, ...]]  # named, implied


@dataclass(frozen=True)  # without slots: its indexes are made when first asked for
class Material:
    """One report as the rooms before saw it.

    `anchors` are the full dates that it names (ISO), `day` is the day of its main happening,
    on which clock times lean.
    """

    document: Document
    segments: Segments
    annotations: Annotations
    entities: Entities
    places: Places
    resources: Resources
    anchors: tuple[str, ...]
    day: str | None = None
    _counts: dict[Pair, Sequence[CountMention]] = field(default_factory=dict, compare=False)
    _weapons: dict[Pair, Weapons] = field(default_factory=dict, compare=False)

    @property
    def text(self) -> str:
        """The text that every offset counts in."""
        return self.document.text

    @property
    def language(self) -> str | None:
        """ISO 639-1 code, or `None` where it is not known."""
        return self.document.language

    def span(self, words: Pair) -> Span:
        """A place in the text with its words."""
        return Span(words[0], words[1], self.text[words[0] : words[1]])

    def sentence(self, at: int) -> Pair:
        """The sentence that holds a place; its paragraph where no sentence does."""
        for stretches in (self._sentences, self._paragraphs):
            for found in stretches.of(at, at + 1):
                return found
        return at, at + 1

    @cached_property
    def _sentences(self) -> Overlaps[Pair]:
        return Overlaps(((s.start, s.end), (s.start, s.end)) for s in self.annotations.sentences)

    @cached_property
    def _paragraphs(self) -> Overlaps[Pair]:
        return Overlaps((paragraph, paragraph) for paragraph in self.segments.paragraphs)

    @cached_property
    def _names(self) -> Overlaps[Name]:
        return Overlaps(((n.start, n.end), n) for n in self.annotations.names)

    @cached_property
    def _words(self) -> Overlaps[Word]:
        return Overlaps(((w.start, w.end), w) for w in self.annotations.words)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.annotations.words]

    @cached_property
    def trees(self) -> Trees:
        """The trees of the text."""
        return Trees(self.text, self.annotations.words, self.annotations.sentences)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the language that trees are read by."""
        return lexicon(self.resources, self.language)

    @cached_property
    def _quotations(self) -> Overlaps[Quotation]:
        return Overlaps(((q.start, q.end), q) for q in self.segments.quotations)

    def quoted(self, words: Pair) -> bool:
        """Whether words stand in quotation marks."""
        return bool(self._quotations.of(*words))

    @cached_property
    def _actors(self) -> Overlaps[tuple[Pair, str]]:
        spans = [((m.start, m.end), e.id) for e in self.entities.entities for m in e.mentions]
        return Overlaps((span, (span, entity)) for span, entity in spans)

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities.entities}

    def entity(self, start: int, end: int) -> Entity | None:
        """Whom words name."""
        return self._entities.get(self.entities.at(start, end) or "")

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.id: place for place in self.places.places}

    @cached_property
    def weapon_kinds(self) -> frozenset[str]:
        """Kinds of all weapons that the report names or that its acts imply."""
        tables = (self.language, self.resources)
        return frozenset(
            weapon.kind
            for paragraph in self.segments.paragraphs
            for read in (named_weapons, implied_weapons)
            for weapon in read(self.text, *paragraph, *tables)
        )

    def names_of_places(self, start: int, end: int) -> list[Name]:
        """Names of places that lie in a stretch."""
        names = (n for n in self._names.of(start, end) if n.label in ("LOC", "FAC"))
        return [n for n in names if start <= n.start and n.end <= end]

    def inside(self, place: str) -> str | None:
        """The place in which a place lies."""
        return self._places[place].inside

    def word(self, at: int) -> int | None:
        """The index of the first word that begins at a place or behind it."""
        number = bisect_left(self._word_starts, at)
        return number if number < len(self._word_starts) else None

    def lemmas(self, start: int, end: int) -> list[str]:
        """Lemmas of the words that a stretch holds or cuts."""
        return [word.lemma for word in self._words.of(start, end)]

    def parts_of_speech(self, start: int, end: int) -> frozenset[str]:
        """Parts of speech (UD) of the words that a stretch holds or cuts."""
        return frozenset(word.upos for word in self._words.of(start, end))

    def names_somebody(self, start: int, end: int) -> bool:
        """Whether the words are a part of the name of a person, a body or a place."""
        return any(
            name.label in ("PER", "ORG", "GRP", "LOC", "FAC") and name.start <= start and end <= name.end
            for name in self._names.of(start, end)
        )

    def names_person(self, start: int, end: int) -> bool:
        """Whether the words hold or cut a person's name."""
        return any(name.label == "PER" for name in self._names.of(start, end))

    def persons(self, start: int, end: int) -> tuple[Pair, ...]:
        """Each of several persons that words name; the words whole where they name one or none."""
        named = tuple(
            (n.start, n.end)
            for n in self._names.of(start, end)
            if n.label == "PER" and start <= n.start and n.end <= end
        )
        return named if len(named) > 1 else ((start, end),)

    def time(self, start: int, end: int) -> TimeMention | None:
        """The time that words tell, resolved against the report's date or another date in it."""
        return resolve_time(
            self.text, start, end, self.document.published, self.anchors, self.language, self.resources,
            day=self.day, told=self._told_before(start),
        )  # fmt: skip

    def _told_before(self, at: int) -> str | None:
        """The day that a happening's words name last before a place."""
        index = bisect_left(self._told_days, (at,)) - 1
        return self._told_days[index][1] if index >= 0 else None

    @cached_property
    def _told_days(self) -> list[tuple[int, str]]:
        """Where happenings are dated, and on which days, in order of the text."""
        found = []
        for role in (r for h in self.annotations.happenings for r in h.roles if r.role == "time"):
            mention = resolve_time(
                self.text, role.start, role.end, self.document.published, self.anchors, self.language,
                self.resources,
            )  # fmt: skip
            if mention and mention.time and mention.time.from_ and mention.time.precision in DAYS:
                found.append((role.start, mention.time.from_[:10]))
        return sorted(found)

    def on_the_day_of(self, happenings: Sequence[Happening]) -> Material:
        """The same, knowing the first day that a main happening is said to have taken place on."""
        main = (happening for happening in happenings if happening.story == "main")
        for role in (role for happening in main for role in happening.roles if role.role == "time"):
            mention = self.time(role.start, role.end)
            if mention and mention.time and mention.time.from_ and mention.time.precision == "day":
                return replace(self, day=mention.time.from_)
        return self

    def count(self, start: int, end: int) -> CountMention | None:
        """The number of people that words tell; one person's name counts one."""
        return read_count(
            self.text,
            start,
            end,
            self.language,
            self.resources,
            persons=self._named_together(start, end),
            nationality_of=self.nationality,
        )

    def _named_together(self, start: int, end: int) -> int:
        """How many persons words name: one, and each that a comma or "and" adds ("Ana Roe, 34, and Li Wu")."""
        lists = self.lists_of_persons((start, end))
        return 1 + sum(len(names) - 1 for names in lists) if lists else 0

    def lists_of_persons(self, words: Pair) -> list[list[Name]]:
        """The persons that words name, those that a comma or "and" joins together."""
        tables = (self.language, self.resources)
        lists: list[list[Name]] = []
        for name in (n for n in self._names.of(*words) if n.label == "PER"):
            before = lists[-1][-1].end if lists else name.start
            gap = (self.text, before, name.start)
            few = sum(token.word.isalpha() for token in tokens(*gap)) <= _TITLE
            added = not _COMMAS.isdisjoint(self.text[before : name.start]) or joined(*gap, *tables)
            if lists and few and added:
                lists[-1].append(name)
            else:
                lists.append([name])
        return lists

    def counts_in(self, sentence: Pair) -> Sequence[CountMention]:
        """Every count of people that grammar sees in a sentence.

        "Minor damage" counts no minors, a year or a day nobody, nor does a number or a dual in a name ("أمينة"), and
        an aircraft "without a pilot" is a weapon.
        """
        if sentence not in self._counts:
            found = find_counts(
                self.text, *sentence, self.language, self.resources, nationality_of=self.nationality
            )
            damage = find_extents(self.text, *sentence, self.language, self.resources) if found else []
            numbered = any(mention.number for mention in found)
            times = find_times(self.text, (sentence,), self.language, self.resources) if numbered else ()
            unmanned = [m for m in found if m.count.max == 0 and self._is_weapon(m, sentence)]
            self._counts[sentence] = [
                self._described(mention, sentence[1])
                for mention in found
                if not any(mention.start < e and s < mention.end for s, e, _ in damage)
                and not self._within(mention.number or (mention.start, mention.end), times)
                and mention not in unmanned
            ]
        return self._counts[sentence]

    def _is_weapon(self, mention: CountMention, sentence: Pair) -> bool:
        named = self.weapons_in(sentence)[0]
        return any(weapon.start < mention.end and mention.start < weapon.end for weapon in named)

    def _within(self, number: Pair, times: Sequence[Pair]) -> bool:
        """Whether the words of a number, or of people without one, are part of a time or of a person's name."""
        names = [(n.start, n.end) for n in self._names.of(*number) if n.label == "PER"]
        return any(s <= number[0] and number[1] <= e for s, e in (*times, *names))

    def weapons_in(self, sentence: Pair) -> Weapons:
        """Weapons that a sentence names, and those that its acts tell of."""
        if sentence not in self._weapons:
            words = (self.text, *sentence, self.language, self.resources)
            self._weapons[sentence] = named_weapons(*words), implied_weapons(*words)
        return self._weapons[sentence]

    def _described(self, mention: CountMention, stop: int) -> CountMention:
        """The count with the adjectives behind it that tell whose people they are: "one civilian Iraqi victim"."""
        one = mention.count
        for token in self._adjectives(mention.end, stop):
            wider = self.count(mention.start, token.end)
            if wider and (wider.count.min, wider.count.max) == (one.min, one.max):
                told = (wider.count.group or "") + (wider.count.nationality or "")
                if len(told) > len((mention.count.group or "") + (mention.count.nationality or "")):
                    mention = wider
        return mention

    def _adjectives(self, start: int, stop: int) -> list[Token]:
        """The words from a place on that may describe the people before it: up to a mark, "and", "in", "بقصف"."""
        stop = min(stop, start + _ADJECTIVES_REACH)
        table = phrase_table(self.resources, "cases", self.language)
        ends = {s for s, _, row in table.find(self.text, start, stop) if row["function"] != "of"}
        particles = clitics(self.resources, self.language).before
        written_on = tuple(bare(r["words"]) for r in self.resources.words("cases", self.language))
        written_on = tuple(word for word in written_on if word in particles)
        found: list[Token] = []
        for token in tokens(self.text, start, stop)[:_ADJECTIVES]:
            marked = not _MARKS.isdisjoint(self.text[start : token.start])
            joint = joined(self.text, start, token.start, self.language, self.resources)
            led = token.start in ends or (
                token.word.startswith(written_on) and not self.nationality(self.text[token.start : token.end])
            )
            if marked or joint or led:
                break
            found.append(token)
        return found

    def naming(self, start: int, end: int) -> Naming:
        """What the words tell of who they name."""
        return self._namings.read((start, end))

    @cached_property
    def _namings(self) -> Namings:
        return Namings(self.text, self.annotations, actor_tables(self.resources, self.language))

    def actors_in(self, start: int, end: int, *, other_than: Iterable[Pair]) -> list[Pair]:
        """The words between that name somebody whom none of these words name, in order, each actor once."""
        others = {self.entities.at(*span) for span in other_than}
        found: list[Pair] = []
        for span, actor in self._actors.of(start, end):
            if span[0] >= start and actor not in others and (not found or span[0] >= found[-1][1]):
                others.add(actor)
                found.append(span)
        return found

    def named_place(self, start: int, end: int) -> str | None:
        """The place of these words, if it has a name, coordinates, or is a landmark of some kind."""
        place = self._places.get(self.places.at(start, end) or "")
        if place is None:
            return None
        named = any(n.label in ("LOC", "FAC") for m in place.mentions for n in self._names.of(m.start, m.end))
        fixed = place.precision and not self._moves(start, end)
        return place.id if named or place.gazetteer or fixed else None

    def _moves(self, start: int, end: int) -> bool:
        things = read_things(self.text, start, end, self.language, self.resources)
        return bool(things) and things[0].thing in ("vehicle", "aircraft", "ship")

    def nationality(self, words: str) -> str | None:
        """The country of a demonym, ISO 3166 alpha-2."""
        return nationality_of(words, self.language, self.resources)
