"""Namings of places: which words are the place, what holds it, what its relation to it is.

Reads "[near] [landmark] [in] name, name" with the tables `landmarks`, `linkers` and
`vicinity`; places.py then says which place it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from temoin.mentions.gazetteer import Entry, place_key
from temoin.mentions.names import nations
from temoin.mentions.quantities import joined
from temoin.mentions.spans import Inside
from temoin.records import Annotations, Document, Name, Pair
from temoin.resources.load import Resources, Row
from temoin.resources.match import Phrases, phrase_table

NAMES = ("LOC", "FAC")
ROLES = ("place", "target")
TERRITORY = "territory"  # a country's land: "Turkish soil"
_JOINTS = (",", "،", "(")
_CLAUSE = 4  # words that part two names of one list from two of two clauses

Kind = tuple[int, int, Row]  # a landmark or relation: start, end, its row


@dataclass(frozen=True, slots=True)
class Site:
    """One naming of a place: `span` all its words, `head` those that name the place itself."""

    span: Pair
    head: Pair
    names: tuple[Pair, ...]  # the places it lies in, nearest first
    landmark: Row | None = None
    hint: str | None = None  # precision told by a word such as "province"
    relation: Row | None = None
    after: Pair | None = None  # the name right behind, which may be what holds it


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its tables at hand; `votes` counts the countries that it speaks of."""

    document: Document
    resources: Resources
    landmarks: Phrases[Row]
    linkers: Phrases[Row]
    vicinity: Phrases[Row]
    nations: Phrases[tuple[str, str]]
    names: frozenset[Pair]
    inside: Inside[Name]
    facilities: frozenset[Pair]
    votes: Counter[str]
    units: tuple[Entry, ...] = ()  # regions that it names, once they are known

    def words(self, span: Pair) -> str:
        """The words of a span."""
        return self.document.text[span[0] : span[1]]


def read_report(document: Document, annotations: Annotations, resources: Resources) -> Report:
    """The report with the tables of its language; demonyms are no places."""
    language = document.language
    table = nations(resources, language)
    found = table.find(document.text)
    demonyms = {(s, e) for s, e, (_, kind) in found if kind == "demonyms"}
    places = [n for n in annotations.names if n.label in NAMES and (n.start, n.end) not in demonyms]
    places += _unseen(document, annotations, found)
    names = frozenset((n.start, n.end) for n in places)
    return Report(
        document, resources, phrase_table(resources, "landmarks", language),
        phrase_table(resources, "linkers", language), phrase_table(resources, "vicinity", language),
        table, names, Inside(places), frozenset((n.start, n.end) for n in places if n.label == "FAC"),
        Counter(country for _, _, (country, _) in found),
    )  # fmt: skip


def _unseen(
    document: Document, annotations: Annotations, found: Sequence[tuple[int, int, tuple[str, str]]]
) -> list[Name]:
    """Names of countries that stand in no name that the model saw; in small letters they are other words."""
    taken = {at for name in annotations.names for at in range(name.start, name.end)}
    return [
        Name(start, end, "LOC", 1.0)
        for start, end, (_, kind) in found
        if kind == "names" and not document.text[start].islower() and taken.isdisjoint(range(start, end))
    ]


def find_sites(report: Report, annotations: Annotations) -> list[Site]:
    """Namings by role first, then the names that no role has used as its head."""
    roles = sorted(
        {(r.start, r.end, r.role) for h in annotations.happenings for r in h.roles if r.role in ROLES}
    )
    beside = _beside(report, annotations)
    sites = []
    for start, end, role in roles:
        site = _site(report, (start, end))
        if site.landmark and not site.names:
            site = replace(site, names=beside.get((start, end), ()))
        if role == "place" or _aimed_at(report, site):
            sites.append(site)
    heads = {site.head for site in sites}
    bare = sorted(report.names - heads)
    behind = _behind(report)
    sites += [replace(_site(report, name), after=behind.get(name)) for name in bare]
    hints = {place_key(report.words(s.head)): s.hint for s in sites if s.hint and not s.landmark}
    return [_hinted(site, hints.get(place_key(report.words(site.head)))) for site in sites]


def _beside(report: Report, annotations: Annotations) -> dict[Pair, tuple[Pair, ...]]:
    """For words with a role: the named place that the same happening has beside them."""
    found: dict[Pair, tuple[Pair, ...]] = {}
    for happening in annotations.happenings:
        spans = [(r.start, r.end) for r in happening.roles if r.role == "place"]
        sites = [_site(report, span) for span in spans]
        named = tuple(s.head for s in sites if s.landmark is None and s.head in report.names)[:1]
        for role in happening.roles:
            if named and not (role.start <= named[0][0] < role.end):
                found.setdefault((role.start, role.end), named)
    return found


def _behind(report: Report) -> dict[Pair, Pair]:
    """For each name the one behind a comma or a bracket that may hold it: "Athens, Ohio", "Gao (Mali)".

    Three names or more in a row are a list, which only a country at its end holds; so is what ends in "and X".
    """
    found: dict[Pair, Pair] = {}
    for run in _runs(report):
        last = run[-1]
        nation = report.nations.match(report.document.text, *last)
        if len(run) == 2 or (nation is not None and nation[1] == "names"):
            found |= dict.fromkeys(run[:-1], last)
    return found


def _runs(report: Report) -> Iterator[list[Pair]]:
    """Names parted by nothing but commas and brackets, two or more; none that "and" goes on."""
    run: list[Pair] = []
    names = sorted(report.names)
    for name, after in zip_longest(names, names[1:]):
        run.append(name)
        between = report.words((name[1], after[0])).strip() if after else ""
        if after and between in _JOINTS:
            continue
        links = report.linkers.find(report.document.text, name[1], after[0]) if after else []
        goes_on = len(between.split()) < _CLAUSE and any(row["function"] == "and" for _, _, row in links)
        if len(run) > 1 and not goes_on:
            yield run
        run = []


def _hinted(site: Site, hint: str | None) -> Site:
    """A bare name is what a fuller naming in the report says: "Kunduz", after "Kunduz province"."""
    return site if site.hint or site.landmark else replace(site, hint=hint)


def _aimed_at(report: Report, site: Site) -> bool:
    """Whether a target is a place: a landmark that does not drive, or a bare name."""
    if site.landmark is not None:
        return site.landmark["landmark"] != "vehicle"
    return site.head in report.names and _only_links(report, site.span[0], site.head[0])


def _site(report: Report, span: Pair) -> Site:
    """Reads "[near] [landmark] [in] name, name": which words are the place, which hold it."""
    names = [(n.start, n.end) for n in report.inside.of(*span)]
    kinds = _kinds(report, span)
    relations = report.vicinity.find(report.document.text, *span)
    first = names[0] if names else None
    before = [k for k in kinds if first is None or k[1] <= first[0] or first[0] <= k[0] < first[1]]
    if first is None or (before and not _classifies(report, before[-1], first)):
        kind = before[0] if before else None
        held = _holders(report, first[0] if first else span[1], names, relations)
        return Site(span, _trimmed(report, span), held, kind[2] if kind else None)
    return _named(report, span, names, before or _after(report, kinds, first), relations)


def _kinds(report: Report, span: Pair) -> list[Kind]:
    """Landmarks of a span; soil and territory are a country's that stands beside them, or no place."""
    kinds = report.landmarks.find(report.document.text, *span)
    return [k for k in kinds if k[2]["landmark"] != TERRITORY or nation_beside(report, k, span)]


def nation_beside(report: Report, kind: Kind, span: Pair) -> str | None:
    """The country that a word beside a landmark tells: "Turkish soil", "le sol britannique"."""
    for start, end, (country, _) in report.nations.find(report.document.text, *span):
        if _only_links(report, *((kind[1], start) if kind[1] <= start else (end, kind[0]))):
            return country
    return None


def _named(
    report: Report,
    span: Pair,
    names: list[Pair],
    kinds: list[Kind],
    relations: list[Kind],
) -> Site:
    """A site whose head is a name, with what its kind word and its relation tell."""
    first, kind = names[0], kinds[-1][2] if kinds else None
    if kind and kinds[-1][0] >= first[0] and report.nations.match(report.document.text, *first):
        kind = None  # "Estado hebreo", "República Dominicana": a country's own name
    relation = next(
        (r[2] for r in relations if r[1] <= first[0] and _only_links(report, r[1], first[0])), None
    )
    held = _holders(report, first[1], names[1:], relations)
    if (kind and kind["precision"] == "landmark") or first in report.facilities:
        own = kind or next((k[2] for k in report.landmarks.find(report.document.text, *first)), None)
        return Site(span, first, held, own or {"landmark": "", "radius": "1", "precision": "landmark"})
    return Site(span, first, held, None, kind["precision"] if kind else None, relation)


def _classifies(report: Report, kind: Kind, name: Pair) -> bool:
    """Whether a kind word belongs to the name: "province de Gao", "ville de Mossoul", its own part."""
    if name[0] <= kind[0] < name[1]:
        return True
    if kind[2]["precision"] == "landmark":
        return False
    after = kind[1]
    for _, end, _ in report.nations.find(report.document.text, kind[1], name[0])[:1]:
        after = end  # "la capitale irakienne, Bagdad"
    if report.document.text[after : after + 1] in (",", "،"):
        after += 1
    return _only_links(report, after, name[0])


def _after(report: Report, kinds: list[Kind], name: Pair) -> list[Kind]:
    """The kind word right behind a name: "Kunduz province", "Pulse nightclub"."""
    return [k for k in kinds if k[0] > name[0] and not report.words((name[1], k[0])).strip()][:1]


def _only_links(report: Report, start: int, end: int) -> bool:
    """Whether nothing but articles, "of" and blanks lies between; a place past it is the same one."""
    if report.words((start, end)).strip(" '’-") == "":
        return True
    links = report.linkers.find(report.document.text, start, end)
    covered = sum(e - s for s, e, row in links if row["function"] in ("article", "indefinite", "of"))
    letters = sum(c.isalnum() for c in report.words((start, end)))
    return covered >= letters and "," not in report.words((start, end))


def _holders(report: Report, after: int, names: list[Pair], relations: list[Kind]) -> tuple[Pair, ...]:
    """Names behind the head that it lies in: not those of a list, nor those it is only away from."""
    if not names:
        return ()
    text = report.document.text
    links = report.linkers.find(text, after, names[-1][0])
    written_on = [s for s, _, _ in report.landmarks.find(text, after, names[-1][0])] + [s for s, _ in names]
    tables = (report.document.language, report.resources)
    if any(row["function"] == "and" for _, _, row in links) or any(
        joined(text, after, at, *tables) for at in written_on
    ):
        return ()
    away = [e for _, e, row in relations if row["relation"] == "away"]
    return tuple(
        name for name in names if not any(e <= name[0] and _only_links(report, e, name[0]) for e in away)
    )


def _trimmed(report: Report, span: Pair) -> Pair:
    """The words without a leading article or preposition, where more is left."""
    start = span[0]
    for link_start, end, row in report.linkers.find(report.document.text, *span):
        rest = report.words((end, span[1])).lstrip(" '’")
        if link_start != start or not rest or row["function"] not in ("article", "indefinite", "in", "of"):
            break
        start = span[1] - len(rest)
    return (start, span[1])
