"""Which violence a word belongs to: that of its sentence, else the main one told last before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from temoin.overlaps import inside_each
from temoin.records import Annotations

_VIOLENT = frozenset({"ASSAULT", "CRIME"})


def violence_beside(
    annotations: Annotations, places: Sequence[int]
) -> Iterator[tuple[int, list[int], int | None]]:
    """For each place in a sentence: its number, the violence of the sentence, the main one told last before it.

    Happenings are told by their numbers; sentences come in order.
    """
    happenings = annotations.happenings
    sentences = [(sentence.start, sentence.end) for sentence in annotations.sentences]
    acts = inside_each(sentences, (happening.start for happening in happenings))
    last: int | None = None
    for told, numbers in zip(acts, inside_each(sentences, places), strict=True):
        inside = [n for n in told if happenings[n].plover in _VIOLENT]
        yield from ((number, inside, last) for number in numbers)
        last = next((n for n in reversed(inside) if happenings[n].story == "main"), last)
