"""python -m evaluation.muc4.learn_truecase: ordinary English news -> truecase.tsv.xz.

Counts how each word is written inside sentences, then trains the averaged perceptron of
`truecase.py` on every `STEP`-th paragraph, and prints its accuracy on paragraphs left out.
"""

from __future__ import annotations

import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterator

from evaluation.muc4.truecase import CASES, TABLE, WORD, case_of, decide, described
from evaluation.shared import shared
from temoin.resources import Resources

SOURCES = (
    "en-bbcnews2005_nc",
    "en-giveme5w1h_nolic",
    "en-gunviolence_nolic",
    "en-mafandmt_nc",
    "en-masakhanews_nolic",
    "en-reuters21578_nc",
)
SEEN = 5  # a word seen less often inside sentences is unknown
# Upper bounds of the share written with a capital, habits "0" to "4"; above them "5".
BOUNDS = (0.01, 0.1, 0.5, 0.9, 0.99)
CAPITALS = 0.6  # share in capitals from which a word is an acronym, habit "a"
ALWAYS = "5"
STEP, HELD_OUT, PASSES = 12, 97, 3
SMALLEST = 0.25  # weights below it are left out
_RARE_PAIR = 12


def paragraphs() -> Iterator[str]:
    """Every paragraph of the sources that is not itself in capitals."""
    for name in SOURCES:
        with lzma.open(shared() / "data" / "text" / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if sum(map(str.islower, line)) > 0.7 * sum(map(str.isalpha, line)):
                    yield line.strip()


def count_habits(lines: list[str]) -> dict[str, str]:
    """How each word is mostly written where no sentence opens."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for _, word, _, opens in described(line, {}):
            if not opens:
                counts[word.lower()][case_of(word)] += 1
    seen_often = {word: _habit(seen) for word, seen in sorted(counts.items()) if seen.total() >= SEEN}
    return dict.fromkeys(nations() - seen_often.keys(), ALWAYS) | seen_often


def nations() -> set[str]:
    """Single words of temoin's English names of countries and their people: capitalised, however rare."""
    forms = {
        form
        for row in Resources().words("countries", "en")
        for cell in (row["names"], row["demonyms"])
        for form in cell.split("|")
    }
    return {form.lower() for form in forms if WORD.fullmatch(form)}


def _habit(seen: Counter[str]) -> str:
    if seen["capitals"] >= CAPITALS * seen.total():
        return "a"
    share = 1 - seen["small"] / seen.total()
    return str(sum(share > bound for bound in BOUNDS))


def train(lines: list[str], habits: dict[str, str]) -> dict[str, tuple[float, ...]]:
    """Averaged weights of the perceptron (Collins 2002)."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    changes, step = Counter[str](), 1
    for _ in range(PASSES):
        random.Random(step).shuffle(lines)
        for line in lines:
            before = "small"
            for _, word, base, opens in described(line, habits):
                features = (*base, *(f"{feature}|{before}" for feature in base[:4]))
                totals = [sum(weights[f][n] for f in features if f in weights) for n in range(3)]
                before = case_of(word)
                guess, right, step = totals.index(max(totals)), CASES.index(before), step + 1
                if guess != right and not opens:
                    for feature in features:
                        changes[feature] += 1
                        for n, sign in ((right, 1.0), (guess, -1.0)):
                            weights[feature][n] += sign
                            sums[feature][n] += sign * step
    return {
        feature: tuple(value - total / step for value, total in zip(values, sums[feature], strict=True))
        for feature, values in sorted(weights.items())
        if feature[0] not in "ps" or changes[feature] > 1
    }


def accuracy(lines: list[str], habits: dict[str, str], weights: dict[str, tuple[float, ...]]) -> float:
    """Share of words inside sentences whose case is right, the text given in capitals."""
    right = total = 0
    for line in lines:
        for start, word, case, opens in decide(line.upper(), habits, weights):
            if not opens:
                total += 1
                right += case == case_of(line[start : start + len(word)])
    return right / total


def main() -> None:
    """Learn, write, report."""
    lines = [line for line in paragraphs() if len(line.upper()) == len(line)]
    learned, held_out = [line for n, line in enumerate(lines) if n % HELD_OUT], lines[::HELD_OUT]
    habits = count_habits(learned)
    weights = train(learned[::STEP], habits)
    kept = {feature: values for feature, values in weights.items() if max(map(abs, values)) >= SMALLEST}
    with lzma.open(TABLE, "wt", encoding="utf-8") as table:
        table.writelines(f"{word}\t{habit}\n" for word, habit in habits.items())
        table.writelines(
            f"{feature}\t" + "\t".join(f"{10 * value:.0f}" for value in values) + "\n"
            for feature, values in kept.items()
        )
    print(f"{len(habits)} words, {len(kept)} weights, {TABLE.stat().st_size} bytes")
    print(f"right on {accuracy(held_out, habits, kept):.2%} of words inside sentences, paragraphs left out")


if __name__ == "__main__":
    main()
