"""Text to annotations by the packaged model: words, sentences, trees, names, who says what, what happens.

After the encoder a text is one row of word vectors (windows.py); spans are decoded over the
whole text, links stay within the window of the word that points; a very long text is read in runs (runs.py).
Equal text gives equal annotations, whatever else is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from temoin.annotations.asserting import Asserting
from temoin.annotations.chain import Shown, chained_spans
from temoin.annotations.happenings import read_happenings
from temoin.annotations.lexicon import lexicon
from temoin.annotations.network import Network
from temoin.annotations.runs import joined, runs
from temoin.annotations.sayings import Saying
from temoin.annotations.spans import DIGITS
from temoin.annotations.trees import Trees
from temoin.annotations.units import Units, bounded, read_trees
from temoin.annotations.windows import Seen, see
from temoin.records import Annotations, Name, Pair
from temoin.resources.load import Resources
from temoin.resources.match import bare

FOLDER = Path(__file__).resolve().parent.parent / "models" / "reader"


class Reader:
    """The model, loaded once. Without a folder, the packaged one."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        self.network = Network(folder or FOLDER, threads or _threads())

    def read(
        self,
        text: str,
        paragraphs: Sequence[Pair],
        *,
        language: str | None = None,
        resources: Resources | None = None,
    ) -> Annotations:
        """All annotations of the paragraphs of a text; what lies outside of them is not read.

        Spans are offsets in ``text``; ``resources`` say how words in capitals are usually written.
        """
        parts, count, total = [], 0, np.zeros(self.network.width)
        for run in runs(text, paragraphs):
            seen = see(self.network, text, run, language, resources)
            if seen.words:
                parts.append(self._run(seen, language))
                count, total = count + len(seen.words), total + seen.vectors.sum(0)
        whole = replace(joined(parts), language=language)
        if not count:
            return whole
        mean = (total / count).astype(np.float32)
        unit = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return replace(
            whole,
            violence=round(self.network.violence(mean), DIGITS),
            vector=tuple(round(float(v), DIGITS) for v in unit),
        )

    def _run(self, seen: Seen, language: str | None) -> Annotations:
        """One run of paragraphs, as if it were the whole text."""
        units = Units(self.network, seen)
        words, sentences = read_trees(units, seen)
        said = Saying(self.network, seen, units, words).read()
        trees = Trees(seen.text, words, sentences)
        asserting = Asserting(trees, lexicon(Resources(), language), language, said)
        return Annotations(
            None,
            words,
            sentences,
            tuple(read_names(self.network, seen, units, language)),
            said,
            tuple(read_happenings(self.network, seen, units, asserting)),
        )


def _threads() -> int:
    """Two threads where two cores are free to this process: more threads than cores wait on each other."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(2, cores)


def read_names(network: Network, seen: Seen, units: Units, language: str | None) -> Iterator[Name]:
    """Proper names; in Arabic, without the particles before them."""
    for span in chained_spans(names_shown(network, seen, units, language)):
        yield Name(*units.place(span), network.labels["names"][span.label], span.p)


def names_shown(network: Network, seen: Seen, units: Units, language: str | None) -> Shown:
    """What names are found from."""
    stems = [bare(seen.text[units.opening(at) : end]) for at, (_, end) in enumerate(seen.words)]
    scores = network.block("names", seen.vectors)["names"]
    return Shown(seen.text, seen.words, stems, bounded(units.ends | seen.last), scores, language)
