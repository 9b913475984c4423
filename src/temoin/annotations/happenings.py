"""What happens, from the model's scores: the words that name it, its type and status, its roles."""

from __future__ import annotations

from collections.abc import Iterator

from temoin.annotations.network import Floats, Network, sigmoid
from temoin.annotations.spans import DIGITS, Span, decoded_spans
from temoin.annotations.units import Units
from temoin.annotations.windows import Seen
from temoin.records import Happening, Role

ROLE_SERVES = 0.5  # a role serves a happening from this probability up ...
ROLE_AT_LEAST = 0.2  # ... and one that serves none so surely serves its best from here up


def read_happenings(network: Network, seen: Seen, units: Units) -> Iterator[Happening]:
    """Words that name a happening, each with its type, status and roles."""
    scores = network.block("happens", seen.vectors)
    triggers = decoded_spans(scores["trigger"])
    roles = _roles(network, seen, units, scores, triggers)
    labels = network.labels
    for trigger, mine in zip(triggers, roles, strict=True):
        kinds = {
            name: labels[name][int(scores[name][trigger.first].argmax())]
            for name in ("plover", "mode", "status", "story")
        }
        yield Happening(
            *units.place(trigger), kinds["plover"], None if kinds["mode"] == "none" else kinds["mode"],
            kinds["status"], kinds["story"],
            tuple(sorted(mine, key=lambda role: (role.start, role.end, role.role))), trigger.p,
        )  # fmt: skip


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
