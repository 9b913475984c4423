"""CEAF-REE against examples worked by hand."""

from __future__ import annotations

from evaluation.measures import Counts
from evaluation.string_fills import aligned, normal, pooled, score, score_role


def test_case_punctuation_and_articles_do_not_count():
    assert normal("The  U.S. Embassy,") == "us embassy"


def test_an_entity_is_right_when_all_its_mentions_are_gold():
    gold = [["fmln", "farabundo marti national liberation front"], ["army"]]
    assert score_role([["FMLN"]], gold) == Counts(1, 1, 2)
    assert score_role([["FMLN", "rebels"]], gold) == Counts(0, 1, 2)
    assert score_role([], gold) == Counts(0, 0, 2)


def test_two_answers_for_one_gold_entity_count_once():
    assert score_role([["guerrillas"], ["rebels"]], [["guerrillas", "rebels"]]) == Counts(1, 2, 1)


def test_the_alignment_is_the_largest():
    # the first answer fits both gold entities, the second only the first: both are right
    assert aligned([["bomb"], ["car bomb"]], [["bomb", "car bomb"], ["bomb"]]) == {0: 1, 1: 0}


def test_roles_are_pooled():
    found = {"Victim": [["juan perez"]], "Weapon": [["bomb"]]}
    gold = {"Victim": [["juan perez"]], "Target": [["bank"]]}
    assert score(found, gold) == Counts(1, 2, 2)


def test_entities_of_several_templates_that_share_a_mention_are_one():
    some = [{"PerpOrg": [["fmln"]]}, {"PerpOrg": [["fmln", "front"], ["army"]]}]
    assert pooled(some)["PerpOrg"] == [["fmln", "front"], ["army"]]
