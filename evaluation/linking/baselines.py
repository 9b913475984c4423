"""What linking must beat, on the same reports: singletons, one town and day, TF-IDF, TF-IDF with vectors and days.

The two by likeness are cut by average linkage at a threshold from dev; words are weighted as in train.  They are
those of reference/ENCODER.md.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from evaluation.linking.reports import Report, load
from evaluation.linking.score import Labels
from evaluation.linking.untouched import available, untouched_vectors
from temoin.linking.candidates import WIDE
from temoin.linking.cluster import average_linkage
from temoin.linking.digest import Digest

Digests = dict[str, dict[str, Digest]]
Named = tuple[str, Labels]

# Average likeness from which reports are joined: the best B³ on dev, in steps of .01.
TFIDF = 0.27
ALL = 0.29
# what a lack of shared words, a distance of vectors and one of days take from a likeness of 1
WORDS, VECTORS, DAYS = 0.5, 2.5, 0.25
FADE = 14  # days in which nearness in time falls to a third


def baseline_answers(reports: Sequence[Report], digests: Digests) -> Iterator[Named]:
    """Each with its name; those by TF-IDF only where scikit-learn is installed."""
    yield "each report alone", {report.id: frozenset({report.id}) for report in reports}
    yield "same town, same day", same_town_and_day(reports, digests)
    if importlib.util.find_spec("sklearn"):
        words = tfidf(reports)
        yield "TF-IDF", linked(reports, words, TFIDF)
        if available():
            likeness = with_vectors_and_days(reports, untouched_vectors(reports), words)
            yield "TF-IDF, e5 vectors, days", linked(reports, likeness, ALL)


def same_town_and_day(reports: Sequence[Report], digests: Digests) -> Labels:
    """The first town or site of the incident, and its day or that of the report; alone where there is no place."""
    made = {}
    for report in reports:
        main = _main(digests[report.id])
        town = next((site.name for site in main.sites if site.precision not in WIDE), None) if main else None
        day = (main.days[0].first if main.days else main.published) if main else None
        made[report.id] = frozenset({f"{town} {day}" if town else report.id})
    return made


def tfidf(reports: Sequence[Report]) -> Any:
    """Cosines of all pairs; the title counts twice."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    model = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    model.fit(f"{report.title} {report.text}" for report in load("train"))
    rows = model.transform(f"{report.title} {report.title} {report.text}" for report in reports)
    return (rows @ rows.T).toarray()


def with_vectors_and_days(reports: Sequence[Report], vectors: Any, words: Any) -> Any:
    """One less the distance of reference/ENCODER.md."""
    import numpy as np

    days = np.array([date.fromisoformat(r.date).toordinal() if r.date else 0 for r in reports])
    gap = np.abs(days[:, None] - days[None])
    return 1 - WORDS * (1 - words) - VECTORS * (1 - vectors @ vectors.T) - DAYS * (1 - np.exp(-gap / FADE))


def _main(digests: dict[str, Digest]) -> Digest | None:
    return next((digest for digest in digests.values() if digest.role == "main"), None)


def linked(reports: Sequence[Report], likeness: Any, threshold: float) -> Labels:
    """Average linkage of all pairs, cut at a likeness."""
    ids = [report.id for report in reports]
    pairs = {(ids[i], ids[j]): float(likeness[i, j]) for i in range(len(ids)) for j in range(i + 1, len(ids))}
    clusters = average_linkage(ids, pairs, threshold)
    return {document: frozenset({cluster[0]}) for cluster in clusters for document in cluster}
