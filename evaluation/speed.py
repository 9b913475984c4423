"""Task speed: documents a second and peak memory on the same real reports, each system in a process of its own.

Every n-th report of text/reports; temoin's whole reading, spaCy's pipelines, textacy's direct quotations.  Machines
differ: read the ratios.
"""

from __future__ import annotations

import json
import lzma
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from evaluation.pipelines import pipeline, pipeline_name
from evaluation.record import Part, Result, Table
from evaluation.shared import shared

_LANGUAGES = ("fr", "es", "en", "ar")
_REPORTS = {"sample": 4, "tune": 20, "report": 500}  # of all languages together
_PEERS = ("spaCy", "textacy")


def measure(part: Part, *, peers: bool) -> Result:
    """One process a system and language."""
    systems = ("temoin", *_PEERS) if peers else ("temoin",)
    rows = []
    for language in _LANGUAGES:
        own = None
        for system in systems:
            found = _process(system, language, _REPORTS[part] // len(_LANGUAGES))
            if found:
                own = own or found["a second"]
                ratio = round(found["a second"] / own, 1)
                rows.append(
                    (language, found["name"], found["reports"], found["a second"], ratio, found["MB"])
                )
    columns = ("language", "system", "reports", "reports a second", "times temoin's", "peak MB")
    note = "One core, models loaded before the clock starts. temoin makes claims; spaCy parses and names, no more."
    return Result((Table("Speed and memory", columns, tuple(rows), note),), ())


def _process(system: str, language: str, count: int) -> dict | None:  # type: ignore[type-arg]
    """What a process of its own measured; `None` where the system cannot read the language here."""
    if system != "temoin" and pipeline_name(language) is None:
        return None
    command = [sys.executable, "-m", "evaluation.speed", system, language, str(count)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    if run.returncode:
        print(f"speed: {system} {language} failed: {run.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return json.loads(run.stdout)


def _reader(system: str, language: str) -> tuple[str, Callable[[str], object]]:
    if system == "temoin":
        import temoin

        return "temoin", lambda text: temoin.read(text.encode(), language=language)
    nlp, name = pipeline(language), str(pipeline_name(language))
    if system == "spaCy":
        return name, nlp
    from textacy.extract import direct_quotations  # type: ignore[import-not-found]

    def quotations(text: str) -> object:
        try:
            return list(direct_quotations(nlp(text)))
        except ValueError:  # an odd number of quotation marks
            return []

    return f"textacy on {name}", quotations


def _texts(language: str, count: int) -> Iterator[str]:
    """`count` reports spread over the file."""
    path = shared() / "data" / "text" / "reports" / f"{language}.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    yield from texts[:: max(1, len(texts) // count)][:count]


def main() -> None:
    """Measure one system on one language in this process; print JSON."""
    system, language, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    texts = list(_texts(language, count))
    name, read = _reader(system, language)
    read(texts[0])
    start = time.perf_counter()
    for text in texts:
        read(text)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    facts = {"name": name, "reports": len(texts), "a second": round(len(texts) / seconds, 2), "MB": memory}
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
