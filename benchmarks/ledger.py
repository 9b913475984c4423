"""python -m benchmarks.ledger: what one report and one question cost in ledgers of 10 thousand to 1 million claims.

Reports are invented (synthetic.py), so that no model's time is in it.  Times are of the processor, which other
work on the machine does not change, and of the clock.  `--kills 200` kills a writer so many times instead, and lets
eight readers ask for a minute while another one writes.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.multiply import multiply
from benchmarks.synthetic import COUNTRIES, armed, report
from temoin.ledger import Ledger
from temoin.records import Reading

SIZES = (10_000, 100_000, 1_000_000)  # claims
YEARS = 10  # the largest ledger is the one before, once for each year (multiply.py)
SAMPLE = 300  # reports whose adding is measured
ASKED = 40  # questions of each kind

Cost = tuple[float, float]  # seconds of the processor, of the clock


def main() -> None:
    """Build, measure, print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--most", type=int, default=SIZES[-1], help="claims of the largest ledger")
    options.add_argument("--ledger", help="a URL or a path, instead of a file that is deleted afterwards")
    options.add_argument("--kills", type=int, default=0, help="kill a writer so many times instead")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        if chosen.kills:
            _faults(Path(folder), chosen.kills)
        else:
            _grow(chosen.ledger or str(Path(folder) / "ledger.db"), chosen.most)


def _grow(where: str, most: int) -> None:
    first, number = 0.0, 0
    print("    claims  reports incidents add: mean ms  (clock)  ratio  peak MB")
    with Ledger(where) as ledger:
        for size in (size for size in SIZES if size <= most):
            claims = _claims(ledger)
            if size == SIZES[-1]:
                multiply(ledger.database, YEARS)
                claims = _claims(ledger)
            while claims < size:
                reading, vector = report(number)
                ledger.add_reading(reading, vector=vector)
                claims += len(reading.claims)
                number += 1
            costs = [_cost(partial(_add, ledger, report(number + at))) for at in range(SAMPLE)]
            number += SAMPLE
            mean, clock = (statistics.mean(cost[at] for cost in costs) * 1000 for at in (0, 1))
            first = first or mean
            counts = f"{_claims(ledger):>10,} {number:>8,} {len(ledger.incidents()):>9,}"
            print(f"{counts} {mean:>12.1f} {clock:>8.1f} {mean / first:>6.2f} {_peak():>8.0f}", flush=True)
            _ask(ledger)


def _add(ledger: Ledger, seen: tuple[Reading, tuple[float, ...]]) -> None:
    ledger.add_reading(seen[0], vector=seen[1])


def _claims(ledger: Ledger) -> int:
    return int(ledger.database.all_of("SELECT count(*) FROM claims", {})[0][0])


def _ask(ledger: Ledger) -> None:
    """Questions of every kind: the median and the 95th percentile, in milliseconds of the processor."""
    draw = random.Random(7)
    for name, question in _questions(ledger, draw):
        costs = sorted(_cost(question) for _ in range(ASKED))
        clock = sorted(cost[1] for cost in costs)
        half, most = costs[ASKED // 2][0] * 1000, costs[int(ASKED * 0.95)][0] * 1000
        print(
            f"    {name:<34} {half:>8.1f} {most:>8.1f}   (clock {clock[int(ASKED * 0.95)] * 1000:.1f})",
            flush=True,
        )


def _questions(ledger: Ledger, draw: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
    ids = [incident.id for incident in ledger.incidents(sort="reports", limit=2000)]
    yield "incidents", lambda: ledger.incidents(limit=50)
    yield (
        "incidents --since --until",
        lambda: ledger.incidents(since=(day := f"2014-{draw.randrange(1, 13):02}"), until=day, limit=50),
    )
    yield "incidents --country", lambda: ledger.incidents(country=draw.choice(COUNTRIES), limit=50)
    yield (
        "incidents --place --radius",
        lambda: ledger.incidents(
            near=(draw.uniform(-30, 40), draw.uniform(-90, 60)), radius_km=300, limit=50
        ),
    )
    yield "incidents --actor", lambda: ledger.incidents(actor=armed(draw.randrange(8)), limit=50)
    yield "incidents --act --contested", lambda: ledger.incidents(act="rocket", contested=True, limit=50)
    yield (
        "incidents --field --min-origins 3",
        lambda: ledger.incidents(field="killed", min_origins=3, limit=50),
    )
    yield "incidents --sort origins", lambda: ledger.incidents(sort="origins", limit=50)
    yield "show, any of the 2,000 largest", lambda: ledger.show(draw.choice(ids))
    yield (
        "search, a common word",
        lambda: ledger.search(draw.choice(("attack", "killed", "hurt", "families"))),
    )
    yield "search, two words", lambda: ledger.search(f"{draw.choice(('rocket', 'bomb'))} hurt")
    yield "search, a rare word", lambda: ledger.search(f"Town{draw.randrange(1000, 4000)}")
    yield "search, a phrase", lambda: ledger.search('"in the bomb attack"')


def _cost(work: Callable[[], object]) -> Cost:
    start, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - start, time.perf_counter() - clock


def _peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def _faults(folder: Path, kills: int) -> None:
    from tests.ledger.faults import kill_at_random, readers_and_writer

    some = [report(number) for number in range(60)]
    found = kill_at_random(folder / "killed.db", some, kills)
    print(f"killed {kills} times: {found or 'nothing lost, nothing twice, every law holds'}")
    many = [report(number) for number in range(3000)]
    faults = readers_and_writer(folder / "shared.db", many, readers=8, seconds=60)
    print(f"8 readers and a writer for a minute: {faults or 'no error'}")


if __name__ == "__main__":
    main()
