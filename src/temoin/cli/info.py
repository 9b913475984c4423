"""`temoin info`: versions, languages with what is known of each, the model's card."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata, resources

import click

_LIBRARIES = ("onnxruntime", "tokenizers", "numpy", "spacy")
_CARDS = ("README.md", "card.md", "card.json")


@click.command()
def info() -> None:
    """Print versions, languages and the model's card."""
    for line in _lines():
        click.echo(line)


def _lines() -> Iterator[str]:
    from temoin.resources import Resources
    from temoin.resources.schema import TABLES
    from temoin.version import VERSION

    yield f"temoin {VERSION}"
    yield f"python {platform.python_version()}"
    for name in _LIBRARIES:
        yield f"{name} {_version(name)}"
    yield ""
    tables = Resources()
    for language in tables.languages:
        filled = {name: len(tables.words(name, language)) for name in sorted(TABLES)}
        rows = ", ".join(f"{name} {count}" for name, count in filled.items() if count)
        yield f"language {language}: {rows or 'no tables'}"
    yield ""
    yield from _card()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _card() -> Iterator[str]:
    """The card beside the packaged model, as it stands."""
    folder = resources.files("temoin") / "models" / "reader"
    for name in _CARDS:
        card = folder / name
        if card.is_file():
            yield from card.read_text(encoding="utf-8").splitlines()
            return
    yield "no card beside the model"
