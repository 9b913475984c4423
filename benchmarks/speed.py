"""python -m benchmarks.speed: cold start, warm reading, peak memory, and what rules cost beside the model.

Ratios are taken within one run, in processor time on one core: the model alone and the whole
reader take turns on the same documents, so that a busy machine disturbs both.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.peers import spacy_pipelines, textacy_quotations
from benchmarks.texts import ROOT, Text, one_core, reports, seed

COLD_RUNS = 5
WARM_RUNS = 10
MEGABYTE = 2**20

# one core, in a process of its own: threads are counted when the model is loaded
WARM = """
import sys, time
from benchmarks.texts import one_core
one_core()
import temoin
path, runs = sys.argv[1], int(sys.argv[2])
def seconds():
    start = time.perf_counter(), time.process_time()
    temoin.read(path)
    return time.perf_counter() - start[0], time.process_time() - start[1]
print(*seconds(), *map(min, zip(*(seconds() for _ in range(runs)))))
"""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", type=int, default=12, help="reports of each language")
    options.add_argument("--passes", type=int, default=3, help="times that all are read; the best counts")
    options.add_argument(
        "--peers", action="store_true", help="spaCy's pipelines and textacy, where installed"
    )
    chosen = options.parse_args()
    path = seed()
    print(f"seed: {path.name}, {path.stat().st_size:,} bytes; {len(os.sched_getaffinity(0))} cores")
    wall, processor, memory = cold(path)  # with the cores there are, as a user has it
    print(f"cold start of `temoin read`, best of {COLD_RUNS}: {wall:.2f} s, {processor:.2f} s of processor")
    print(f"peak memory: {memory:.0f} MB")
    first, first_processor, again, processor = warm(path)
    print(
        f"one core: first reading, with the model's load, {first:.2f} s, {first_processor:.2f} s of processor"
    )
    print(f"one core: the same again, best of {WARM_RUNS}: {again:.3f} s, {processor:.3f} s of processor")
    one_core()
    texts = reports(chosen.each)
    whole, model = shares(texts, chosen.passes)
    size = sum(len(text.data) for text in texts)
    print(f"{len(texts)} reports, {size:,} bytes: whole reader {len(texts) / whole:.1f} a second")
    print(
        f"model alone {len(texts) / model:.1f} a second; all else costs {whole / model - 1:.2f} of its time"
    )
    if chosen.peers:
        peers(texts)


def cold(path: Path, runs: int = COLD_RUNS) -> tuple[float, float, float]:
    """Of `temoin read` in a new process: least seconds, least seconds of processor, largest memory in MB."""
    command = [sys.executable, "-m", "temoin", "read", str(path)]
    walls, processors, memories = zip(*(_child(command) for _ in range(runs)), strict=True)
    return min(walls), min(processors), max(memories)


def _child(command: Sequence[str]) -> tuple[float, float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=installed())
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"benchmarks: {' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / MEGABYTE


def warm(path: Path, runs: int = WARM_RUNS) -> tuple[float, ...]:
    """On one core: seconds of the first reading, of processor, then of the best one after it, of processor."""
    command = [sys.executable, "-c", WARM, str(path), str(runs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=installed(), cwd=ROOT)
    return tuple(map(float, done.stdout.split()))


def installed() -> dict[str, str]:
    """The environment, but that bytecode is kept, as installing keeps it: the first run writes, the others read it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def shares(texts: Sequence[Text], passes: int) -> tuple[float, float]:
    """Processor seconds of the whole reader and of the model alone on all texts, each the best of its passes."""
    import temoin
    from temoin.annotations.annotate import _reader
    from temoin.documents import read_document
    from temoin.resources import Resources
    from temoin.segments import segment

    reader, tables = _reader(), Resources()
    parsed = [(text, segment(read_document(text.data), tables)) for text in texts]
    documents = [(text, read_document(text.data).text, segments.paragraphs) for text, segments in parsed]
    pairs = [
        (partial(temoin.read, t.data), partial(reader.read, words, places)) for t, words, places in documents
    ]
    taken = [_turns(pairs) for _ in range(passes + 1)][1:]  # the first pass fills tables and caches
    whole, model = zip(*taken, strict=True)
    return min(whole), min(model)


def _turns(pairs: Sequence[tuple[Callable[[], Any], Callable[[], Any]]]) -> tuple[float, float]:
    """Processor seconds of the first and of the second functions, which take turns."""
    totals = [0.0, 0.0]
    for pair in pairs:
        for side, function in enumerate(pair):
            start = time.process_time()
            function()
            totals[side] += time.process_time() - start
    return totals[0], totals[1]


def peers(texts: Sequence[Text]) -> None:
    """Documents a second of one core, of others and of the whole reader, which take turns on the same texts."""
    import temoin

    for name, other, mine in (*spacy_pipelines(texts), *textacy_quotations(texts)):
        pairs = [(partial(temoin.read, text.encode()), partial(other, text)) for text in mine]
        ours, theirs = [_turns(pairs) for _ in range(2)][1]
        print(f"{name}: {len(mine) / theirs:.1f} reports a second, temoin beside it {len(mine) / ours:.1f}")


if __name__ == "__main__":
    main()
