"""What the rooms before hand to this one, in one frozen record, with the few look-ups that claims need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from temoin.claims.overlaps import Overlaps
from temoin.mentions.counts import find_counts, read_count
from temoin.mentions.entities import Entities
from temoin.mentions.names import nationality_of
from temoin.mentions.places import Places
from temoin.mentions.things import find_extents, read_things
from temoin.mentions.times import resolve_time
from temoin.mentions.weapons import implied_weapons, named_weapons
from temoin.records import (
    Annotations,
    CountMention,
    Document,
    Happening,
    Name,
    Pair,
    Place,
    Segments,
    Span,
    TimeMention,
    Word,
)
from temoin.resources import Resources
from temoin.resources.match import tokens

_ADJECTIVES = 2  # words behind a count that may describe its people
_ADJECTIVES_REACH = 40  # characters in which they stand


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
    def _actors(self) -> Overlaps[tuple[Pair, str]]:
        spans = [((m.start, m.end), e.id) for e in self.entities.entities for m in e.mentions]
        return Overlaps((span, (span, entity)) for span, entity in spans)

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.id: place for place in self.places.places}

    @cached_property
    def weapon_kinds(self) -> frozenset[str]:
        """Kinds of all weapons that the report names or that its acts imply."""
        words = (self.text, 0, len(self.text), self.language, self.resources)
        return frozenset(weapon.kind for weapon in (*named_weapons(*words), *implied_weapons(*words)))

    def lemmas(self, start: int, end: int) -> list[str]:
        """Lemmas of the words that a stretch holds or cuts."""
        return [word.lemma for word in self._words.of(start, end)]

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
            day=self.day,
        )  # fmt: skip

    def on_the_day_of(self, happenings: Sequence[Happening]) -> Material:
        """The same, knowing the first day that a main happening is said to have taken place on."""
        for happening in happenings:
            for role in happening.roles:
                mention = self.time(role.start, role.end) if role.role == "time" else None
                if happening.story == "main" and mention and mention.time and mention.time.precision == "day":
                    return replace(self, day=mention.time.from_)
        return self

    def count(self, start: int, end: int) -> CountMention | None:
        """The number of people that words tell; one person's name counts one."""
        person = any(
            n.label == "PER" and start <= n.start and n.end <= end for n in self._names.of(start, end)
        )
        return read_count(
            self.text,
            start,
            end,
            self.language,
            self.resources,
            person=person,
            nationality_of=self.nationality,
        )

    def counts_in(self, sentence: Pair) -> Sequence[CountMention]:
        """Every count of people that grammar sees in a sentence; "minor damage" counts no minors."""
        if sentence not in self._counts:
            found = find_counts(
                self.text, *sentence, self.language, self.resources, nationality_of=self.nationality
            )
            damage = find_extents(self.text, *sentence, self.language, self.resources)
            self._counts[sentence] = [
                self._described(mention, sentence[1])
                for mention in found
                if not any(mention.start < e and s < mention.end for s, e, _ in damage)
            ]
        return self._counts[sentence]

    def _described(self, mention: CountMention, stop: int) -> CountMention:
        """The count with the adjectives behind it that tell whose people they are: "one civilian Iraqi victim"."""
        behind = tokens(self.text, mention.end, min(stop, mention.end + _ADJECTIVES_REACH))[:_ADJECTIVES]
        for token in reversed(behind):
            wider = self.count(mention.start, token.end)
            if wider and (wider.count.min, wider.count.max) == (mention.count.min, mention.count.max):
                told = (wider.count.group or "") + (wider.count.nationality or "")
                if len(told) > len((mention.count.group or "") + (mention.count.nationality or "")):
                    return wider
        return mention

    def counted(self, start: int, end: int) -> CountMention | None:
        """The count that words belong to: as far as grammar sees it reach in their sentence, else the words' own."""
        for mention in self.counts_in(self.sentence(start)):
            if mention.start < end and start < mention.end:
                return mention
        return self.count(start, end)

    def first_actor(self, start: int, end: int, *, other_than: Iterable[Pair]) -> Pair | None:
        """The first words between that name somebody else than any of these words do."""
        others = {self.entities.at(*span) for span in other_than}
        for span, actor in self._actors.of(start, end):
            if span[0] >= start and actor not in others:
                return span
        return None

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
