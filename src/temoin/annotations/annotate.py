"""Segments -> annotations, by a reader model or by an installed spaCy pipeline."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from temoin.annotations.animals import without_animals
from temoin.annotations.calibration import calibrate
from temoin.annotations.complete import complete
from temoin.annotations.forms import one_label
from temoin.annotations.mend import mend
from temoin.annotations.naming import mend_names
from temoin.annotations.reach import own_reach
from temoin.annotations.second import second_opinion
from temoin.annotations.subjects import own_subjects
from temoin.records import Annotations, Document, Segments
from temoin.resources.load import Resources

if TYPE_CHECKING:
    from temoin.annotations.reader import Reader


def annotate(
    document: Document,
    segments: Segments,
    resources: Resources,
    pipelines: Mapping[str, str] | None = None,
) -> Annotations:
    """Everything that is seen in a text before claims are made.

    `pipelines` maps a language to the folder of another reader model, or to the name or folder of a spaCy
    pipeline with UD labels, which then stands in for the packaged model in that language.  Rules mend its
    spans and add what was not seen.
    Raises ModelError where the model or the pipeline cannot be loaded.
    """
    name = (pipelines or {}).get(document.language or "")
    if name and not _is_reader(name):
        from temoin.annotations.pipelines import read_with_pipeline

        seen = read_with_pipeline(name, document, segments, resources)
    else:
        seen = _reader(name).read(
            document.text, segments.paragraphs, language=document.language, resources=resources
        )
        names = one_label(document.text, mend_names(seen, document.text, resources))
        seen = calibrate(replace(seen, names=names), resources)
        seen = second_opinion(own_subjects(seen, document, resources), document, resources)
    seen = without_animals(seen, document, resources)
    seen = mend(own_reach(seen, document, segments, resources), segments, document.text)
    return complete(seen, document, segments, resources)


def _is_reader(name: str) -> bool:
    return (Path(name) / "encoder.onnx").is_file()


@functools.cache
def _reader(name: str | None = None) -> Reader:
    from temoin.annotations.reader import Reader

    return Reader(Path(name) if name else None)
