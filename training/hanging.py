"""Learn the weights of `acts/hanging.tsv`: on which cue a content hangs.

Reads annotated reports that the model was not trained on (`--model`, `--annotating`), takes each decoded content that
an annotator's content shares most words with, and weighs the cues within reach and none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from temoin.annotations.sayings import Saying
from training.choices import Row, learn, meets, place

LIKE = 0.5  # share of words from which a decoded content is an annotator's


def rows(saying: Saying, record: dict[str, Any]) -> Iterator[Row]:
    """One row for each content that is an annotator's and whose cue, if it has any, is decoded too."""
    records = saying.of_cues()
    for contents, link in ((saying.contents, "content_cue"), (saying.nested, "nested_cue")):
        for content in contents:
            cues = _true_cues(record, place(saying, content))
            if cues is None:
                continue
            shown = saying.shown(content, link, records)
            right = [
                number
                for number, (cue, _) in enumerate(shown)
                if (cue is None and not cues) or (cue is not None and meets(place(saying, cue), cues))
            ]
            if right:
                yield [signals for _, signals in shown], right[0]


def _true_cues(record: dict[str, Any], span: tuple[int, int]) -> list[list[int]] | None:
    """The cue of the annotators' content that a span is; empty for one without cue, None for no content."""
    best, found = LIKE, None
    for one in record["attributions"]:
        for start, end in one["content"]:
            shared = min(end, span[1]) - max(start, span[0])
            like = shared / (max(end, span[1]) - min(start, span[0]))
            if like > best:
                best, found = like, one["cue"]
    return found


if __name__ == "__main__":
    learn(__doc__ or "", "hanging", rows)
