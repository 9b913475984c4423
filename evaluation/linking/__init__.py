"""Reports to incidents, all reports of a side at once, no topic given; tolls against the table of incidents.

Corpus: data/linking (news of gun violence in the United States; English).  Train taught the comparison, dev chose
thresholds; the report part is test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.linking.baselines import baseline_answers
from evaluation.linking.reports import Report, hard_neighbours, load, read_digests, sampled
from evaluation.linking.score import (
    Labels,
    b_cubed,
    b_cubed_shares,
    ceaf_e,
    conll,
    hard_pairs,
    members,
    muc,
    pairwise,
)
from evaluation.linking.tolls import Tolls, judge_tolls
from evaluation.measures import bootstrap, percent
from evaluation.record import Errors, Part, Result, Score, largest
from evaluation.record import Table as Shown
from temoin.linking import INCIDENTS
from temoin.linking.digest import Digest
from temoin.linking.join import join_all

SAMPLE = (60, 40)  # incidents, and pairs of incidents near in place and time, with all their reports
COLUMNS = ("system", "B³ P", "B³ R", "B³ F1", "CEAFe", "MUC", "CoNLL", "hard P", "hard R", "hard F1")
NOTE = (
    "Extended B³ (Amigó et al. 2009), CEAFe (Luo 2005), MUC (Vilain et al. 1995), CoNLL their mean; hard: pairs of "
    "reports of incidents in one state within a week. {reports} reports, {incidents} incidents, {wanted} hard pairs "
    "wanted, {wrong} wrong. Thresholds of all systems are from dev."
)


def measure(part: Part, *, peers: bool) -> Result:
    """temoin and the baselines on one side of the corpus."""
    reports = load("test" if part == "report" else "dev")
    if part == "sample":
        reports = sampled(reports, *SAMPLE)
    digests = read_digests(reports)
    gold = {report.id: report.incidents for report in reports}
    wanted, wrong = hard_pairs(gold, hard_neighbours())
    answer = labels(reports, digests)
    rows = [("temoin", answer), *(baseline_answers(reports, digests) if peers else ())]
    note = NOTE.format(reports=len(gold), incidents=len(members(gold)), wanted=len(wanted), wrong=len(wrong))
    lines = tuple(_row(n, gold, a, wanted, wrong) for n, a in rows)
    shown = Shown("Reports to incidents", COLUMNS, lines, note, _errors(gold, answer, wrong))
    counted = judge_tolls(reports, digests, answer)
    return Result(
        (shown, _toll_table(counted)),
        (*_scores(gold, answer, wanted, wrong), *counted.scores()),
        {} if part == "report" else {d: share == (1, 1) for d, share in b_cubed_shares(gold, answer).items()},
    )


def labels(reports: Sequence[Report], digests: dict[str, dict[str, Digest]]) -> Labels:
    """Each report with the incident of its main digest; one without any stands alone."""
    home = join_all(INCIDENTS, {f"{r.id}/{i}": d for r in reports for i, d in digests[r.id].items()})
    return {report.id: frozenset({_main(report.id, digests[report.id], home)}) for report in reports}


def _main(report: str, digests: dict[str, Digest], home: dict[str, str]) -> str:
    main = next((key for key, digest in digests.items() if digest.role == "main"), None)
    return home[f"{report}/{main}"] if main else report


def _row(
    name: str, gold: Labels, answer: Labels, wanted: list[tuple[str, str]], wrong: list[tuple[str, str]]
) -> tuple[str | float | None, ...]:
    b3, pairs = b_cubed(gold, answer), pairwise(wanted, wrong, answer)
    numbers = (
        b3.precision, b3.recall, b3.f1, ceaf_e(gold, answer).f1, muc(gold, answer).f1, conll(gold, answer),
        pairs.precision, pairs.recall, pairs.f1,
    )  # fmt: skip
    return (name, *map(percent, numbers))


def _toll_table(counted: Tolls) -> Shown:
    note = f"{counted.incidents} incidents of the table with a report; rule: {counted.rule}; range: all that is said."
    columns = ("of", "exact", "in range")
    return Shown("Killed and injured", columns, counted.rows(), note, largest(counted.errors))


def _scores(
    gold: Labels, answer: Labels, wanted: list[tuple[str, str]], wrong: list[tuple[str, str]]
) -> Iterator[Score]:
    shares = list(b_cubed_shares(gold, answer).values())
    yield bootstrap("linking/B3-F1", shares, _b3_of)
    pairs = [(True, bool(answer[a] & answer[b])) for a, b in wanted] + [
        (False, bool(answer[a] & answer[b])) for a, b in wrong
    ]
    yield bootstrap("linking/hard-pairs-F1", pairs, _f1_of)


def _b3_of(shares: Sequence[tuple[float, float]]) -> float:
    precision, recall = (sum(share[side] for share in shares) / len(shares) for side in (0, 1))
    return 2 * precision * recall / (precision + recall)


def _f1_of(pairs: Sequence[tuple[bool, bool]]) -> float:
    right = sum(wanted and given for wanted, given in pairs)
    both = sum(wanted for wanted, _ in pairs) + sum(given for _, given in pairs)
    return 2 * right / both if both else 0.0


def _errors(gold: Labels, answer: Labels, wrong: list[tuple[str, str]]) -> tuple[Errors, ...]:
    """Reports that are parted from their like, or joined with others: near in place and time, or not."""
    wanted, given = members(gold), members(answer)
    near = {frozenset(pair) for pair in wrong}
    kinds = []
    for document in gold:
        mine = {d for label in gold[document] for d in wanted[label]}
        theirs = {d for label in answer[document] for d in given[label]}
        if mine - theirs:
            kinds.append(("parted from reports of its incident", document))
        if other := theirs - mine:
            hard = any(frozenset((document, d)) in near for d in other)
            kinds.append(
                (f"joined with another incident, {'one state and week' if hard else 'far off'}", document)
            )
    return largest(kinds)
