"""From scores to answers, by plain rules of arithmetic.

Spans from begin-inside-outside tags, trees from arc scores, lemmas.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
GAP = 3  # tags outside that still belong to one stretch when a stretch must be decoded anew
NEVER = -1e9


def find_spans(scores: Floats) -> list[tuple[int, int, int]]:
    """The best spans (first word, end, label) of scores (words, 1 + 2 x labels).

    Outside, then begin and inside of each label.

    An inside tag follows a begin or inside tag of its own label only.
    """
    tags = scores.argmax(-1)
    for start, end in _broken_stretches(tags):
        path = _best_path(scores[start:end])
        first = _reach(scores[:start], _lost(scores[start:end], path))
        tags[first:end] = path if first == start else _best_path(scores[first:end])
    return spans_of(tags)


def _lost(scores: Floats, path: NDArray[np.int64]) -> float:
    """What tags that fit together score less than the best tags one by one."""
    return float((scores.max(1) - scores[np.arange(len(path)), path]).sum())


def _reach(before: Floats, gain: float) -> int:
    """The first word from which on a span could begin and still be worth it: its words cost less than the gain."""
    costs = np.cumsum((before.max(1) - before[:, 1:].max(1))[::-1])
    return len(before) - int(np.searchsorted(costs, gain))


def _wrong(tags: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Inside tags that follow neither begin nor inside of their label."""
    before = np.concatenate([[0], tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    return inside & (before != tags) & (before != tags - 1)


def _broken_stretches(tags: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Stretches of tags, over small gaps, in which the tags one by one do not fit together."""
    wrong = _wrong(tags)
    if not wrong.any():
        return []
    used = np.flatnonzero(tags)
    found = []
    for part in np.split(used, np.flatnonzero(np.diff(used) > GAP + 1) + 1):
        start, end = int(part[0]), int(part[-1]) + 1
        if wrong[start:end].any():
            found.append((max(0, start - 1), end))
    return found


def _best_path(scores: Floats) -> NDArray[np.int64]:
    """Viterbi; the stretch begins as if after a word outside."""
    count, tags = scores.shape
    labels = np.arange(2, tags, 2)
    best, came = scores[0].copy(), np.zeros((count, tags), dtype=np.int64)
    best[labels] = NEVER
    for at in range(1, count):
        top = int(best.argmax())
        came[at] = top
        value = np.full(tags, best[top])
        own = np.where(best[labels] >= best[labels - 1], labels, labels - 1)
        came[at, labels] = own
        value[labels] = best[own]
        best = value + scores[at]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = int(best.argmax())
    for at in range(count - 1, 0, -1):
        path[at - 1] = came[at, path[at]]
    return path


def spans_of(tags: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """The spans (first word, end, label) of tags that fit together."""
    found, start = [], -1
    for at, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and (tag == 0 or tag % 2 == 1):
            found.append((start, at, (int(tags[start]) - 1) // 2))
            start = -1
        if tag % 2 == 1:
            start = at
    return found


def find_chain(scores: Floats, steps: Floats, ends: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The best tags of scores (words, tags) with ``steps`` from tag to tag, each sentence for itself.

    ``ends`` marks the last words of sentences. Tags are those of `find_spans`, and fit together as there.
    Viterbi, one word of every sentence at a time, the longest sentences first.
    """
    firsts = np.concatenate([[0], np.flatnonzero(ends[:-1]) + 1])
    lengths = np.diff(firsts, append=len(scores))
    order = np.argsort(-lengths, kind="stable")
    firsts, lengths = firsts[order], lengths[order]
    fits = fitting(scores.shape[1])
    steps = np.where(fits, steps, NEVER)
    best = np.where(fits[0], scores[firsts], NEVER)
    came = np.zeros((lengths[0], *best.shape), dtype=np.int8)
    for at in range(1, lengths[0]):
        count = int(np.searchsorted(-lengths, -at))
        value = best[:count, :, None] + steps
        came[at, :count] = value.argmax(1)
        best[:count] = value.max(1) + scores[firsts[:count] + at]
    path, tags = best.argmax(1), np.zeros(len(scores), dtype=np.int64)
    for at in range(lengths[0] - 1, 0, -1):
        count = int(np.searchsorted(-lengths, -at))
        tags[firsts[:count] + at] = path[:count]
        path[:count] = came[at, np.arange(count), path[:count]]
    tags[firsts] = path
    return tags


def fitting(tags: int) -> NDArray[np.bool_]:
    """Which tag (column) may follow which (row); a sentence begins as if after a word outside."""
    number = np.arange(tags)
    inside = (number > 0) & (number % 2 == 0)
    own = (number[:, None] == number) | (number[:, None] == number - 1)
    return ~inside | own


def find_stretches(scores: Floats, cost: float) -> list[tuple[int, int, int]]:
    """The best spans of one label, each paid for with ``cost``: long ones are not broken at a doubtful word.

    Scores are (words, 3): outside, begin, inside; the cost is in units of log-probability.
    """
    rows = scores.tolist()
    outside, begin, inside = rows[0][0], rows[0][1] - cost, NEVER
    came: list[tuple[int, int]] = []
    for free, opened, going in rows[1:]:
        before = (outside, begin, inside)
        top = before.index(max(before))
        own = 1 if begin >= inside else 2
        came.append((top, own))
        outside, begin, inside = before[top] + free, before[top] + opened - cost, before[own] + going
    last = (outside, begin, inside)
    path = [last.index(max(last))]
    for top, own in reversed(came):
        path.append(own if path[-1] == 2 else top)
    return spans_of(np.array(path[::-1]))


def find_tree(scores: Floats) -> NDArray[np.int64]:
    """Heads (0 is the root) of the best tree with one root, from scores (words, 1 + words)."""
    count = len(scores)
    if count == 1:
        return np.zeros(1, dtype=np.int64)
    square = np.full((count + 1, count + 1), NEVER, dtype=np.float64)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads = _arborescence(square)[1:]
    if np.count_nonzero(heads == 0) != 1:
        _force_root(square)
        heads = _arborescence(square)[1:]
    return heads


def _force_root(square: NDArray[np.float64]) -> None:
    """Leave the word whose loss as root is least as the only one that may be it."""
    loss = square[1:, 1:].max(1) - square[1:, 0]
    root = int(loss.argmin()) + 1
    kept = square[root, 0]
    square[1:, 0] = NEVER
    square[root] = NEVER
    square[root, 0] = kept


def _arborescence(square: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu, Liu and Edmonds: take the best heads, and while they hold a cycle, shrink it to a point."""
    heads = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(square)) if i not in set(cycle)])
    small = np.full((len(outside) + 1,) * 2, NEVER)
    small[:-1, :-1] = square[np.ix_(outside, outside)]
    leave = inside[square[np.ix_(outside, inside)].argmax(1)]
    small[:-1, -1] = square[outside, leave]
    gain = square[np.ix_(inside, outside)] - square[inside, heads[inside]][:, None]
    enter = inside[gain.argmax(0)]
    small[-1, :-1] = gain.max(0)
    small[0] = NEVER
    np.fill_diagonal(small, NEVER)
    solved = _arborescence(small)
    last = len(outside)
    for place, word in enumerate(outside.tolist()):
        if word:
            heads[word] = leave[place] if solved[place] == last else outside[solved[place]]
    heads[enter[solved[last]]] = outside[solved[last]]
    return heads


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at and seen[at] == start:
            return path[path.index(at) :]
    return []


def apply_script(form: str, script: str) -> str | None:
    """The lemma that an edit makes of a form, None where it does not fit.

    Writing, cut and put in front, cut and put behind.
    """
    case, rest = script[0], script[1:]
    low = form if case == "k" else form.lower()
    if rest.startswith("="):
        lemma = rest[1:]
    else:
        _, cut, put, cut_end, put_end = script.split("|")
        if int(cut) + int(cut_end) > len(low):
            return None
        lemma = put + low[int(cut) : len(low) - int(cut_end)] + put_end
    if case == "u":
        return lemma.upper() or None
    if case == "t":
        lemma = "-".join(part[:1].upper() + part[1:] for part in lemma.split("-"))
    return lemma or None
