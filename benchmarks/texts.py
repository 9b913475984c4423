"""Texts to read: the shared seed and reports where they are, the project's own examples otherwise."""

from __future__ import annotations

import json
import lzma
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "en", "es", "ar")
SEED_LIKE = ROOT / "examples" / "fr" / "roquettes-camp-zirkan.txt"


@dataclass(frozen=True, slots=True)
class Text:
    """A report, ready to be read."""

    language: str
    data: bytes


def shared() -> Path | None:
    """The folder of shared data, if it is there."""
    folder = Path(os.environ.get("TEMOIN_SHARED", ROOT.parent / "shared"))
    return folder if folder.is_dir() else None


def one_core() -> None:
    """Keep this process to one core: threads that wait for each other spend processor time, too."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def seed() -> Path:
    """The report that the budgets are set for, or an example like it."""
    folder = shared()
    return folder / "seed" / "report.fr.txt" if folder else SEED_LIKE


def examples(*languages: str) -> list[Text]:
    """All examples, by language and name."""
    paths = sorted((ROOT / "examples").glob("*/*.txt"))
    wanted = languages or LANGUAGES
    return [Text(path.parent.name, path.read_bytes()) for path in paths if path.parent.name in wanted]


def reports(each: int) -> list[Text]:
    """The first reports of each language of the shared corpora; the examples where there are none."""
    folder = shared()
    if folder is None:
        return examples()
    return [text for language in LANGUAGES for text in islice(_stored(folder, language), each)]


def _stored(folder: Path, language: str) -> Iterator[Text]:
    with lzma.open(
        folder / "data" / "text" / "reports" / f"{language}.jsonl.xz", "rt", encoding="utf-8"
    ) as lines:
        for record in map(json.loads, lines):
            title = (record.get("title") or "").strip()
            whole = (
                record["text"]
                if not title or record["text"].startswith(title)
                else f"{title}\n\n{record['text']}"
            )
            yield Text(language, whole.encode())


def long_text(size: int) -> bytes:
    """The French and English examples after one another, again and again, cut at `size` bytes."""
    once = b"\n\n".join(text.data.strip() for text in examples("fr", "en")) + b"\n\n"
    return (once * (size // len(once) + 1))[:size].rsplit(b"\n", 1)[0]
