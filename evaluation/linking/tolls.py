"""Killed and injured of each incident as temoin's rule gives them, against the table of incidents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.linking.reports import Report, load_table
from evaluation.linking.score import Labels, members
from evaluation.measures import bootstrap, percent
from evaluation.record import Score
from temoin.incidents.rules import COMMONEST
from temoin.incidents.tolls import Toll, commonest
from temoin.linking.digest import Digest

FIELDS = ("killed", "injured")


@dataclass(frozen=True)
class Tolls:
    """For each incident and field, whether the toll is exact and in range; kinds of error with their incidents."""

    rule: str
    judged: tuple[dict[str, tuple[bool, bool]], ...]
    errors: tuple[tuple[str, str], ...]

    @property
    def incidents(self) -> int:
        return len(self.judged)

    def rows(self) -> tuple[tuple[str, float | None, float | None], ...]:
        """Killed, injured, the mean of both, and incidents with both right."""
        shares = {field: [self._share(field, side) for side in (0, 1)] for field in FIELDS}
        mean = [sum(shares[field][side] for field in FIELDS) / len(FIELDS) for side in (0, 1)]
        both = [
            sum(all(one[f][side] for f in FIELDS) for one in self.judged) / len(self.judged)
            for side in (0, 1)
        ]
        named = {**shares, "mean": mean, "both": both}
        return tuple((name, percent(exact), percent(inside)) for name, (exact, inside) in named.items())

    def _share(self, field: str, side: int) -> float:
        return sum(one[field][side] for one in self.judged) / len(self.judged)

    def scores(self) -> Iterator[Score]:
        """The mean over both fields, for the gate."""
        for side, name in enumerate(("exact", "in-range")):
            units = [one[field][side] for one in self.judged for field in FIELDS]
            yield bootstrap(f"linking/tolls-{name}", units, lambda some: sum(some) / len(some))


def judge_tolls(reports: Sequence[Report], digests: dict[str, dict[str, Digest]], answer: Labels) -> Tolls:
    """Each incident of the table by the cluster that holds most of its reports, the first among equals."""
    table, clusters = load_table(), members(answer)
    gold = members({report.id: report.incidents for report in reports})
    judged, errors = [], []
    for incident, wanted in gold.items():
        row = table.get(incident)
        if row and row["killed"] is not None and row["injured"] is not None:
            labels = sorted({label for document in wanted for label in answer[document]})
            best = max(labels, key=lambda label: len(clusters[label] & wanted))
            tolls = {field: _toll(field, clusters[best], digests) for field in FIELDS}
            judged.append({f: (t.value == row[f], t.low <= row[f] <= t.high) for f, t in tolls.items()})
            errors += [(_kind(f, t, row[f]), incident) for f, t in tolls.items() if t.value != row[f]]
    return Tolls(COMMONEST, tuple(judged), tuple(errors))


def _toll(field: str, documents: set[str], digests: dict[str, dict[str, Digest]]) -> Toll:
    mains = [d for document in sorted(documents) for d in digests[document].values() if d.role == "main"]
    return commonest([getattr(digest, field) for digest in mains])


def _kind(field: str, toll: Toll, people: int) -> str:
    if toll.value == 0:
        return f"{field}: none told"
    return f"{field}: {'more' if toll.value > people else 'fewer'} than there were"
