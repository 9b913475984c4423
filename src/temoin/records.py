"""The records of a reading and of the rooms between: frozen, slotted, plain.

Offsets are Unicode code points of `Document.text`, half open.  A `Pair` is a bare
``(start, end)``; a `Span` carries its words too and is what a reading shows.
Times are inclusive ISO dates or date-times without offset.  Everything here turns
into JSON by `to_dict` (records_json.py) and back by `from_dict`, without loss.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

SCHEMA = "temoin/reading/1"
ANNOTATION_SCHEMA = "temoin/annotation/1"

Pair = tuple[int, int]

Polarity = Literal["affirmed", "denied", "questioned"]
Certainty = Literal["certain", "probable", "possible", "hearsay"]
Stage = Literal["accomplished", "attempted", "prevented", "threatened", "planned", "hypothetical"]
Channel = Literal[
    "statement", "press", "interview", "post", "letter", "broadcast", "document", "report", "unknown"
]
Precision = Literal["second", "minute", "hour", "part-of-day", "day", "week", "month", "year"]
PlacePrecision = Literal["point", "landmark", "town", "district", "region", "country"]
EntityKind = Literal["person", "group", "government", "armed", "organization", "outlet", "people"]
IncidentRole = Literal["main", "background", "prospect"]
Verdict = Literal["contradictory", "compatible"]

COUNT_FIELDS = (
    "killed", "injured", "missing", "abducted", "arrested", "displaced", "released", "casualties",
)  # fmt: skip
FIELDS = (
    "what", "when", "where", "perpetrator", "target", "victim", *COUNT_FIELDS,
    "weapon", "damage", "defence", "responsibility", "motive", "happened",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of the document: `text` equals `document.text[start:end]` and is not empty."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} does not hold {self.text[:40]!r}")


# ---------------------------------------------------------------- what was read


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: `document.text[start:end]` stands where the source had `was`."""

    start: int
    end: int
    was: str
    why: str


@dataclass(frozen=True, slots=True)
class Time:
    """An interval, both ends inclusive; `None` at an end is open."""

    from_: str | None
    to: str | None
    precision: Precision
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What was read, after repairs.  `sha256` is of the source's bytes."""

    id: str
    sha256: str
    source: str
    language: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: Time | None
    text: str
    edits: tuple[Edit, ...] = ()


# ---------------------------------------------------------------- segments


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `start:end` without marks, `outer` with them; `closed` is false for a mark without partner."""

    start: int
    end: int
    outer: Pair
    closed: bool
    continues: bool = False  # goes on from the quotation before it, in the paragraph before


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post: its words, who signed it, the account and the date of the signature line."""

    start: int
    end: int
    content: Pair
    author: Pair | None
    handle: Pair | None
    date: Pair | None


@dataclass(frozen=True, slots=True)
class Segments:
    """Where the parts of a text lie; paragraphs hold no outer blanks and are in order."""

    title: Pair | None
    dateline: Pair | None
    paragraphs: tuple[Pair, ...]
    quotations: tuple[Quotation, ...]
    posts: tuple[Post, ...]


# ---------------------------------------------------------------- annotations


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the tree: `head` is an index in `Annotations.words`, -1 for a root."""

    start: int
    end: int
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`first_word:last_word` are indexes in `Annotations.words`, half open."""

    start: int
    end: int
    first_word: int
    last_word: int


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name; `label` is one of PER GRP ORG LOC FAC MISC; `p` its probability."""

    start: int
    end: int
    label: str
    p: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: pieces in order of the text; `inside` is the id of the attribution around it."""

    id: int
    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    kind: str
    polarity: str
    certainty: str
    inside: int | None
    p: float


@dataclass(frozen=True, slots=True)
class Role:
    """A part that some words play in a happening (perpetrator, victim, killed, place ...)."""

    role: str
    start: int
    end: int
    p: float


@dataclass(frozen=True, slots=True)
class Happening:
    """Words that name something that takes place, with its type, assertion and roles.

    `main` is the probability that the report is about it; mentions with the same number `one` name one happening.
    """

    start: int
    end: int
    plover: str
    mode: str | None
    status: str
    story: str
    roles: tuple[Role, ...]
    p: float
    main: float | None = None
    one: int | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that the model saw; `violence` is the probability that the text reports violence."""

    language: str | None
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    happenings: tuple[Happening, ...]
    violence: float = 0.0
    vector: tuple[float, ...] = ()


# ---------------------------------------------------------------- mentions


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, as the words allow: `min` or `max` `None` is open."""

    min: int | None
    max: int | None
    vague: str | None = None
    group: str | None = None
    nationality: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count with its words; `start:end` covers number and noun, `number` the number alone."""

    start: int
    end: int
    count: Count
    number: Pair | None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, resolved where the anchors allow; `anchor` names what it leans on."""

    start: int
    end: int
    time: Time | None
    anchor: str


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon: kind, its own name (Katyusha, Grad), how many."""

    start: int
    end: int
    kind: str
    name: str | None
    count: Count | None


@dataclass(frozen=True, slots=True)
class ThingMention:
    """A thing that can be aimed at or damaged, one of the kinds of `damage.thing`."""

    start: int
    end: int
    thing: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody: all names of one actor in one report."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    office: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere; no coordinates is an answer ("not located")."""

    id: str
    name: str
    precision: PlacePrecision | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    gazetteer: str | None
    inside: str | None
    mentions: tuple[Span, ...]


# ---------------------------------------------------------------- the reading


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a claim: of its value, of its content, of the cue and the speaker."""

    value: tuple[Span, ...]
    content: Span
    cue: Span | None
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One value, for one field of one incident, in one speaker's mouth (CLAIMS.md)."""

    id: str
    incident: str
    field: str
    value: dict[str, Any]
    speaker: str
    via: tuple[str, ...]
    channel: Channel
    said: Time | None
    polarity: Polarity
    certainty: Certainty
    stage: Stage
    evidence: Evidence
    score: float
    why: tuple[str, ...]
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class ActEvidence:
    """The words of an act and of its two sides."""

    act: Span
    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True)
class Act:
    """What one speaker does to another around an incident (PLOVER)."""

    id: str
    source: str | None
    target: str | None
    plover: str
    mode: str | None
    topic: str | None
    said: Time | None
    stage: Stage
    polarity: Polarity
    evidence: ActEvidence


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening; `claims` lists claim ids by field, in the order of FIELDS."""

    id: str
    role: IncidentRole
    what: dict[str, Any] | None
    claims: dict[str, tuple[str, ...]]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that a reader would stop at, with the verdict and its reason in words."""

    id: str
    incident: str
    field: str
    claims: tuple[str, str]
    kind: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """What could not be read, placed, dated or attributed, with its words."""

    what: str
    why: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that temoin says of one report."""

    document: Document
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
    acts: tuple[Act, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    schema: str = SCHEMA
    temoin: str = field(default="")

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that `temoin read --json` prints."""
        from temoin.records_json import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Reading:
        """The reading of such an object; SourceError where it is not one."""
        from temoin.records_json import from_dict

        return from_dict(data)

    def _repr_html_(self) -> str:
        """The card that a notebook shows."""
        from temoin.outputs.html import html_card

        return html_card(self)
