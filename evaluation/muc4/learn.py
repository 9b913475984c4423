"""python -m evaluation.muc4.learn READINGS.jsonl...: the decisions of the mapping, from the dev part.

READINGS holds a reading of each dev document, `{"id", "reading"}` a line (`evaluation.muc4.readings`
makes it).  An incident is relevant where the official mapping gives its template a key; within such
pairs, a target or perpetrator is right where its string gets credit.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from evaluation.corpora import records
from evaluation.muc4.features import perpetrator_features, target_features
from evaluation.muc4.fills import Fill, Template, by_document, form, template_of
from evaluation.muc4.incidents import Candidate, pieces
from evaluation.muc4.joining import candidates, pair_features
from evaluation.muc4.judge import Credit, Judge
from evaluation.muc4.model import Example, train, write, yes
from evaluation.muc4.perpetrators import (
    CONFIDENCES,
    Perpetrator,
    category_features,
    confidence_features,
    individuals,
    organisations,
)
from evaluation.muc4.relevance import ANY, TYPES, model_of, report_words
from evaluation.muc4.score import score_document
from evaluation.muc4.targets import EFFECTS, Target, human_targets, own_targets, physical_targets
from evaluation.muc4.templates import incident_features, report_country
from temoin.records import Reading

JUDGE = Judge()
_FOLDS, _REPORT_PULL = 5, 40.0
_SLOTS = {slot.name: slot for slot in form()}


@dataclass
class Lessons:
    """Examples by model, and how likely each report is relevant by a model that did not learn from it."""

    likely: dict[str, dict[str, float]]
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))

    def add(self, model: str, features: list[str], yes: bool) -> None:
        self.examples[model].append((features, yes))


def learn_joining(reading: Reading, text: str, keys: list[Template], lessons: Lessons) -> None:
    """Pairs of clauses of one type whose targets stand in one template each."""
    country = report_country(reading, text)
    told = [(piece, {key.number for key in keys if _tells_of(piece, key)}) for piece in pieces(reading)]
    for n, (other, numbers) in enumerate(told):
        for one, before in told[:n]:
            if one.type == other.type and before and numbers and (len(before) == 1 or len(numbers) == 1):
                lessons.add("same", pair_features(one, other, country), bool(before & numbers))


def _tells_of(piece: Candidate, key: Template) -> bool:
    return any(_tags_of(target, key) for target in own_targets(piece))


def learn_from(reading: Reading, text: str, keys: list[Template], lessons: Lessons) -> None:
    """All examples of one document."""
    some = candidates(reading, report_country(reading, text))
    answers = [Template("", str(n), bare_fills(one, reading)) for n, one in enumerate(some)]
    matched = {
        pair.response.number: pair.key
        for pair in score_document(keys, answers, JUDGE)
        if pair.key and pair.response
    }
    likely = lessons.likely[text]
    for n, one in enumerate(some):
        key = matched.get(str(n))
        lessons.add("template", incident_features(one, reading, text, likely, len(some)), key is not None)
        if key is not None:
            _learn_targets(one, key, lessons)
            _learn_perpetrators(one, reading, key, lessons)


def bare_fills(candidate: Candidate, reading: Reading) -> dict[str, tuple[Fill, ...]]:
    """A template with all that may stand in it, for mapping."""
    candidate = replace(candidate, context=())
    people, things = human_targets(candidate), physical_targets(candidate)
    slots = {
        "inc-type": [Fill((candidate.type,))],
        "hum-tgt-name": [Fill((one.name,)) for one in people if one.name],
        "hum-tgt-desc": [
            Fill((one.description,), (one.name,) if one.name else ()) for one in people if one.description
        ],
        "phys-tgt-id": [Fill((one.tag,)) for one in things],
        "perp-ind-id": [Fill((one.words,)) for one in individuals(candidate)],
        "perp-org-id": [Fill((one.words,)) for one in organisations(candidate, reading)],
    }
    return {name: tuple(fills) for name, fills in slots.items() if fills}


def _learn_targets(candidate: Candidate, key: Template, lessons: Lessons) -> None:
    people = human_targets(candidate)
    for n, one in enumerate(people):
        features = target_features(one, candidate, n, len(people))
        tags = _tags_of(one, key)
        lessons.add("human", features, bool(tags))
        if tags:
            _learn_effects(one, candidate, "hum-tgt-effect", tags, key, lessons)
    things = physical_targets(candidate)
    for n, one in enumerate(things):
        tags = _tags_of(one, key)
        lessons.add("physical", target_features(one, candidate, n, len(things)), bool(tags))
        if tags:
            _learn_effects(one, candidate, "phys-tgt-effect", tags, key, lessons)


def _learn_effects(
    target: Target, candidate: Candidate, slot: str, tags: set[str], key: Template, lessons: Lessons
) -> None:
    effects = {str(value) for fill in key.of(slot) if tags & set(fill.tags) for value in fill.values}
    for effect in EFFECTS[target.human]:
        lessons.add(effect, target_features(target, candidate, 0, 1), effect in effects)


def _tags_of(target: Target, key: Template) -> set[str]:
    """The key's strings for the same people or thing."""
    named = (("hum-tgt-name", target.name), ("hum-tgt-desc", target.description))
    found: set[str] = set()
    for slot, words in named if target.human else (("phys-tgt-id", target.tag),):
        for fill in key.of(slot):
            if words and credit(slot, fill, words):
                found |= set(fill.tags) | {str(value) for value in fill.values}
    return found


def _learn_perpetrators(candidate: Candidate, reading: Reading, key: Template, lessons: Lessons) -> None:
    kept = []
    for model, slot, some in (
        ("individual", "perp-ind-id", individuals(candidate)),
        ("organisation", "perp-org-id", organisations(candidate, reading)),
    ):
        for n, one in enumerate(some):
            yes = right(slot, one.words, key)
            lessons.add(model, perpetrator_features(one.words, one.supports, candidate, n), yes)
            kept += [one] if yes else []
            if yes and model == "organisation":
                _learn_confidence(one, candidate, key, lessons)
    category = [str(value) for fill in key.of("perp-inc-cat") for value in fill.values]
    if category:
        lessons.add("state", category_features(candidate, kept), "STATE-SPONSORED VIOLENCE" in category)


def _learn_confidence(one: Perpetrator, candidate: Candidate, key: Template, lessons: Lessons) -> None:
    names = {
        str(value)
        for fill in key.of("perp-org-id")
        if credit("perp-org-id", fill, one.words)
        for value in fill.values
    }
    found = {
        str(value) for fill in key.of("perp-org-conf") if names & set(fill.tags) for value in fill.values
    }
    for value in CONFIDENCES:
        lessons.add(value, confidence_features(one, candidate), value in found)


def right(slot: str, words: str, key: Template) -> bool:
    """Whether a string gets credit for some fill of a slot."""
    return any(credit(slot, fill, words) for fill in key.of(slot))


def credit(slot: str, fill: Fill, words: str) -> bool:
    """Whether a string gets credit for a fill."""
    given = JUDGE.credit(_SLOTS[slot], Template("", ""), fill, Fill((words,)), Credit.CORRECT)
    return given is not Credit.NONE


def read(paths: list[str]) -> Iterator[tuple[str, Reading]]:
    """Readings by document."""
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield record["id"], Reading.from_dict(record["reading"])


def learn_relevance(
    texts: dict[str, str], keys: dict[str, list[Template]]
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """The models of whole reports; and for each text what models of the other folds say of it."""
    labels = {
        id_: {str(v) for key in keys.get(id_, ()) for f in key.of("inc-type") for v in f.values}
        for id_ in texts
    }
    words = {id_: report_words(text) for id_, text in texts.items()}
    models: dict[str, dict[str, float]] = {}
    likely: dict[str, dict[str, float]] = {text: {} for text in texts.values()}
    for name, type_ in ((ANY, None), *((model_of(one), one) for one in TYPES)):
        examples = {
            id_: (words[id_], bool(labels[id_]) if type_ is None else type_ in labels[id_]) for id_ in texts
        }
        models[name] = train(list(examples.values()), _REPORT_PULL)
        for fold in range(_FOLDS):
            inside = list(texts)[fold::_FOLDS]
            others = train(
                [example for id_, example in examples.items() if id_ not in set(inside)], _REPORT_PULL
            )
            for id_ in inside:
                likely[texts[id_]][name] = yes(others, words[id_])
    return models, likely


def main() -> None:
    """Learn and write."""
    keys = by_document(map(template_of, records("muc4/keys.jsonl.xz")))
    texts = {
        record["id"]: record["text"] for record in records("muc4/docs.jsonl.xz") if record["part"] == "dev"
    }
    models, likely = learn_relevance(texts, keys)
    lessons = Lessons(likely)
    readings = list(read(sys.argv[1:]))
    for lesson in (learn_joining, learn_from):
        for id_, reading in readings:
            lesson(reading, texts[id_], keys.get(id_, []), lessons)
        write(models | {name: train(examples) for name, examples in lessons.examples.items()})
    print(f"{len(readings)} readings")
    for name, examples in lessons.examples.items():
        print(f"{name}: {len(examples)} examples, {sum(yes for _, yes in examples)} yes")


if __name__ == "__main__":
    main()
