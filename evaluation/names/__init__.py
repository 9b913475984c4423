"""Task names: whether two spellings are one person, Arabic words among Latin spellings, names found in texts."""

from __future__ import annotations

from evaluation.names import found, pairs, words
from evaluation.record import Part, Result


def measure(part: Part, *, peers: bool) -> Result:
    """Pairs of the UN list, transliterated words, the name corpora."""
    judged = pairs.judge(part, peers=peers)
    ranked = words.rank(part, peers=peers)
    read = found.read(part, peers=peers)
    return Result(
        (pairs.table(judged), words.table(ranked), *found.tables(read)),
        (*pairs.scores(judged), *words.scores(ranked), *found.scores(read)),
        {} if part == "report" else {**pairs.right(judged), **words.right(ranked), **found.right(read)},
    )
