"""Learn the weights of `acts/asserting.tsv`: how a happening is put forward.

Cues alone are learned on all annotated reports but those held out (logistic regression).  How much they and the model
count beside each other is learned where `--model` is no surer than it should be: on reports of training/annotated that
it was not trained on, which are those that `--learned` (training/annotated as it was then) lacks; there, the opinion of
the cues is that of a regression that did not see the report either.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from temoin.annotations.asserting import ALWAYS, LEAST, MODEL, Asserting
from temoin.annotations.lexicon import lexicon
from temoin.annotations.network import softmax
from temoin.annotations.reader import Reader
from temoin.annotations.runs import runs
from temoin.annotations.trees import Trees
from temoin.annotations.windows import see
from temoin.resources import Resources
from training.corpora import annotated, own
from training.labels import STATUSES
from training.passages import Passage, paragraphs
from training.settings import ROOT, parser, settings

TABLE = ROOT / "src" / "temoin" / "resources" / "acts" / "asserting.tsv"
RARE = 4  # cues seen less often are left out
PENALTY = 3.0  # on the weights of cues; .3 to 10 tried
FOLDS = 5
SMALL = 0.15  # a weight below this is left out (on reports not seen, nothing is lost; below .2, .3 %)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One mention: its report, its cues, its status, and the model's log-probabilities (none where it was trained)."""

    report: str
    language: str
    cues: frozenset[str]
    status: int
    model: Floats | None


def rows(passage: Passage, reader: Reader, other: Reader | None) -> Iterator[Row]:
    """The mentions of a report with cues as `reader` sees them and probabilities as `other` does."""
    text, language = passage.text, passage.language
    seen = reader.read(text, paragraphs(text), language=language)
    trees = Trees(text, seen.words, seen.sentences)
    asserting = Asserting(trees, lexicon(Resources(), language), language, seen.attributions)
    chances = _chances(text, other) if other else None
    for mention in passage.mentions or ():
        if cues := asserting.cues(mention.words):
            model = _at(chances, mention.words[0]) if chances else None
            yield Row(text, language, frozenset(cues), STATUSES.index(mention.status), model)


def _chances(text: str, reader: Reader) -> tuple[list[int], Floats]:
    """The ends of all words, and the log-probabilities of each status at each."""
    ends: list[int] = []
    found = []
    for run in runs(text, paragraphs(text)):
        seen = see(reader.network, text, run)
        ends += [end for _, end in seen.words]
        found.append(np.log(softmax(reader.network.block("happens", seen.vectors)["status"]) + 1e-6))
    return ends, np.maximum(np.concatenate(found), LEAST).astype(np.float64)


def _at(chances: tuple[list[int], Floats], start: int) -> Floats:
    ends, found = chances
    return np.asarray(found[min(bisect_right(ends, start), len(ends) - 1)])


@dataclass(frozen=True)
class Opinion:
    """A logistic regression over cues: the column of each, a weight for each status, and constants."""

    columns: dict[str, int]
    weights: Floats
    constants: Floats

    def of(self, some: Sequence[Row]) -> Floats:
        """What speaks for each status, in log odds against the mean."""
        sums = matrix(some, self.columns) @ self.weights + self.constants
        return np.asarray(sums - sums.mean(1, keepdims=True))


def opinion(some: Sequence[Row]) -> Opinion:
    """The regression that rows give; a status that none of them has is as good as ruled out."""
    counts = Counter(cue for row in some for cue in row.cues)
    columns = {cue: n for n, cue in enumerate(sorted(c for c, times in counts.items() if times >= RARE))}
    model = LogisticRegression(C=1 / PENALTY, max_iter=300, tol=1e-3)
    model.fit(matrix(some, columns), [row.status for row in some])
    weights = np.zeros((len(columns), len(STATUSES)))
    constants = np.full(len(STATUSES), LEAST)
    weights[:, model.classes_], constants[model.classes_] = model.coef_.T, model.intercept_
    return Opinion(columns, weights, constants)


def matrix(some: Sequence[Row], columns: dict[str, int]) -> csr_matrix:
    """Rows by cues, 1 where a row has the cue."""
    places = [[columns[cue] for cue in sorted(row.cues) if cue in columns] for row in some]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([place for row in places for place in row], dtype=np.int64)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(some), len(columns)))


def pool(model: Floats, cues: Floats, wanted: NDArray[np.int64]) -> tuple[float, float, Floats]:
    """The shares of both opinions and a constant for each status that make the statuses likeliest."""
    right = np.arange(len(wanted)), wanted

    def loss(shares: Floats) -> tuple[float, Floats]:
        chances = softmax(shares[0] * model + shares[1] * cues + shares[2:])
        value = -np.log(chances[right]).sum() + (shares[2:] ** 2).sum() / 2
        chances[right] -= 1
        slope = [(chances * model).sum(), (chances * cues).sum(), *(chances.sum(0) + shares[2:])]
        return float(value), np.array(slope)

    start = np.array([0.5, 0.5, *np.zeros(len(STATUSES))])
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return float(found[0]), float(found[1]), found[2:]


def unseen_opinion(fresh: Sequence[Row], others: Sequence[Row]) -> Floats:
    """What cues say of each row by a regression that saw others and the other folds."""
    found = np.zeros((len(fresh), len(STATUSES)))
    folds = GroupKFold(FOLDS).split(fresh, groups=[row.report for row in fresh])
    for known, asked in folds:
        learned = opinion([*others, *(fresh[n] for n in known)])
        found[asked] = learned.of([fresh[n] for n in asked])
    return found


def table(made: Opinion, shares: tuple[float, float, Floats]) -> list[tuple[str, str, float]]:
    """Rows of the table: the model's share, the constants, and cues whose weight is not small."""
    model, cues, constants = shares
    constants = constants + cues * (made.constants - made.constants.mean())
    lines = [
        (MODEL, "", model),
        *((ALWAYS, name, value) for name, value in zip(STATUSES, constants, strict=True)),
    ]
    for cue, column in made.columns.items():
        weights = cues * made.weights[column]
        lines += [(cue, name, w) for name, w in zip(STATUSES, weights, strict=True) if abs(w) >= SMALL]
    return sorted(lines)


def show(title: str, some: Sequence[Row], sums: Floats) -> None:
    """Share right in each language, by these sums and by the model alone."""
    for language in sorted({row.language for row in some}):
        here = [n for n, row in enumerate(some) if row.language == language]
        hits = sum(int(sums[n].argmax()) == some[n].status for n in here)
        model = sum(int(np.argmax(some[n].model)) == some[n].status for n in here)
        print(
            f"{title} {language}: {len(here)} right {hits / len(here):.3f} by the model {model / len(here):.3f}"
        )


def main() -> None:
    """Read, learn both, show what is right on reports not seen, and with --write keep the table."""
    options = parser(__doc__ or "")
    options.add_argument("--model", type=Path, required=True, help="a model that some reports did not train")
    options.add_argument("--learned", type=Path, required=True, help="training/annotated as it learned it")
    options.add_argument("--write", action="store_true", help="write the table")
    chosen = settings(options)
    reader, other = Reader(), Reader(chosen.arguments.model)
    training, held = annotated(chosen.shared)
    known = [*training, *own(chosen.shared, None, chosen.arguments.learned)]
    texts = {passage.text for passage in known}
    new = [passage for passage in own(chosen.shared, None) if passage.text not in texts]
    others = [row for passage in known for row in rows(passage, reader, None)]
    fresh = [row for passage in new for row in rows(passage, reader, other)]
    test = [row for _, passage in held for row in rows(passage, reader, reader)]
    said = unseen_opinion(fresh, others)
    model = np.array([row.model for row in fresh])
    shares = pool(model, said, np.array([row.status for row in fresh]))
    show("not seen", fresh, shares[0] * model + shares[1] * said + shares[2])
    made = opinion([*others, *fresh])
    model = np.array([row.model for row in test])
    show("held out", test, shares[0] * model + shares[1] * made.of(test) + shares[2])
    if chosen.arguments.write:
        lines = [f"{cue}\t{status}\t{weight:.2f}" for cue, status, weight in table(made, shares)]
        TABLE.write_text("\n".join(["cue\tstatus\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
