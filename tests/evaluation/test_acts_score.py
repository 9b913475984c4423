from evaluation.acts.flags import attack_flags
from evaluation.acts.score import Coded, apart, score
from evaluation.acts.systems import coded
from tests.build import annotations, happening, reading

ACCUSE, ASSAULT, REQUEST = (frozenset([name]) for name in ("ACCUSE", "ASSAULT", "REQUEST"))


def _counts(gold, found):
    return {name: (c.right, c.given, c.wanted) for name, c in score(gold, found).items()}


def test_one_event_with_its_sides_by_hand():
    gold = [Coded(ACCUSE, frozenset(["disapprove"]), ((0, 6),), ((20, 26),))]
    found = [
        Coded(ACCUSE, frozenset(["investigate"]), ((0, 6),), ((30, 36),)),
        Coded(REQUEST, frozenset(), ((20, 26),), ()),
    ]
    counts = _counts(gold, found)
    assert counts["type"] == (1, 2, 1)
    assert counts["mode"] == (0, 1, 1)
    assert counts["doer"] == (1, 2, 1)
    assert counts["sufferer"] == (0, 1, 1)


def test_types_that_gold_takes_for_one_answer_once():
    gold = [Coded(frozenset(["ASSAULT", "CRIME"]), frozenset(), None, None)]
    found = [Coded(ASSAULT), Coded(frozenset(["CRIME"]), frozenset(), ((0, 2),))]
    counts = _counts(gold, found)
    assert counts["type"] == (1, 1, 1)
    assert counts["doer"] == (0, 0, 0)  # gold does not mark it


def test_no_event_makes_every_type_wrong():
    assert _counts([], [Coded(ASSAULT), Coded(ASSAULT), Coded(REQUEST)])["type"] == (0, 2, 0)


def test_spans_that_share_their_words_are_one():
    assert apart([(0, 10), (2, 6), (12, 14)]) == [(0, 10), (12, 14)]


def test_flags_of_attacks_leave_out_what_did_not_happen():
    text = "Gunmen abducted two men. A car bomb exploded in Kabul. They may attack Herat."
    seen = annotations(
        text, "en",
        happenings=(
            happening(text, "abducted", {"perpetrator": "Gunmen", "abducted": "two men"}, mode="abduction"),
            happening(text, "exploded", {"weapon": "A car bomb", "place": "Kabul"}, mode="car-bomb"),
            happening(text, "attack", {"target": "Herat"}, mode="firearms", status="hypothetical"),
        ),
    )  # fmt: skip
    assert attack_flags(reading(text, seen)) == {"abduction", "bombing"}


def test_an_assault_of_no_kind_is_an_armed_one_if_it_is_alone():
    text = "Militants attacked a village."
    attack = happening(text, "attacked", {"perpetrator": "Militants", "target": "a village"})
    assert attack_flags(reading(text, annotations(text, "en", happenings=(attack,)))) == {"armed assault"}
    assert attack_flags(reading(text, annotations(text, "en"))) == frozenset()


def test_events_are_coded_as_the_codebook_has_them():
    text = "Mali will meet Niger. Rebels threatened to attack Gao. Fighting went on."
    seen = annotations(
        text, "en", names={"Mali": "LOC", "Niger": "LOC", "Gao": "LOC"},
        happenings=(
            happening(
                text, "meet", {"perpetrator": "Mali", "target": "Niger"}, plover="CONSULT", status="planned",
                story="prospect",
            ),
            happening(text, "attack", {"perpetrator": "Rebels", "target": "Gao"}, status="threatened", story="prospect"),
            happening(text, "Fighting", {}, mode="clash"),
        ),
    )  # fmt: skip
    types = [set(one.types) for one in coded(reading(text, seen))]
    assert {"AGREE"} in types
    assert {"THREATEN"} in types
    assert not [one for one in types if one & {"ASSAULT", "CONSULT"}]
