"""Rules on trees written by hand: every kind of reporting clause and of act, in four languages."""

from __future__ import annotations

import pytest
from tests.trees.read import LANGUAGES, Tree, happens_lines, read_trees, said_lines, sorted_roles

from temoin.annotations.rules import read_with_rules
from temoin.records import Annotations
from temoin.resources import Resources

TREES = [tree for language in LANGUAGES for tree in read_trees(language)]


def read(tree: Tree) -> Annotations:
    return read_with_rules(
        tree.text,
        tree.words,
        tree.sentences,
        (),
        tree.quotations,
        language=tree.language,
        resources=Resources(),
    )


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.id)
def test_rules_says(tree: Tree) -> None:
    assert said_lines(tree.text, read(tree)) == tree.said


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.id)
def test_rules_happens(tree: Tree) -> None:
    assert happens_lines(tree.text, read(tree)) == [sorted_roles(line) for line in tree.happens]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_every_language_has_its_trees(language: str) -> None:
    assert len(read_trees(language)) >= 12


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.id)
def test_rules_without_tables_say_nothing(tree: Tree) -> None:
    seen = read_with_rules(
        tree.text, tree.words, tree.sentences, (), tree.quotations, language=None, resources=Resources()
    )
    assert (seen.attributions, seen.happenings, seen.violence) == ((), (), 0.0)


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.id)
def test_rules_spans_lie_in_the_text(tree: Tree) -> None:
    seen = read(tree)
    places = [pair for one in seen.attributions for pair in (*one.source, *one.cue, *one.content)]
    places += [(role.start, role.end) for one in seen.happenings for role in one.roles]
    places += [(one.start, one.end) for one in seen.happenings]
    assert all(0 <= start < end <= len(tree.text) for start, end in places)
    assert read(tree) == seen


def test_rules_on_a_flat_tree_do_not_fail() -> None:
    """A tree that is wrong in every relation gives something or nothing, never an error."""
    for tree in TREES:
        for relation in ("dep", "conj", "parataxis", "nmod"):
            words = [
                type(word)(
                    word.start, word.end, word.lemma, word.upos, (), at - 1, relation if at else "root"
                )
                for at, word in enumerate(tree.words)
            ]
            read_with_rules(
                tree.text, words, tree.sentences, (), (), language=tree.language, resources=Resources()
            )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "least"), [("acts", 150), ("reporting", 150), ("hedges", 40), ("cases", 20)]
)
def test_rules_tables_are_filled_sorted_and_without_doubles(language: str, table: str, least: int) -> None:
    rows = [tuple(row.values()) for row in Resources().words(table, language)]
    assert len(rows) >= least
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_every_frame_of_an_act_has_its_roles(language: str) -> None:
    frames = {row["frame"] for row in Resources().table("frames", "acts")}
    assert {row["frame"] for row in Resources().words("acts", language)} <= frames
