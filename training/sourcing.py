"""Learn the weights of `acts/sourcing.tsv`: whose words a cue reports.

Reads annotated reports that the model was not trained on (`--model`, `--annotating`), takes each decoded cue that is
an annotator's, and weighs the sources within reach and none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from temoin.annotations.sayings import Saying
from training.choices import Row, learn, meets, place


def rows(saying: Saying, record: dict[str, Any]) -> Iterator[Row]:
    """One row for each cue that is an annotator's and whose source, if it has any, is decoded too."""
    for cue in saying.cues:
        span = place(saying, cue)
        true = [one for one in record["attributions"] if meets(span, one["cue"])]
        if not true:
            continue
        source = max(true, key=lambda one: _shared(span, one["cue"]))["source"]
        shown = saying.sources_shown(cue)
        right = [
            number
            for number, (choice, _) in enumerate(shown)
            if (choice is None and not source)
            or (choice is not None and meets(place(saying, choice), source))
        ]
        if right:
            yield [signals for _, signals in shown], right[0]


def _shared(span: tuple[int, int], pieces: list[list[int]]) -> int:
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in pieces)


if __name__ == "__main__":
    learn(__doc__ or "", "sourcing", rows)
