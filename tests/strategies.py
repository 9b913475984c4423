"""Hypothesis strategies: reports, bytes and readings, odd ones first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from temoin.records import (
    COUNT_FIELDS,
    Act,
    ActEvidence,
    Claim,
    Contradiction,
    Document,
    Edit,
    Entity,
    Evidence,
    Incident,
    Place,
    Reading,
    Span,
    Time,
    Unresolved,
)

PIECES = (
    "Bagdad", "l’attaque", "a déclaré", "قال", "بـ", "Mr. Smith", "3 roquettes", "@USEmbBaghdad", "AFP", "—", " - ",
    "«", "»", "“", "”", '"', "''", "``", "<<", ">>", "‘", "’", "'", "„", "(", ")", ".", ",", ":", "…", "!", "?", "؟",
    " ", "  ", "\n", "\n\n", "\t", "\u00a0", "20 décembre 2020", "date 2020-12 ", "(@x) March 3, 2020",
)  # fmt: skip
BYTES = (
    *(piece.encode() for piece in PIECES),
    b"\xe9", b"\x92", b"\r\n", b"\r", b"&amp;", b"amp;", b"&nbsp;", b"&#8203;", b"&#13;", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\x00", b"\xed\xa0\x80", b"\x1b", "Ã©".encode(), "â€™".encode(), "\u200b".encode(), "\u200f".encode(),
    "\u200c".encode(), "\x85".encode(), "\u2028".encode(), "قال".encode("cp1256"), "é".encode("utf-16"),
)  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(max_size=200),
)
sources = st.one_of(
    st.lists(st.sampled_from(BYTES), max_size=40).map(b"".join),
    st.binary(max_size=200),
    texts.map(str.encode),
    st.builds(
        lambda text, encoding: text.encode(encoding, errors="replace"),
        st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
        st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1256")),
    ),
).filter(lambda data: len(data) < 5000)

words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12)
maybe_words = st.none() | words
numbers = st.none() | st.integers(0, 5000)
probabilities = st.floats(0, 1)
days = st.dates().map(lambda day: day.isoformat())


def spans(text: str) -> st.SearchStrategy[Span]:
    """Exact spans of a text that is not empty."""
    starts = st.integers(0, len(text) - 1)
    pairs = starts.flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text))))
    return pairs.map(lambda pair: Span(*pair, text[slice(*pair)]))


def times(text: str) -> st.SearchStrategy[Time]:
    """Times with or without words."""
    return st.builds(
        Time,
        st.none() | days,
        st.none() | days,
        st.sampled_from(("day", "month", "year")),
        st.none() | spans(text),
    )


def _values(field: str) -> st.SearchStrategy[dict[str, object]]:
    if field in COUNT_FIELDS:
        return st.fixed_dictionaries(
            {"min": numbers, "max": numbers, "vague": st.sampled_from((None, "dozens", "about")),
             "group": st.sampled_from((None, "people")), "nationality": st.sampled_from((None, "IQ")), "of": st.none()}
        )  # fmt: skip
    by_field = {
        "what": {"plover": st.just("ASSAULT"), "mode": maybe_words, "acled": maybe_words, "words": words},
        "when": {
            "from": st.none() | days,
            "to": st.none() | days,
            "precision": st.just("day"),
            "span": st.none(),
        },
        "where": {"place": st.just("p1")},
        "target": {"thing": words},
        "weapon": {"kind": st.just("rocket"), "name": maybe_words, "count": st.none()},
        "motive": {"words": words},
        "happened": {},
    }
    return st.fixed_dictionaries(by_field.get(field, {"entity": st.sampled_from(("e1", "e9"))}))


FIELDS_MADE = ("what", "when", "where", "perpetrator", "target", "killed", "weapon", "motive", "happened")


@st.composite
def claims(draw: st.DrawFn, text: str, number: int) -> Claim:
    """A claim on exact words of the text."""
    span, maybe = spans(text), st.none() | spans(text)
    field = draw(st.sampled_from(FIELDS_MADE))
    return Claim(
        id=f"c{number}",
        incident=draw(st.sampled_from(("i1", "i2"))),
        field=field,
        value=draw(_values(field)),
        speaker=draw(st.sampled_from(("report", "unnamed", "e1"))),
        via=draw(st.sampled_from(((), ("e1",)))),
        channel=draw(st.sampled_from(("post", "report"))),
        said=draw(st.none() | times(text)),
        polarity=draw(st.sampled_from(("affirmed", "denied", "questioned"))),
        certainty=draw(st.sampled_from(("certain", "hearsay"))),
        stage=draw(st.sampled_from(("accomplished", "threatened"))),
        evidence=Evidence(draw(st.lists(span, max_size=2).map(tuple)), draw(span), draw(maybe), draw(maybe)),
        score=draw(probabilities),
        why=("rule",),
        part_of=draw(st.sampled_from((None, "c1"))),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Whole readings: every kind of record, words exact."""
    text = draw(texts.filter(str.strip))
    span = spans(text)
    mentions = st.lists(span, max_size=2).map(tuple)
    document = Document(
        "d1", "0" * 64, draw(words), draw(st.sampled_from((None, "fr", "ar"))), draw(maybe_words),
        draw(maybe_words), draw(maybe_words), draw(st.none() | times(text)), text,
        draw(st.sampled_from(((), (Edit(0, 0, "\ufeff", "byte-order mark"),)))),
    )  # fmt: skip
    made = tuple(draw(claims(text, number)) for number in range(1, draw(st.integers(0, 4)) + 1))
    entity = Entity(
        "e1",
        "person",
        draw(words),
        ("Mr. X",),
        draw(st.sampled_from((None, "US"))),
        None,
        None,
        draw(mentions),
    )
    place = Place(
        "p1",
        draw(words),
        "town",
        33.3,
        44.4,
        draw(st.none() | probabilities),
        "IQ",
        None,
        None,
        draw(mentions),
    )
    roles = draw(st.tuples(st.sampled_from(("main", "background")), st.sampled_from(("main", "prospect"))))
    incidents = tuple(
        Incident(
            f"i{number}", role, draw(st.none() | _values("what")),
            {c.field: tuple(o.id for o in made if o.field == c.field and o.incident == f"i{number}")
             for c in made if c.incident == f"i{number}"},
            draw(mentions),
        )
        for number, role in enumerate(roles, start=1)
    )  # fmt: skip
    act = Act(
        "a1",
        "e1",
        None,
        "ACCUSE",
        None,
        "i1",
        None,
        "accomplished",
        "affirmed",
        ActEvidence(draw(span), None, None),
    )
    reading = Reading(
        document, (entity,), (place,), incidents, made, (act,), (), (Unresolved("place", "not known", draw(span)),),
        temoin="0.1.0",
    )  # fmt: skip
    if len(made) > 1:
        against = Contradiction(
            "x1", made[0].incident, made[0].field, (made[0].id, made[1].id), "count", "contradictory", "x"
        )
        reading = replace(reading, contradictions=(against,))
    return reading
