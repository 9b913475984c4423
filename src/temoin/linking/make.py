"""Reading -> digests: its main incident, and those it recalls that can be told from it.

A recalled incident is told apart by a day of its own.  Without one, its words are most often the main incident's
told again, so it is not linked to other reports.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from temoin.incidents.tolls import Counted
from temoin.linking.digest import Days, Digest, Person, Site
from temoin.linking.words import ages_in, telling_words, words_of
from temoin.mentions.names import fold_name
from temoin.records import Claim, Entity, Incident, Place, Reading

HARM = ("killed", "injured", "casualties", "abducted")
VIOLENT = frozenset({"ASSAULT", "CRIME", "PROTEST", "COERCE"})
DAYS = 3  # kept of one incident, the best supported
COUNTS = 6
# Weight of each further day that a text names: what is news comes first, what it recalls comes later.  On train all
# orders find the day of the table equally often; only reports of two attacks in a row need it.
LATER = 0.5
LONGEST = 7  # days that a time may span and still be a day for linking
# Days between a recalled incident and the main one from which they are told apart: within a week it mostly is the main
# one with a day misread (dev: B³ .954 at 2 days, .959 at 8).
APART = 8
_PARTS = {
    "victim": "victim",
    "target": "victim",
    "perpetrator": "perpetrator",
    "responsibility": "perpetrator",
}
_SCALE = 127


def digest_incidents(reading: Reading, vector: Sequence[float] = ()) -> dict[str, Digest]:
    """By the id of the incident, a digest of each that other reports can be about, the main one first.

    `vector` is that of the annotations; what is threatened or feared gets no digest.
    """
    mains = [incident for incident in reading.incidents if incident.role == "main"]
    made = [_digest(reading, incident, reading.document.text, vector) for incident in mains]
    for incident in reading.incidents:
        if incident.role == "background" and incident.what and incident.what["plover"] in VIOLENT:
            own = _digest(reading, incident, _sentences_of(reading, incident), ())
            if _told_apart(own, made[: len(mains)]):
                made.append(own)
    return {digest.incident: digest for digest in made}


def _digest(reading: Reading, incident: Incident, text: str, vector: Sequence[float]) -> Digest:
    document, language = reading.document, reading.document.language
    claims = [c for c in reading.claims if c.incident == incident.id and c.polarity == "affirmed"]
    published = _ordinal(document.published.from_) if document.published else None
    main = incident.role == "main"
    title = (document.title or "") if main else ""
    names = _names(reading) if main else _names_in(reading, text)
    return Digest(
        document=document.id,
        incident=incident.id,
        role="main" if main else "background",
        language=language,
        published=published,
        days=_days(claims, published),
        sites=_sites(reading, claims, main),
        kinds=_kinds(claims),
        killed=_counts(claims, "killed"),
        injured=_counts(claims, "injured"),
        groups=tuple(
            sorted({c.value["group"] for c in claims if c.field in HARM and c.value["group"]} - {"people"})
        ),
        ages=ages_in(text, language),
        people=_people(reading, claims, main),
        names=telling_words(names, language),
        title=telling_words(words_of(title, language), language),
        words=telling_words(words_of(f"{title} {text}", language), language),
        vector=_quantised(vector),
    )


def _told_apart(own: Digest, mains: Sequence[Digest]) -> bool:
    """Whether a recalled incident has a day that is not the main one's."""
    if not own.days or not own.sites:
        return False
    return all(
        not main.days
        or own.days[0].first - main.days[0].last >= APART
        or main.days[0].first - own.days[0].last >= APART
        for main in mains
    )


def _sentences_of(reading: Reading, incident: Incident) -> str:
    """The words claimed of an incident, in order of the text."""
    contents = {c.evidence.content for c in reading.claims if c.incident == incident.id}
    return " ".join(span.text for span in sorted(contents))


def _days(claims: Iterable[Claim], published: int | None) -> tuple[Days, ...]:
    """The days on which it is said to have taken place, the best supported first; none after publication."""
    votes: dict[tuple[int, int], float] = {}
    told = sorted((c for c in claims if c.field == "when"), key=_first_words)
    for claim in told:
        first, last = (_ordinal(claim.value.get(end)) for end in ("from", "to"))
        if first is None or last is None or last - first > LONGEST:
            continue
        if published is None or first <= published + 1:
            votes[first, last] = votes.get((first, last), 0.0) + claim.score * LATER ** len(votes)
    total = sum(votes.values())
    best = sorted(votes, key=lambda days: (-votes[days], days))[:DAYS]
    return tuple(Days(*days, round(votes[days] / total, 3)) for days in best)


def _first_words(claim: Claim) -> tuple[int, str]:
    return claim.evidence.value[0].start if claim.evidence.value else claim.evidence.content.start, claim.id


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day else None


def _sites(reading: Reading, claims: Iterable[Claim], main: bool) -> tuple[Site, ...]:
    """Where it took place with what lies around it, then, for the main incident, every other place named."""
    places = {place.id: place for place in reading.places}
    where = dict.fromkeys(c.value["place"] for c in claims if c.field == "where" and c.value.get("place"))
    chain = dict.fromkeys(key for place in where for key in _around(place, places))
    others = [key for key in places if key not in chain] if main else []
    sites = [_site(places[key], "where") for key in chain] + [_site(places[key], "report") for key in others]
    return tuple(site for site in dict.fromkeys(sites) if site.name)


def _around(place: str | None, places: dict[str, Place]) -> Iterable[str]:
    seen: list[str] = []
    while place in places and place not in seen:
        seen.append(place)
        place = places[place].inside
    return seen


def _site(place: Place, of: str) -> Site:
    return Site(
        fold_name(place.name),
        place.precision,
        place.country,
        place.lat,
        place.lon,
        place.radius_km,
        of,  # type: ignore[arg-type]
    )


def _kinds(claims: Iterable[Claim]) -> tuple[str, ...]:
    """PLOVER types with their modes, the most claimed first."""
    what = Counter(
        c.value["plover"] + ("/" + c.value["mode"] if c.value["mode"] else "")
        for c in claims
        if c.field == "what"
    )
    return tuple(sorted(what, key=lambda kind: (-what[kind], kind)))


def _counts(claims: Iterable[Claim], field: str) -> tuple[Counted, ...]:
    """The counts of a field in order of the text, the best supported ones; attackers are not counted."""
    votes: dict[tuple[int | None, int | None], float] = {}
    for claim in sorted((c for c in claims if c.field == field), key=_first_words):
        if claim.value["group"] not in ("attackers", "militants"):
            bounds = (claim.value["min"], claim.value["max"])
            votes[bounds] = votes.get(bounds, 0.0) + claim.score
    best = set(sorted(votes, key=lambda bounds: (-votes[bounds], str(bounds)))[:COUNTS])
    return tuple((*bounds, round(votes[bounds], 3)) for bounds in votes if bounds in best)


def _people(reading: Reading, claims: Iterable[Claim], main: bool) -> tuple[Person, ...]:
    """Named persons: those with a part in the incident first, then, for the main one, all others."""
    parts: dict[str, Counter[str]] = {}
    for claim in claims:
        if claim.field in _PARTS and claim.value.get("entity"):
            parts.setdefault(claim.value["entity"], Counter())[_PARTS[claim.field]] += 1
    speakers = _speakers(reading)
    made = []
    for entity in reading.entities:
        names = _full_names(entity)
        if names and (main or entity.id in parts):
            mine = parts.get(entity.id, Counter(["speaker" if entity.id in speakers else "other"]))
            made.append(Person(names, max(mine, key=lambda part: (mine[part], part))))
    return tuple(dict.fromkeys(made))


def _full_names(entity: Entity) -> tuple[str, ...]:
    """Folded names of a person of two words or more, in order of the alphabet; none for anybody else."""
    if entity.kind != "person":
        return ()
    folded = {fold_name(name) for name in (entity.name, *entity.aliases)}
    return tuple(sorted(name for name in folded if 2 <= len(name.split()) <= 4))


def _names(reading: Reading) -> list[str]:
    """The words of every mention of a named entity or place, in order of the records.

    Outlets and those who only speak of it are left out: they are the same in other stories.
    """
    speakers = _speakers(reading)
    told = [
        e.mentions for e in reading.entities if e.kind not in ("people", "outlet") and e.id not in speakers
    ]
    spans = [span for mentions in (*told, *(p.mentions for p in reading.places)) for span in mentions]
    return [word for span in spans for word in fold_name(span.text).split()]


def _speakers(reading: Reading) -> frozenset[str]:
    """Entities that hold an office or speak, and have no part in any incident."""
    parts = {c.value.get("entity") for c in reading.claims if c.field in _PARTS}
    speaking = {c.speaker for c in reading.claims} | {e.id for e in reading.entities if e.office}
    return frozenset(speaking - parts)


def _names_in(reading: Reading, text: str) -> list[str]:
    known = set(_names(reading))
    return [word for word in fold_name(text).split() if word in known]


def _quantised(vector: Sequence[float]) -> tuple[int, ...]:
    length = math.sqrt(sum(v * v for v in vector)) or 1.0
    return tuple(round(v / length * _SCALE) for v in vector)
