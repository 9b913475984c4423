"""Pronouns and accounts: to whom "il", "they", "هو", "nous" and "@SecPompeo" belong.

A pronoun of the first person belongs to who speaks where it stands; one of the third person
to an actor named before that agrees in number and gender, but not to one named in the words
that it reports.  Who speaks is the person that its own sentence is about, else the one of the
sentence before, where the pronoun comes ahead of its words ("He said"), else the nearest one
that spoke; else, as for all others, the nearest one.  Who does an act is sooner one who does so
elsewhere, too, and a relative pronoun is whom its clause describes.  What agrees with nobody
stays without an actor.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from temoin.mentions.actors import Actor
from temoin.mentions.kinds import ActorTables, Naming
from temoin.mentions.names import fold_name, skeleton
from temoin.mentions.standing import Standing
from temoin.overlaps import Overlaps
from temoin.records import Annotations, Pair, Segments
from temoin.resources.load import Resources

NEAR = 300  # characters back in which "he" is sooner a person than an institution
FAR = 1500  # characters back to who may well do an act
LOOK_BACK = 400  # namings, or pieces of quotations, before a pronoun that are looked at
SURNAME = 3  # consonants of a surname that an account must spell


@dataclass(frozen=True, slots=True)
class Named:
    """Where an actor is named, and whether it speaks there."""

    start: int
    actor: Actor
    spoke: bool


class Pronouns:
    """Resolves the pronouns of one report among its actors."""

    def __init__(
        self, segments: Segments, annotations: Annotations, tables: ActorTables, actors: list[Actor]
    ) -> None:
        self.tables = tables
        self.segments = segments
        self.owner = {n.span: a for a in actors for n in a.namings}
        self.events = sorted(
            (start, number, start in spoke)
            for number, actor in enumerate(actors)
            for spoke in [set(actor.spoke)]
            for start in {n.span[0] for n in actor.namings} | {s for s, _ in actor.extra}
        )
        self.actors = actors
        self.number = {id(actor): number for number, actor in enumerate(actors)}
        self.standing = Standing(annotations, self.owner)
        self.told: dict[int, str] = {}  # the gender of an actor, by its pronouns
        self.subjects = _subjects(annotations)
        self.sentences = [sentence.start for sentence in annotations.sentences]
        self.marks = sorted(segments.quotations, key=lambda q: q.start)
        self.contents: dict[Pair, list[Pair]] = {}
        for a in annotations.attributions:
            if a.source:
                self.contents.setdefault((a.source[0][0], a.source[-1][1]), []).extend(a.content)
        self.quotes = sorted(
            (piece, (a.source[0][0], a.source[-1][1]))
            for a in annotations.attributions
            if a.source
            for piece in a.content
        )

    def resolve(self, found: list[tuple[Naming, bool]]) -> None:
        """Gives each pronoun, with whether it is a source, to its actor: the third person first."""
        for naming, spoke in sorted(found, key=lambda x: (_first_person(x[0]), x[0].span)):
            actor = self._whom(naming, spoke)
            if actor is not None:
                if spoke and actor.one and naming.gender:
                    self.told.setdefault(id(actor), naming.gender)
                actor.extra.append(naming.span)
                actor.spoke += [naming.span[0]] if spoke else []
                self.owner[naming.span] = actor
                insort(self.events, (naming.span[0], self.number[id(actor)], spoke))

    def _whom(self, naming: Naming, spoke: bool) -> Actor | None:
        if _relative(naming) and not spoke:
            return self.standing.described(naming.span)
        actor = self._speaker_around(naming.span) if _first_person(naming) else None
        if actor is None and (spoke or not _first_person(naming)):
            actor = self._antecedent(naming, spoke)
        return actor

    def _speaker_around(self, span: Pair) -> Actor | None:
        """Who speaks where the words stand: the author of the post, the source of the quotation."""
        for post in self.segments.posts:
            if post.author is not None and post.content[0] <= span[0] < post.content[1]:
                return self.owner.get(post.author)
        at = bisect_right(self.quotes, ((span[0], 1 << 62), (0, 0)))
        around = [q for q in self.quotes[max(0, at - LOOK_BACK) : at] if span[1] <= q[0][1]]
        for (_, _), source in sorted(around, key=lambda q: q[0][1] - q[0][0]):
            actor = self.owner.get(source)
            if actor is not None and source != span:
                return actor
        return None

    def _quoted(self, span: Pair) -> Actor | None:
        """Whose literal words a pronoun stands in: of whom "he" there is never said."""
        at = bisect_right(self.marks, span[0], key=lambda q: q.start) - 1
        inside = at >= 0 and span[1] <= self.marks[at].end
        return self._speaker_around(span) if inside else None

    def _antecedent(self, naming: Naming, spoke: bool) -> Actor | None:
        """The actor named before that agrees: who may well speak, for a source; else the nearest."""
        said = self.contents.get(naming.span, ()) if spoke else ()
        speaker = None if _first_person(naming) else self._quoted(naming.span)
        at = bisect_left(self.events, (naming.span[0], 0, False))
        before = [
            Named(start, self.actors[number], spoken)
            for start, number, spoken in reversed(self.events[max(0, at - LOOK_BACK) : at])
            if self._fits(naming, self.actors[number], spoke) and not any(s <= start < e for s, e in said)
            if self.actors[number] is not speaker
        ]
        before = before if spoke else self._as_party(naming.span, before)
        for named in (*self._speaking(naming, said, before), before) if spoke else (before,):
            near = [one for one in named if one.start >= naming.span[0] - NEAR and one.actor.one]
            chosen = near if near and _personal(naming) else named
            if chosen:
                return chosen[0].actor
        return None

    def _as_party(self, span: Pair, before: list[Named]) -> list[Named]:
        """Who may do an act or suffer it.

        Who does it is nobody whom it is done to: people of this sentence or the one before who neither speak
        nor are victims, else who does so elsewhere.
        """
        sides = self.standing.sides.get(span)
        if not sides:
            return before
        here = bisect_right(self.sentences, span[0]) - 1
        if "perpetrator" not in sides:
            home = self.sentences[here] if here >= 0 else 0
            return [one for one in before if self._may_suffer(one, home)]
        others = self.standing.others(span)
        before = [one for one in before if id(one.actor) not in others]
        home = self.sentences[here - 1] if here >= 1 else 0
        people = [one for one in before if one.actor.one or one.actor.many]
        near = [one for one in people if one.start >= home and self._may_do(one.actor)]
        known = [one for one in before if one.start >= span[0] - FAR and self._does(one.actor)]
        return near or known or before

    def _may_suffer(self, named: Named, home: int) -> bool:
        """People, and whom something befalls elsewhere; who only does acts suffers them in his own sentence at most."""
        sides = self.standing.of_actor.get(id(named.actor), frozenset[str]())
        if sides == {"perpetrator"}:
            return named.start >= home
        return bool(sides) or named.actor.one or named.actor.many or named.actor.several

    def _does(self, actor: Actor) -> bool:
        return "perpetrator" in self.standing.of_actor.get(id(actor), ())

    def _may_do(self, actor: Actor) -> bool:
        return self._does(actor) or not (actor.spoke or id(actor) in self.standing.of_actor)

    def _speaking(self, naming: Naming, said: Sequence[Pair], before: list[Named]) -> Iterator[list[Named]]:
        """Who may speak by a pronoun, the likeliest first."""
        if _personal(naming):
            here = bisect_right(self.sentences, naming.span[0]) - 1
            home = self.sentences[here] if here >= 0 else 0
            behind = any(home <= start < naming.span[0] for start, _ in said)
            for subject in filter(None, map(self.subjects.get, (here,) if behind else (here, here - 1))):
                yield [one for one in before if one.actor.one and _covers(one, subject)]
        yield [one for one in before if one.spoke]

    def _fits(self, naming: Naming, actor: Actor, spoke: bool) -> bool:
        """Number and gender do not clash; `n` is for what is no person, where a language has it.

        "She said that he was shot": who is "she" there is not "he".
        """
        row = naming.pronoun or {}
        number, gender = row.get("number", ""), row.get("gender", "")
        if (number == "pl" and actor.one) or (number == "sg" and (actor.many or actor.several)):
            return False
        if self.tables.neuter and gender and (gender == "n") == (actor.one or actor.many):
            return False
        known = actor.gender or ("" if spoke else self.told.get(id(actor), ""))
        return not (gender and known and gender != known)


def join_accounts(
    text: str, segments: Segments, annotations: Annotations, actors: list[Actor], resources: Resources
) -> None:
    """An account belongs to the signature beside it, or to a person whose surname it spells."""
    for post in segments.posts:
        signed = (a for a in actors if any(n.span == post.author for n in a.namings))
        if post.handle is not None and (author := next(signed, None)) is not None:
            author.extra.append(post.handle)
    for name in annotations.names:
        if text[name.start : name.end].startswith("@"):
            letters = skeleton(fold_name(text[name.start : name.end]).replace(" ", ""), resources)[0]
            spelt = (a for a in actors if any(_spells(letters, p[-1], resources) for p in a.people))
            if (actor := next(spelt, None)) is not None:
                actor.extra.append((name.start, name.end))


def _spells(letters: str, surname: str, resources: Resources) -> bool:
    sounds = skeleton(surname, resources)[0]
    return len(sounds) >= SURNAME and sounds in letters


def _subjects(annotations: Annotations) -> dict[int, Pair]:
    """Whom each sentence is about, by its number: the subject of its main verb; who says it, where that is reported.

    "X is well, Y said." is about Y.
    """
    said = Overlaps(
        (p, a.source[0]) for a in annotations.attributions if a.source and a.cue for p in a.content
    )
    found: dict[int, Pair] = {}
    for number, sentence in enumerate(annotations.sentences):
        for word in annotations.words[sentence.first_word : sentence.last_word]:
            if word.relation == "nsubj" and annotations.words[word.head].head < 0:
                saying = [s for s in said.of(word.start, word.end) if sentence.start <= s[0] < sentence.end]
                found.setdefault(number, saying[0] if saying else (word.start, word.end))
    return found


def _covers(named: Named, words: Pair) -> bool:
    spans = [n.span for n in named.actor.namings] + named.actor.extra
    return any(start == named.start and start <= words[0] and words[1] <= end for start, end in spans)


def _first_person(naming: Naming) -> bool:
    return naming.pronoun is not None and naming.pronoun["person"] == "1"


def _relative(naming: Naming) -> bool:
    return naming.pronoun is not None and naming.pronoun["person"] == "0"


def _personal(naming: Naming) -> bool:
    """Whether a pronoun is sooner a person's: one, of the third person, not neuter."""
    row = naming.pronoun or {}
    return row.get("number") == "sg" and row.get("person") == "3" and row.get("gender") != "n"
