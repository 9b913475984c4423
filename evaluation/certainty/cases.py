"""Predicates with their factuality: MEANTIME, UDS It Happened, CommitmentBank, ConanDoyle-neg; in English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.corpora import half_of, records, sample
from evaluation.record import Part

_SIZES = {"sample": (10, 120, 120, 80), "tune": (40, 400, 300, 144), "report": (60, 400, 500, 235)}


@dataclass(frozen=True)
class Case:
    """A predicate `start:end` of a sentence and one question about it with its answer.

    Where `embedded_by` is given, the predicate is the clause of the last verb of that lemma.
    """

    id: str
    corpus: str
    sentence: str
    start: int
    end: int
    question: str
    gold: bool
    embedded_by: str = ""


def cases(part: Part) -> Iterator[Case]:
    """All questions of a part."""
    articles, predicates, items, scopes = _SIZES[part]
    half = "report" if part == "report" else "tune"
    split = "test" if part == "report" else "dev"
    meantime = [r for r in records("certainty/meantime/meantime_en.jsonl.xz") if half_of(r["id"]) == half]
    for record in sample(meantime, articles):
        yield from _meantime(record)
    sentences = [
        r for r in records("certainty/uds_it_happened/factuality_en.jsonl.xz") if r["split"] == split
    ]
    for record in sample(sentences, predicates):
        yield from _uds(record)
    bank = [r for r in records("certainty/commitmentbank/items.jsonl.xz") if half_of(r["id"]) == half]
    for record in sample(bank, items):
        yield from _commitment(record)
    holmes = [r for r in records("certainty/negation/conandoyle_neg_en.jsonl.xz") if r["split"] == split]
    for number, record in enumerate(sample(holmes, scopes)):
        yield from _holmes(number, record)


def _meantime(record: dict) -> Iterator[Case]:  # type: ignore[type-arg]
    for event in record["events"]:
        tokens = record["sentences"][event["sent"]]
        start, end = _place(tokens, event["tokens"])
        questions = {
            "denied": event["polarity"] == "NEG",
            "not certain": event["certainty"] in ("PROBABLE", "POSSIBLE"),
            "future": event["time"] == "FUTURE",
        }
        for question, gold in questions.items():
            id_ = f"{record['id']}/{event['id']}/{question}"
            yield Case(id_, "MEANTIME", " ".join(tokens), start, end, question, gold)


def _place(tokens: Sequence[str], chosen: Sequence[int]) -> tuple[int, int]:
    """Where the last of the chosen tokens stands in the joined sentence: the verb after its auxiliaries."""
    last = max(chosen)
    start = sum(len(token) + 1 for token in tokens[:last])
    return start, start + len(tokens[last])


def _uds(record: dict) -> Iterator[Case]:  # type: ignore[type-arg]
    at = 0
    for predicate in sorted((p for p in record["preds"] if p["tok"]), key=lambda p: p["tok"]):
        start = record["text"].find(predicate["form"], at)
        happened = sum(predicate["happened"]) / len(predicate["happened"])
        if start < 0 or happened == 0.5:
            continue
        at = start + len(predicate["form"])
        id_ = f"{record['id']}/{predicate['tok']}"
        yield Case(id_, "UDS It Happened", record["text"], start, at, "not happened", happened < 0.5)


def _commitment(record: dict) -> Iterator[Case]:  # type: ignore[type-arg]
    """The embedding verb; where it stands, the trees tell."""
    if abs(record["mean"]) >= 1:
        gold = record["mean"] >= 1
        yield Case(record["id"], "CommitmentBank", record["target"], 0, 0, "believed", gold, record["verb"])


def _holmes(number: int, record: dict) -> Iterator[Case]:  # type: ignore[type-arg]
    tokens, tags = record["tokens"], record["tags"]
    sentence = " ".join(tokens)
    for at, token in enumerate(tokens):
        if token.endswith("ed") and len(token) > 4 and token.isalpha() and token.islower():
            start, end = _place(tokens, [at])
            inside = tags[at].endswith("scope")
            yield Case(
                f"holmes/{record['split']}/{number}/{at}",
                "ConanDoyle",
                sentence,
                start,
                end,
                "denied",
                inside,
            )
