"""Same person or not: pairs of names of the UN list; halves by the parity of the entry's number.

A name against a "good" alias or the Arabic name of its entry, and against the nearest name of another
entry (data/names/README.md).  Aliases with fewer than a fifth of their trigrams in common are other
names, not other spellings; they are given apart.  Right is counted as the mean of both classes
(balanced accuracy); each peer has the threshold best by it on spellings alike of the tuning half.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.measures import bootstrap, percent
from evaluation.names.likeness import likenesses
from evaluation.record import Part, Score, Table, largest
from evaluation.shared import shared
from temoin.mentions.names import SAME

_ALIKE = 0.2
_STEPS = 100


@dataclass(frozen=True)
class Pair:
    """Two spellings; `kind` is `latin-latin` or `latin-arabic`."""

    id: str
    half: str
    kind: str
    same: bool
    alike: bool
    a: str
    b: str


@dataclass(frozen=True)
class Judged:
    """A system's threshold and its likeness for each pair."""

    name: str
    threshold: float
    pairs: tuple[tuple[Pair, float], ...]

    def right(self, pair: Pair, likeness: float) -> bool:
        return (likeness >= self.threshold) == pair.same


def judge(part: Part, *, peers: bool) -> list[Judged]:
    """Every system on the pairs of a part."""
    all_pairs = list(_pairs())
    tuning = [p for p in all_pairs if p.half == "tune"]
    some = [p for p in all_pairs if p.half == "report"] if part == "report" else tuning
    some = some[::3] if part == "sample" else some
    judged = []
    for name, like in likenesses(peers=peers).items():
        alike = [(p.same, like(p.a, p.b)) for p in tuning if p.alike]
        threshold = SAME if name == "temoin" else _threshold(alike)
        judged.append(Judged(name, threshold, tuple((p, like(p.a, p.b)) for p in some)))
    return judged


def _pairs() -> Iterator[Pair]:
    lines = (shared() / "data" / "names" / "name_pairs.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], 2):
        same, kind, a, b, id_, _, jaccard = line.split("\t")
        half = "report" if int(id_.split(".")[-1]) % 2 else "tune"
        alike = kind == "latin-arabic" or float(jaccard) >= _ALIKE
        yield Pair(f"name_pairs:{number}", half, kind, same == "1", alike, a, b)


def _threshold(judged: Sequence[tuple[bool, float]]) -> float:
    steps = [step / _STEPS for step in range(_STEPS + 1)]
    return max(
        steps, key=lambda step: _balanced([(same, (likeness >= step) == same) for same, likeness in judged])
    )


def _balanced(answers: Sequence[tuple[bool, bool]]) -> float:
    """Mean of the shares right of the same and of the different; of one class alone its share."""
    shares = []
    for wanted in (True, False):
        some = [ok for same, ok in answers if same == wanted]
        if some:
            shares.append(sum(some) / len(some))
    return sum(shares) / len(shares) if shares else 0.0


_SUBSETS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("all", lambda pair: True),
    ("latin, spelled alike", lambda pair: pair.kind == "latin-latin" and pair.alike),
    ("latin-arabic", lambda pair: pair.kind == "latin-arabic"),
)


def table(judged: Sequence[Judged]) -> Table:
    """Balanced accuracy, in all and by kind."""
    rows = []
    for one in judged:
        shares = [percent(_balanced(_answers(one, which))) for _, which in _SUBSETS]
        rows.append((one.name, round(one.threshold, 2), len(one.pairs), *shares))
    columns = ("system", "threshold", "pairs", *(name for name, _ in _SUBSETS))
    note = (
        "Balanced accuracy. Peers get Latin letters from anyascii (nomenklatura has its own) and the threshold best"
        " on the tuning half."
    )
    return Table("Same person or not", columns, tuple(rows), note, largest(_errors(judged)))


def _answers(one: Judged, which: Callable[[Pair], bool]) -> list[tuple[bool, bool]]:
    return [(p.same, one.right(p, likeness)) for p, likeness in one.pairs if which(p)]


def scores(judged: Sequence[Judged]) -> list[Score]:
    return [
        bootstrap(f"names/pairs-{name}", _answers(judged[0], which), _balanced) for name, which in _SUBSETS
    ]


def right(judged: Sequence[Judged]) -> dict[str, bool]:
    return {pair.id: judged[0].right(pair, likeness) for pair, likeness in judged[0].pairs}


def _errors(judged: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    for pair, likeness in judged[0].pairs:
        if not judged[0].right(pair, likeness):
            kind = "one person taken for two" if pair.same else "two persons taken for one"
            other = "" if pair.alike else ", another name altogether"
            yield f"{pair.kind}: {kind}{other}", pair.id
