"""Learn the weights of `acts/passives.tsv`: which subject of an Arabic verb is that of a passive.

Subjects that the model finds on the treebank and on sentences of our own are weighed with the model's margin, which
is lowered first, and blurred, to what it is on text that it was not trained on.  How often a form and a lemma are
passive is counted without the window at hand; how often a lemma has an object, on raw news.  ``--write`` writes the
table.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from temoin.annotations.between import Signals, weight
from temoin.annotations.calibration import log_odds
from temoin.annotations.passives import (
    ACTIVE,
    ARABIC,
    DERIVED,
    FORM,
    LEMMA,
    OBJECT,
    PASSIVE,
    WRITTEN,
    Clause,
    clauses,
)
from temoin.annotations.reader import Reader
from temoin.annotations.runs import runs
from temoin.annotations.units import Units, read_trees
from temoin.annotations.windows import see
from temoin.records import Word
from temoin.resources.match import bare
from training.choices import TABLES, fit
from training.corpora import lines, records
from training.passages import Passage, paragraphs
from training.settings import MODEL, SEED, Settings, parser, settings
from training.tree_scores import WINDOW, unit_places
from training.treebanks import own_sentences, sentences, windows
from training.units import units

SHAPES = (
    *(f"{WRITTEN} {stem}{ending}" for stem in ("ا?ي?", "ا?تي?") for ending in ("", "ت", "ا", "تا", "وا")),
    *(f"{DERIVED} {lemma}" for lemma in ("ان???", "ان????", "ت???", "ت????")),
)
UNSEEN = 1.5, 1.2  # by how much margins of passives are lower on ar_dev than on ar_train, and its deviation
REPORTS, LINES = 700, 2500  # raw news of which objects are counted
SHOWN = 0.1  # a smaller weight is left out
FOLDS = 6
PRIOR, TAKEN = 0.07, 0.33  # shares of an unknown word: passives among its subjects, uses with an object

Counts = dict[str, tuple[float, int]]  # of a word: how often what is counted, and how often at all


@dataclass(frozen=True)
class Found:
    """A clause that the model sees in a window, and whether the treebank has a passive subject there."""

    window: int
    clause: Clause
    passive: bool


def read(reader: Reader, text: str) -> Iterator[tuple[tuple[Word, ...], list[float]]]:
    """Words of a text, a run at a time, with the margin of each."""
    names = reader.network.labels["relations"]
    for run in runs(text, paragraphs(text)):
        seen = see(reader.network, text, run)
        if not seen.words:
            continue
        made = Units(reader.network, seen)
        words, _ = read_trees(made, seen)
        scores = made.relations.chosen(np.array([word.head + 1 for word in words]))
        yield words, (scores[:, names.index(PASSIVE)] - scores[:, names.index(ACTIVE)]).tolist()


def found(reader: Reader, passages: Iterable[Passage]) -> Iterator[Found]:
    """The clauses of treebank passages."""
    for number, passage in enumerate(passages):
        places, made = units(passage)
        spans = unit_places(places, made.by_word(len(places)))
        passives = {
            (span, spans[unit.head])
            for span, unit in zip(spans, made.units, strict=True)
            if unit.relation == PASSIVE
        }
        for words, margins in read(reader, passage.text):
            forms = [passage.text[word.start : word.end] for word in words]
            columns = ([getattr(w, name) for w in words] for name in ("lemma", "upos", "head", "relation"))
            for at, clause in clauses(forms, *columns, margins):
                place, verb = ((word.start, word.end) for word in (words[at], words[words[at].head]))
                yield Found(number, clause, (place, verb) in passives)


def objects(reader: Reader, texts: Iterable[str]) -> Counts:
    """Of the lemma of each Arabic verb: how often an object hangs on it, and how often it stands there."""
    times: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for text in texts:
        for words, _ in read(reader, text):
            with_object = {word.head for word in words if word.relation == "obj"}
            for at, word in enumerate(words):
                if word.upos == "VERB" and ord(text[word.start]) in ARABIC:
                    times[bare(word.lemma)] += 1
                    taken[bare(word.lemma)] += at in with_object
    return {lemma: (taken[lemma], count) for lemma, count in times.items()}


def blurred(clauses: list[Found]) -> list[Found]:
    """With margins as they are on unseen text."""
    random_, (lower, deviation) = random.Random(SEED), UNSEEN
    made = []
    for one in clauses:
        shift = -random_.gauss(lower, deviation) if one.passive else random_.gauss(0, deviation / 2)
        made.append(replace(one, clause=replace(one.clause, margin=one.clause.margin + shift)))
    return made


def counted(clauses: Iterable[Found], of: str) -> Counts:
    """Of each form or lemma: how often it is passive, and how often it has a subject."""
    made: Counts = {}
    for one in clauses:
        word = getattr(one.clause, of)
        passive, times = made.get(word, (0, 0))
        made[word] = passive + one.passive, times + 1
    return made


def odds(counts: Counts, word: str, own: tuple[float, int] = (0, 0), prior: float = PRIOR) -> float:
    """Log odds over those of an unknown word; `own` are counts that are not to be looked at."""
    share, times = counts.get(word, (0, 0))
    return log_odds((share - own[0] + prior) / (times - own[1] + 1)) - log_odds(prior)


def rows(clauses: list[Found], taken: Counts) -> list[tuple[list[Signals], int]]:
    """Choices between active and passive, with the words' own signals summed up by their odds elsewhere."""
    forms, lemmas = counted(clauses, FORM), counted(clauses, LEMMA)
    inside: dict[int, tuple[Counts, Counts]] = {}
    for number in {one.window for one in clauses}:
        own = [one for one in clauses if one.window == number]
        inside[number] = counted(own, FORM), counted(own, LEMMA)
    made = []
    for one in clauses:
        clause, (own_forms, own_lemmas) = one.clause, inside[one.window]
        signals = summed(clause)
        signals[FORM] = odds(forms, clause.form, own_forms[clause.form])
        signals[LEMMA] = odds(lemmas, clause.lemma, own_lemmas[clause.lemma])
        signals[OBJECT] = odds(taken, clause.lemma, prior=TAKEN) * clause.alone
        made.append(([{}, signals], int(one.passive)))
    return made


def summed(clause: Clause) -> Signals:
    """Signals, those of all shapes as one."""
    words = {f"{FORM} {clause.form}", f"{LEMMA} {clause.lemma}", f"{OBJECT} {clause.lemma}"}
    return {
        name.partition(" ")[0] if name in SHAPES else name: value
        for name, value in clause.signals(SHAPES).items()
        if name not in words
    }


def learned(clauses: list[Found], taken: Counts) -> dict[str, float]:
    """Signal → weight, as the table has them."""
    weights = fit(rows(clauses, taken))
    strengths = {name: weights.pop(name) for name in (FORM, LEMMA, OBJECT, WRITTEN, DERIVED)}
    for of in (FORM, LEMMA):
        counts = counted(clauses, of)
        weights |= {f"{of} {word}": strengths[of] * odds(counts, word) for word in counts}
    weights |= {f"{OBJECT} {word}": strengths[OBJECT] * odds(taken, word, prior=TAKEN) for word in taken}
    weights |= {shape: strengths[shape.partition(" ")[0]] for shape in SHAPES}
    return {name: value for name, value in weights.items() if abs(value) >= SHOWN}


def score(clauses: Iterable[Found], weights: dict[str, float]) -> tuple[int, int, int]:
    """Passives found, given and there, among the subjects that the model sees."""
    hit = got = gold = 0
    for one in clauses:
        passive = weight(one.clause.signals(SHAPES), weights) > 0
        hit, got, gold = hit + (passive and one.passive), got + passive, gold + one.passive
    return hit, got, gold


def crossed(clauses: list[Found], taken: Counts) -> tuple[int, ...]:
    """The same, each part of the windows by the weights of the others."""
    parts = []
    for fold in range(FOLDS):
        held = [one for one in clauses if one.window // 12 % FOLDS == fold]
        parts.append(score(held, learned([one for one in clauses if one not in held], taken)))
    return tuple(map(sum, zip(*parts, strict=True)))


def treebank(chosen: Settings, part: str) -> list[Passage]:
    file = chosen.shared / "data" / "ud" / f"ar_{part}.conllu.xz"
    return windows(list(sentences(file)), "ar", random.Random(1), WINDOW)


def news(chosen: Settings) -> list[str]:
    """Reports and lines of Arabic news."""
    folder, found = chosen.shared / "data" / "text", []
    reports = [record["text"] for record in records(folder / "reports" / "ar.jsonl.xz")]
    for texts, count in ((reports, REPORTS), (lines(folder / "ar-antcorpus.txt.xz"), LINES)):
        random.Random(3).shuffle(texts)
        found += texts[:count]
    return found


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("--model", default=MODEL)
    options.add_argument("--write", action="store_true", help="write the table")
    chosen = settings(options)
    reader = Reader(chosen.arguments.model)
    file = chosen.work / "objects.json"
    if not file.exists():
        file.write_text(json.dumps(objects(reader, news(chosen))), encoding="utf-8")
    taken = {lemma: (share, times) for lemma, (share, times) in json.loads(file.read_text()).items()}
    own = [passage for one in own_sentences("ar") for passage in windows([one], "ar", random.Random(1))]
    training = blurred(list(found(reader, [*treebank(chosen, "train"), *own])))
    weights = learned(training, taken)
    print("found, given, there: cross-validated", crossed(training, taken))
    print("ar_dev", score(found(reader, treebank(chosen, "dev")), weights))
    if chosen.arguments.write:
        rows = [f"{signal}\t{value:.2f}" for signal, value in sorted(weights.items())]
        (TABLES / "passives.tsv").write_text("\n".join(["signal\tweight", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
