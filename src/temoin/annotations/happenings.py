"""What happens, from the model's scores: the words that name it, its type and status, its roles."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.asserting import Asserting
from temoin.annotations.network import Floats, Network, sigmoid, softmax
from temoin.annotations.spans import DIGITS, Span, decoded_spans
from temoin.annotations.units import Units
from temoin.annotations.windows import Seen
from temoin.records import Happening, Role

SAME = -0.25  # between -0.5 and -0.2 gold reports have 38 main incidents of 49 right, at 0 37
ROLE_SERVES = 0.5  # a role serves a happening from this probability up ...
ROLE_AT_LEAST = 0.2  # ... and one that serves none so surely serves its best from here up


def read_happenings(network: Network, seen: Seen, units: Units, asserting: Asserting) -> Iterator[Happening]:
    """Words that name a happening, each with its type, status and roles."""
    scores = network.block("happens", seen.vectors)
    triggers = decoded_spans(scores["trigger"])
    if not triggers:
        return
    roles = _roles(network, seen, units, scores, triggers)
    labels = network.labels
    words = [trigger.first for trigger in triggers]
    ones = same_happening(network, seen, words)
    shared = {
        name: _told_together(softmax(scores[name][words]), ones) for name in ("plover", "mode", "story")
    }
    main = labels["story"].index("main")
    statuses = np.log(softmax(scores["status"][words]) + 1e-6)
    for number, (trigger, mine) in enumerate(zip(triggers, roles, strict=True)):
        kinds = {name: labels[name][int(rows[number].argmax())] for name, rows in shared.items()}
        place = units.place(trigger)
        status = asserting.status(place, dict(zip(labels["status"], statuses[number].tolist(), strict=True)))
        yield Happening(
            *place, kinds["plover"], None if kinds["mode"] == "none" else kinds["mode"],
            status, kinds["story"],
            tuple(sorted(mine, key=lambda role: (role.start, role.end, role.role))), trigger.p,
            round(float(shared["story"][number][main]), DIGITS), ones[number],
        )  # fmt: skip


def same_happening(network: Network, seen: Seen, words: list[int]) -> list[int]:
    """For each word that names a happening, the number of the happening; in order of their first words.

    Two groups of words become one while the mean score of their pairs says so, the surest first (average linkage).
    """
    pairs = network.pairings["same"].of(seen.vectors[words])
    scores = pairs.scores(0, slice(None), slice(None))[:, 1:]
    return linked(np.round((scores + scores.T) / 2 - SAME, DIGITS).astype(np.float64))


def linked(scores: NDArray[np.float64]) -> list[int]:
    """Numbers of the groups, given what speaks for each pair's being one, below 0 against it."""
    sums = scores.copy()
    sizes = np.ones(len(sums))
    group = list(range(len(sums)))
    np.fill_diagonal(sums, -np.inf)
    while len(sums) > 1:
        means = sums / np.outer(sizes, sizes)
        best = int(means.argmax())
        a, b = divmod(best, len(sums))
        if means[a, b] <= 0:
            break
        a, b = min(a, b), max(a, b)
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sums[a, a] = -np.inf
        sizes[a], sizes[b] = sizes[a] + sizes[b], 1
        sums[b], sums[:, b] = -np.inf, -np.inf
        group = [a if g == b else g for g in group]
    order = {g: n for n, g in enumerate(dict.fromkeys(group))}
    return [order[g] for g in group]


def _told_together(shares: Floats, ones: list[int]) -> Floats:
    """Probabilities of each class, half a mention's own and half (as logarithms) the mean of its happening's."""
    logs = np.log(shares + 1e-6)
    rows = np.array(ones)
    means = np.stack([logs[rows == one].mean(0) for one in ones])
    return softmax((logs + means) / 2)


def _roles(
    network: Network, seen: Seen, units: Units, scores: dict[str, Floats], triggers: list[Span]
) -> list[list[Role]]:
    """The roles of each happening. A span may serve several."""
    found: list[list[Role]] = [[] for _ in triggers]
    pairs = network.pairings["roles"].of(seen.vectors)
    for link, (layer, names) in enumerate(network.labels["roles"].items()):
        for span in decoded_spans(scores[layer]):
            first, end = seen.reach[span.first]
            near = [i for i, trigger in enumerate(triggers) if first <= trigger.first < end]
            if not near:
                continue
            columns = [triggers[i].first for i in near]
            scored = pairs.scores(link, slice(span.first, span.first + 1), columns)
            chances = sigmoid(scored[0, 1:])
            for place, chance in zip(near, chances.tolist(), strict=True):
                best = chance == chances.max() and chance >= ROLE_AT_LEAST
                if chance >= ROLE_SERVES or best:
                    p = round(span.p * chance, DIGITS)
                    found[place].append(Role(names[span.label], *units.place(span), p))
    return found
