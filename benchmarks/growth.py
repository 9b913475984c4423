"""python -m benchmarks.growth: processor time against length, 1 kB to 1 MB; a table, the exponent, a plot.

One core; other work on the machine does not count.
The exponent is the slope in a plot of logarithms, 1 where twice the text takes twice the time.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.texts import ROOT, long_text, one_core

SIZES = (1_000, 4_000, 16_000, 64_000, 250_000, 1_000_000)
FROM = 4_000  # bytes; below, what each reading costs whatever its length weighs too much
PLOT = ROOT / "benchmarks" / "growth.svg"

Row = tuple[int, float, float]  # bytes, processor seconds of the whole reader, of the model alone


def main() -> None:
    """Measure, print, plot."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--most", type=int, default=SIZES[-1], help="bytes of the longest text")
    options.add_argument("--svg", type=Path, default=PLOT, help="file of the plot")
    chosen = options.parse_args()
    one_core()
    rows = []
    print(f"{'bytes':>10} {'seconds':>9} {'model':>9} {'rules':>6} {'kB/s':>7} {'peak MB':>8}")
    for size in (size for size in SIZES if size <= chosen.most):
        row = length, whole, model = measure(size)
        rows.append(row)
        share, speed = whole / model - 1, length / whole / 1000
        print(f"{length:>10,} {whole:>9.3f} {model:>9.3f} {share:>6.2f} {speed:>7.1f} {_peak():>8.0f}")
    alone = [(length, model, model) for length, _, model in rows]
    print(f"exponent from {FROM:,} bytes: {exponent(rows):.2f} (model alone {exponent(alone):.2f})")
    chosen.svg.write_text(plot(rows), encoding="utf-8")
    print(f"plot: {chosen.svg}")


def measure(size: int) -> Row:
    """Best seconds for a text of about `size` bytes; long ones are read once."""
    import temoin
    from temoin.annotations.annotate import _reader
    from temoin.documents import read_document
    from temoin.resources import Resources
    from temoin.segments import segment

    data = long_text(size)
    document = read_document(data)
    paragraphs = segment(document, Resources()).paragraphs
    reader = _reader()
    temoin.read(long_text(SIZES[0]))
    runs = max(1, min(5, 100_000 // size))
    whole = min(_seconds(lambda: temoin.read(data)) for _ in range(runs))
    model = min(_seconds(lambda: reader.read(document.text, paragraphs)) for _ in range(runs))
    return len(data), whole, model


def _seconds(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def _peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def exponent(rows: Sequence[Row]) -> float:
    """Slope of the straight line through the logarithms of lengths and seconds."""
    points = [(math.log(size), math.log(seconds)) for size, seconds, _ in rows if size >= FROM * 0.9]
    if len(points) < 2:
        return math.nan
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


# ---------------------------------------------------------------- the plot

WIDTH, HEIGHT, EDGE = 560, 360, 56


def plot(rows: Sequence[Row]) -> str:
    """Lengths and seconds on logarithmic axes, as SVG; the dashed line has the exponent 1."""
    xs = [math.log10(row[0]) for row in rows]
    ys = [math.log10(seconds) for row in rows for seconds in row[1:]]
    x_range = (math.floor(min(xs)), math.ceil(max(xs)))
    y_range = (math.floor(min(ys)), math.ceil(max(ys)))

    def at(size: float, seconds: float) -> tuple[float, float]:
        x = (math.log10(size) - x_range[0]) / (x_range[1] - x_range[0])
        y = (math.log10(seconds) - y_range[0]) / (y_range[1] - y_range[0])
        return EDGE + x * (WIDTH - 2 * EDGE), HEIGHT - EDGE - y * (HEIGHT - 2 * EDGE)

    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for power in range(x_range[0], x_range[1] + 1):
        (x, bottom), (_, top) = at(10**power, 10 ** y_range[0]), at(10**power, 10 ** y_range[1])
        parts += [_line([(x, bottom), (x, top)], "#ddd"), _text(x, bottom + 16, _size(power), "middle")]
    for power in range(y_range[0], y_range[1] + 1):
        (left, y), (right, _) = at(10 ** x_range[0], 10**power), at(10 ** x_range[1], 10**power)
        parts += [_line([(left, y), (right, y)], "#ddd"), _text(left - 8, y + 4, f"{10.0**power:g} s", "end")]
    size, seconds, _ = rows[-1]
    straight = [(float(row[0]), seconds * row[0] / size) for row in rows]
    parts.append(
        _line([at(*p) for p in straight if p[1] >= 10 ** y_range[0]], "#888", 'stroke-dasharray="4 4"')
    )
    parts.append(_text(EDGE + 12, EDGE + 48, "twice the text, twice the time", "start", "#888"))
    for column, colour, name in ((1, "#b00020", "whole reader"), (2, "#1f5fa8", "model alone")):
        parts.append(_line([at(row[0], row[column]) for row in rows], colour, 'stroke-width="2"'))
        parts.append(_text(EDGE + 12, EDGE + 16 * column, name, "start", colour))
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n' + "\n".join(parts) + "\n</svg>\n"


def _line(points: Sequence[tuple[float, float]], colour: str, more: str = "") -> str:
    where = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{where}" fill="none" stroke="{colour}" {more}/>'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def _size(power: int) -> str:
    return (
        f"{10**power} B"
        if power < 3
        else f"{10 ** (power - 3)} kB"
        if power < 6
        else f"{10 ** (power - 6)} MB"
    )


if __name__ == "__main__":
    main()
