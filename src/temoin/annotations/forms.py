"""One form, one name: a report that names "Mosul" once as a place means the place everywhere.

The model reads each occurrence for itself.  All occurrences of a form take the label that is surest over the
report, and a form of some length that the model was sure of is a name where it was overlooked too
(F1 on reports that it had not seen: es .799 to .813, ar .766 to .772, en .717 to .737, fr .808 to .809).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from temoin.overlaps import Overlaps
from temoin.records import Name

SURE = 0.7  # probability of one occurrence from which others are looked for
LETTERS = 5  # of a form that is looked for
_WORD = re.compile(r"\w+")


def one_label(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Names in order, with one label for each form, and those that were overlooked."""
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        forms[text[name.start : name.end]].append(name)
    labels = {form: _surest(told) for form, told in forms.items()}
    found = [replace(name, label=labels[text[name.start : name.end]]) for name in names]
    free = _overlooked(text, forms, Overlaps(((n.start, n.end), n) for n in names))
    found += [Name(start, end, labels[form], min(n.p for n in forms[form])) for start, end, form in free]
    return tuple(sorted(found, key=lambda name: (name.start, name.end)))


def _surest(told: Sequence[Name]) -> str:
    votes: dict[str, float] = defaultdict(float)
    for name in told:
        votes[name.label] += name.p
    return max(votes, key=lambda label: (votes[label], label))


def _overlooked(
    text: str, forms: Mapping[str, Sequence[Name]], names: Overlaps[Name]
) -> Iterator[tuple[int, int, str]]:
    """Where a form stands as words of its own and no name does: start, end, form."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for form, told in forms.items():
        if len(form) >= LETTERS and max(name.p for name in told) >= SURE and (first := _WORD.match(form)):
            by_first[first.group()].append(form)
    stop = 0
    for word in _WORD.finditer(text):
        for form in sorted(by_first.get(word.group(), ()), key=len, reverse=True):
            start, end = word.start(), word.start() + len(form)
            whole = text.startswith(form, start) and not text[end : end + 1].isalnum()
            if whole and start >= stop and not names.of(start, end):
                yield start, end, form
                stop = end
