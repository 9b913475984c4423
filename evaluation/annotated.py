"""python -m evaluation.annotated: names, who says what and what happens on the held-out annotated reports.

Every fourth report of data/annotated is never trained on; the scorer is score/annotations.py.
`--bare` scores the reader model alone, without the rules that follow it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
from collections import Counter, defaultdict
from typing import Any

from evaluation.shared import program, scorer
from temoin.annotations.reader import Reader
from temoin.documents import read_document
from temoin.reading import see
from temoin.records_json import annotations_to_dict
from temoin.resources import Resources
from temoin.segments import segment

LANGUAGES = ("fr", "es", "ar", "en")
MEASURES = ("names", "cue", "source", "content", "attribution", "happening", "type", "role", "status")


def main() -> None:
    """Print one line a language: F1 of each layer, accuracy for status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bare", action="store_true", help="the model alone")
    bare = parser.parse_args().bare
    judge, load = scorer("annotations"), program("data/annotated/load.py")
    print(f"{'':4}" + "".join(f"{name:>12}" for name in MEASURES))
    for language in LANGUAGES:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for record, text in list(load.load(language))[::4]:
            judge.score(record, answer(text, language, bare), text, 0.8, counts)
        with contextlib.redirect_stdout(io.StringIO()):
            scores = judge.table(counts)
        print(
            f"{language:4}" + "".join(f"{100 * scores.get(name, 0):12.1f}" for name in MEASURES), flush=True
        )


def answer(text: str, language: str, bare: bool) -> dict[str, Any]:
    """The annotations of a text as `temoin annotate --json` prints them."""
    document = read_document(text.encode(), language=language)
    if bare:
        paragraphs = segment(document, Resources()).paragraphs
        return annotations_to_dict(document, _reader().read(document.text, paragraphs, language=language))
    document, _, annotations = see(document, Resources())
    return annotations_to_dict(document, annotations)


_READERS: list[Reader] = []


def _reader() -> Reader:
    if not _READERS:
        _READERS.append(Reader())
    return _READERS[0]


if __name__ == "__main__":
    main()
