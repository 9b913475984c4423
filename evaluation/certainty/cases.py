"""Texts with words that name something that happened, did not, or is open; as each corpus tells it.

- MEANTIME (Minard et al. 2016), English: `denied` where polarity is NEG; `happened` where it is CERTAIN, POS and
  not of the future; else `open`.  Airbus, Apple and GM to tune, stock market to report, as published work had it.
- UDS It Happened 2 (White et al. 2016): `happened` where the score is above 0, else `denied`, which here holds
  what is open too.
- CommitmentBank (de Marneffe et al. 2019): the embedded clause is `happened` from a mean of 1 up, `denied` from
  -1 down, else `open`.  The question is what the author is committed to.
- Annotated reports that nothing was trained on, in four languages: by their status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from evaluation.corpora import half_of, records, sample
from evaluation.happenings.cases import held_half
from evaluation.record import Part

HAPPENED, DENIED, OPEN = "happened", "denied", "open"
OF_STATUS = {"asserted": HAPPENED, "denied": DENIED, "prevented": DENIED}  # every other status is open
_SIZES = {"sample": (12, 120, 60, 5), "tune": (30, 300, 150, 20), "report": (30, 300, 150, 20)}
_WORD = re.compile(r"\w+|[^\w\s]")
_LEAST = 3  # words of a clause that must stand together in the passage
_OPENING = frozenset(["(", "[", "$", "``"])
_CLOSING = frozenset([*".,;:!?)]%", "''", "..."])


@dataclass(frozen=True)
class Event:
    """Words that name an event, and what gold says of it."""

    start: int
    end: int
    gold: str


@dataclass(frozen=True)
class Case:
    """A text with its events."""

    id: str
    corpus: str
    language: str
    text: str
    events: tuple[Event, ...]
    two_classes: bool = False  # gold does not tell what is open from what is denied


def cases(part: Part) -> Iterator[Case]:
    """Texts of a part, corpus by corpus."""
    articles, sentences, passages, reports = _SIZES[part]
    yield from sample(list(meantime(part)), articles)
    yield from sample(list(it_happened(part)), sentences)
    yield from sample(list(commitments(part)), passages)
    for language in ("fr", "en", "es", "ar"):
        yield from sample(list(annotated(language, part)), reports)


def meantime(part: Part) -> Iterator[Case]:
    """Articles, their tokens joined as print has them."""
    for record in records("certainty/meantime/meantime_en.jsonl.xz"):
        if (record["corpus"] == "stock") == (part == "report"):
            text, places = joined(record["sentences"])
            events = []
            for event in record["events"]:
                spans = [places[event["sent"]][token] for token in event["tokens"]]
                events.append(Event(spans[0][0], spans[-1][1], _meantime(event)))
            yield Case(record["id"], "MEANTIME en", "en", text, tuple(events))


def joined(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """One sentence a paragraph; a blank between tokens but before closing and after opening marks."""
    text, places = "", []
    for tokens in sentences:
        here: list[tuple[int, int]] = []
        for at, token in enumerate(tokens):
            if at and not _is_closed_up(tokens[at - 1], token):
                text += " "
            here.append((len(text), len(text) + len(token)))
            text += token
        places.append(here)
        text += "\n\n"
    return text.rstrip("\n"), places


def _is_closed_up(before: str, token: str) -> bool:
    return before in _OPENING or token in _CLOSING or token.startswith("'") or token == "n't"


def _meantime(event: dict[str, Any]) -> str:
    if event["polarity"] == "NEG":
        return DENIED
    sure = (event["certainty"], event["polarity"], event["time"]) == ("CERTAIN", "POS", "NON_FUTURE")
    return HAPPENED if sure else OPEN


def it_happened(part: Part) -> Iterator[Case]:
    """Sentences of the English Web Treebank: dev to tune, test to report."""
    split = "test" if part == "report" else "dev"
    for record in records("certainty/uds_it_happened/factuality_en.jsonl.xz"):
        events = [
            Event(*place, HAPPENED if one["score"] > 0 else DENIED)
            for one in record["preds"]
            if record["split"] == split and one["tok"] and (place := find_word(record["text"], one))
        ]
        if events:
            yield Case(record["id"], "UDS It Happened en", "en", record["text"], tuple(events), True)


def find_word(text: str, one: dict[str, Any]) -> tuple[int, int] | None:
    """Where the form stands whose number of words before it comes nearest to the token's number."""
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(one['form'])}(?!\w)", text)]
    return min(places, key=lambda p: abs(len(_WORD.findall(text[: p[0]])) - (one["tok"] - 1)), default=None)


def commitments(part: Part) -> Iterator[Case]:
    """Passages, halved by their id: the clause is the longest run of words that the prompt shares with them."""
    half = "report" if part == "report" else "tune"
    for record in records("certainty/commitmentbank/items.jsonl.xz"):
        place = shared_run(record["target"], record["prompt"])
        if half_of(record["id"]) == half and place:
            mean = record["mean"]
            gold = HAPPENED if mean >= 1 else DENIED if mean <= -1 else OPEN
            yield Case(record["id"], "CommitmentBank en", "en", record["target"], (Event(*place, gold),))


def shared_run(text: str, prompt: str) -> tuple[int, int] | None:
    """The longest run of words of a text that a prompt repeats, three words at least."""
    words = list(_WORD.finditer(text))
    ours = [word[0].lower() for word in words]
    theirs = [word.lower() for word in _WORD.findall(prompt)]
    run = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return (words[run.a].start(), words[run.a + run.size - 1].end()) if run.size >= _LEAST else None


def annotated(language: str, part: Part) -> Iterator[Case]:
    """Held-out annotated reports."""
    for record, text in held_half(language, part):
        events = tuple(
            Event(start, end, OF_STATUS.get(mention["status"], OPEN))
            for happening in record["happenings"]
            for mention in happening["mentions"]
            for start, end in mention["words"][:1]
        )
        yield Case(record["id"], f"annotated {language}", language, text, events)
