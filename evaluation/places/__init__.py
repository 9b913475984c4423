"""Task places: where the places of a text are, on gold spans and on temoin's own, beside a look-up by population.

Accuracy within 161 km (100 miles; Leidner 2007, Gritta et al. 2019) and the exact GeoNames entry, of all gold
toponyms with coordinates; a toponym whose words temoin does not take for a place is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.measures import Counts, percent, recall_score, total
from evaluation.places.cases import Case, cases, with_model
from evaluation.places.systems import Answer, by_population, on_gold_spans, on_own_spans
from evaluation.record import Part, Result, Score, Table, largest

_COLUMNS = ("corpus", "system", "texts", "toponyms", "taken for a place", "within 161 km", "exact town")
_NOTE = (
    "Shares of all gold toponyms with coordinates, wrong where nothing is answered. Own spans: what the model takes for"
    " a place, on a sample of the texts; gold spans: every toponym given as a name. LGL and TR-News count demonyms as"
    ' toponyms, which temoin does not. "most people": the most populous bearer of the name in temoin\'s own gazetteer.'
    " exact town: the GeoNames entry, of towns that have one."
)
_PUBLISHED = (
    ("LGL", "most populous place (published)", None, None, None, 70.0, None),
    ("LGL", "CamCoder (published)", None, None, None, 76.0, None),
    ("GeoVirus", "most populous place (published)", None, None, None, 80.0, None),
    ("GeoVirus", "CamCoder (published)", None, None, None, 82.0, None),
)
_SYSTEMS = {"temoin": on_gold_spans, "most people": by_population}


@dataclass(frozen=True)
class Judged:
    """The answers of a system on one text."""

    case: Case
    answers: tuple[Answer | None, ...]


def measure(part: Part, *, peers: bool) -> Result:
    """Gold spans on all texts, own spans on a sample."""
    some = list(cases(part))
    read = with_model(some, part)
    judged = {f"{name}, gold spans": [Judged(c, see(c)) for c in some] for name, see in _SYSTEMS.items()}
    if not peers:
        del judged["most people, gold spans"]
    judged["temoin, own spans"] = [Judged(case, on_own_spans(case)) for case in read]
    ours = judged["temoin, gold spans"]
    rows = [*_rows(judged), *(_PUBLISHED if peers else ())]
    return Result(
        (Table("Toponyms resolved", _COLUMNS, tuple(rows), _NOTE),),
        (*_scores(ours, "gold"), *_scores(judged["temoin, own spans"], "own")),
        largest(_errors(ours)),
        {} if part == "report" else dict(_right(ours)),
    )


def _near(one: Judged) -> Counts:
    near = sum(
        a is not None and a.kilometres(g) <= 161 for g, a in zip(one.case.gold, one.answers, strict=True)
    )
    return Counts(near, len(one.case.gold), len(one.case.gold))


def _rows(judged: dict[str, list[Judged]]) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(one.case.corpus for one in next(iter(judged.values()))):
        for name, all_ in judged.items():
            here = [one for one in all_ if one.case.corpus == corpus]
            if not here:
                continue
            wanted = sum(len(one.case.gold) for one in here)
            taken = sum(a is not None for one in here for a in one.answers)
            both = [(g, a) for one in here for g, a in zip(one.case.gold, one.answers, strict=True)]
            towns = [(g, a) for g, a in both if g.entry]
            exact = (
                sum(a is not None and a.entry == g.entry for g, a in towns) / len(towns) if towns else None
            )
            yield (
                corpus, name, len(here), wanted, percent(taken / wanted), percent(total(list(map(_near, here))).recall),
                percent(exact),
            )  # fmt: skip


def _scores(judged: Sequence[Judged], spans: str) -> Iterator[Score]:
    for corpus in dict.fromkeys(one.case.corpus for one in judged):
        here = [_near(one) for one in judged if one.case.corpus == corpus]
        yield recall_score(f"places/{corpus}-{spans}-spans", here)


def _right(judged: Sequence[Judged]) -> Iterator[tuple[str, bool]]:
    for one in judged:
        for gold, answer in zip(one.case.gold, one.answers, strict=True):
            yield f"{one.case.id}/{gold.start}", answer is not None and answer.kilometres(gold) <= 161


def _errors(judged: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    for one in judged:
        for gold, answer in zip(one.case.gold, one.answers, strict=True):
            if answer is None:
                yield f"{one.case.corpus}: not taken for a place", one.case.id
            elif answer.lat is None:
                yield f"{one.case.corpus}: not in the gazetteer, or left open", one.case.id
            elif answer.kilometres(gold) > 161:
                yield f"{one.case.corpus}: another bearer of the name", one.case.id
