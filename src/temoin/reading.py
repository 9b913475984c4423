"""source -> Reading: the rooms in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from temoin.annotations import annotate, identify
from temoin.claims import Material, find_statements, make_acts, make_claims
from temoin.documents import LIMIT_BYTES, read_document
from temoin.incidents import assign_incidents
from temoin.mentions import find_entities, find_parties, find_places, full_dates
from temoin.records import Annotations, Document, Reading, Segments, Unresolved
from temoin.resources import Resources
from temoin.segments import head_facts, segment
from temoin.version import VERSION

Source = str | Path | bytes

NO_TABLES = "no words of it are prepared"


def read(
    source: Source,
    *,
    published: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    resources: str | Path | None = None,
    pipelines: Mapping[str, str] | None = None,
    limit: int | None = LIMIT_BYTES,
) -> Reading:
    """Read one report: who says what happened, in which words.

    `source` is a path, `"-"` for standard input, or the bytes of a report.  What is given
    (`published` as an ISO date, date-time or month) wins over what the text says.
    `resources` is a folder of a user's own tables, laid over the packaged ones; `pipelines`
    maps a language to an installed spaCy pipeline with UD labels; `limit` is in bytes, `None`
    lifts it.  Raises SourceError where the report cannot be read.
    """
    tables = Resources(Path(resources) if resources else None)
    document = read_document(
        source, published=published, language=language, publisher=publisher, url=url, limit=limit
    )
    return read_with_vector(document, tables, pipelines)[0]


def read_with_vector(
    document: Document, resources: Resources, pipelines: Mapping[str, str] | None = None
) -> tuple[Reading, tuple[float, ...]]:
    """The reading of a document, and the vector in which the model sees it (empty where a pipeline read it)."""
    document, segments, annotations = see(document, resources, pipelines)
    return make_reading(document, segments, annotations, resources), annotations.vector


def see(
    document: Document, resources: Resources, pipelines: Mapping[str, str] | None = None
) -> tuple[Document, Segments, Annotations]:
    """A document with its language, date and title, its parts, and what the model sees in it."""
    segments = segment(document, resources)
    published, publisher = head_facts(document, segments, resources)
    document = replace(
        document,
        language=document.language or identify(document.text, resources),
        published=document.published or published,
        publisher=document.publisher or publisher,
        title=document.text[slice(*segments.title)] if segments.title else None,
    )
    return document, segments, annotate(document, segments, resources, pipelines)


def make_reading(
    document: Document, segments: Segments, annotations: Annotations, resources: Resources
) -> Reading:
    """Annotations -> mentions -> claims -> incidents."""
    annotations = find_parties(annotations, document, resources)
    entities = find_entities(document, segments, annotations, resources)
    places = find_places(document, segments, annotations, resources)
    anchors = _anchors(document, segments, resources)
    material = Material(document, segments, annotations, entities, places, resources, anchors)
    material = material.on_the_day_of(annotations.happenings)
    statements = find_statements(segments, annotations)
    happenings = {f"h{number}": happening for number, happening in enumerate(annotations.happenings, start=1)}
    made = make_claims(tuple(happenings.items()), statements, material)
    assigned = assign_incidents(
        happenings,
        made.claims,
        entities.entities,
        places.places,
        violence=annotations.violence,
        text=document.text,
    )
    return Reading(
        document=document,
        entities=entities.entities,
        places=places.places,
        incidents=assigned.incidents,
        claims=assigned.claims,
        acts=make_acts(annotations.happenings, statements, made.claims, material),
        contradictions=assigned.contradictions,
        unresolved=(*_unprepared(document, resources), *made.unresolved),
        temoin=VERSION,
    )


def _unprepared(document: Document, resources: Resources) -> list[Unresolved]:
    """Said of a language without tables: what the model and figures tell is all that is read."""
    if document.language in resources.languages:
        return []
    return [Unresolved("language", f"{document.language or 'unknown'}: {NO_TABLES}", None)]


def _anchors(document: Document, segments: Segments, resources: Resources) -> tuple[str, ...]:
    """Full dates of the text, those of its posts first: what its other times may lean on."""
    posts = [post.date for post in segments.posts if post.date]
    spans = (*posts, *segments.paragraphs)
    return tuple(dict.fromkeys(full_dates(document.text, spans, document.language, resources)))


def read_many(sources: Iterable[Source], *, workers: int = 1, **options: Any) -> Iterator[Reading]:
    """Read reports in the order given, with any number of processes; options as for `read`."""
    if workers <= 1:
        yield from map(partial(read, **options), sources)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(partial(read, **options), sources)
