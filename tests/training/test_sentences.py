"""The project's own sentences with trees: well formed, in the reader's labels, nothing lost on the way to it."""

import json
import random
from collections import Counter
from dataclasses import dataclass, field

import pytest
from training.labels import FEATURES
from training.settings import MODEL
from training.treebanks import OWN, own_sentences, windows
from training.units import units

from temoin.annotations.words import split_words

LANGUAGES = ("ar", "en", "es", "fr")
LABELS = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
COUNT = 150


@dataclass
class Block:
    """A sentence as the file has it."""

    facts: dict[str, str]
    rows: list[list[str]] = field(default_factory=list)

    @property
    def words(self) -> list[list[str]]:
        return [row for row in self.rows if "-" not in row[0]]

    @property
    def heads(self) -> list[int]:
        return [int(row[6]) for row in self.words]


def blocks(language: str) -> list[Block]:
    made = []
    for text in (OWN / f"{language}.conllu").read_text(encoding="utf-8").strip().split("\n\n"):
        lines = text.split("\n")
        facts = dict(line[2:].split(" = ", 1) for line in lines if line[0] == "#")
        made.append(Block(facts, [line.split("\t") for line in lines if line[0] != "#"]))
    return made


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return request.param


def test_ids_are_the_places_in_the_file(language):
    found = [block.facts["sent_id"] for block in blocks(language)]
    assert found == [f"{language}-{number:03}" for number in range(1, COUNT + 1)]


def test_no_sentence_is_there_twice(language):
    texts = Counter(block.facts["text"] for block in blocks(language))
    assert [text for text, times in texts.items() if times > 1] == []


def test_ten_columns_and_words_numbered_from_one(language):
    for block in blocks(language):
        assert {len(row) for row in block.rows} == {10}, block.facts
        assert [row[0] for row in block.words] == [str(i + 1) for i in range(len(block.words))], block.facts


def test_every_sentence_is_one_tree(language):
    for block in blocks(language):
        roots = [i for i, head in enumerate(block.heads) if head == 0]
        assert [i for i, row in enumerate(block.words) if row[7] == "root"] == roots, block.facts
        assert len(roots) == 1, block.facts
        for at in range(len(block.heads)):
            steps = 0
            while at not in roots:
                at, steps = block.heads[at] - 1, steps + 1
                assert 0 <= at < len(block.heads), block.facts
                assert steps < len(block.heads), block.facts


def test_words_give_the_text(language):
    found = [sentence.text for part in (False, True) for sentence in own_sentences(language, part)]
    assert sorted(found) == sorted(block.facts["text"] for block in blocks(language))


def test_labels_are_those_of_the_reader(language):
    for block in blocks(language):
        for row in block.words:
            assert row[3] in LABELS["upos"], (block.facts, row)
            assert row[7] in LABELS["relations"], (block.facts, row)
            feats = dict(pair.split("=") for pair in row[5].split("|") if pair != "_")
            for name in feats.keys() & set(FEATURES):
                assert feats[name] in LABELS["features"][name], (block.facts, row)


def test_each_kind_is_in_both_parts_in_its_share(language):
    parts = (Counter[str](), Counter[str]())
    for number, block in enumerate(blocks(language), 1):
        kind, *_ = block.facts["kind"].partition(", ")  # "passive, machine translation"
        parts[number % 3 == 0][kind] += 1
    assert parts[0].keys() == parts[1].keys()
    for kind, times in parts[1].items():
        assert 0.15 <= times / (times + parts[0][kind]) <= 0.5, kind


def test_thirds(language):
    assert len(own_sentences(language)) == 100
    assert len(own_sentences(language, test=True)) == 50


def test_no_token_is_lost_in_windows(language):
    found = own_sentences(language) + own_sentences(language, test=True)
    passages = windows(found, language, random.Random(1))
    assert sum(len(passage.tokens or ()) for passage in passages) == sum(len(one.tokens) for one in found)
    for passage in passages:
        for one in passage.tokens or ():
            assert passage.text[one.start : one.end].strip() == passage.text[one.start : one.end] != ""


def test_every_token_has_its_word_and_every_sentence_its_root(language):
    """No word of ours is without a token, and what a treebank cuts falls together with its own parts only."""
    for sentence in own_sentences(language) + own_sentences(language, test=True):
        (passage,) = windows([sentence], language, random.Random(1))
        words, made = units(passage)
        assert words == split_words(sentence.text)
        assert [unit.head for unit in made.units].count(-1) == 1, sentence.text
        of_word = Counter(unit.word for unit in made.units)
        for number, (start, end) in enumerate(words):
            inside = [one for one in sentence.tokens if one.start < end and one.end > start]
            assert inside, sentence.text[start:end]
            if len(inside) > of_word[number]:
                _contraction_or_hyphens(sentence, inside, language)


def _contraction_or_hyphens(sentence, inside, language):
    assert language != "ar", sentence.text
    forms = [sentence.text[one.start : one.end] for one in inside]
    assert len({one.whole for one in inside}) == 1 or "-" in forms, (sentence.text, forms)
