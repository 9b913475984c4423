"""The MUC-4 scorer against examples worked by hand from the guidelines and the manual of 1992."""

from __future__ import annotations

import pytest
from evaluation.muc4.dates import near, parsed, written
from evaluation.muc4.fills import Fill, Template, fill_of, form, template_of
from evaluation.muc4.guidelines import numbers_alike, strings_alike
from evaluation.muc4.judge import Judge, Judgement, place
from evaluation.muc4.score import Tally, score_document, score_pair, totals

SLOTS = {slot.name: slot for slot in form()}
JUDGE = Judge()


def template(number="1", optional=False, **slots):
    fills = {
        name.replace("_", "-"): tuple(fill if isinstance(fill, Fill) else Fill((fill,)) for fill in some)
        for name, some in slots.items()
    }
    return Template("TST", number, fills, optional)


def tally(slot, key, answer, **others):
    """The tally of one slot; `others` are slots that both sides fill alike."""
    name = slot.replace("-", "_")
    slots = score_pair(template(**{name: key}, **others), template(**{name: answer}, **others), JUDGE)
    return slots[slot]


def test_the_form_has_23_scored_slots():
    assert len(form()) == 23
    assert SLOTS["hum-tgt-num"].refers == ("hum-tgt-name", "hum-tgt-desc")


def test_fills_are_parsed_with_alternatives_tags_and_ranges():
    assert fill_of(["xref", ["or", "DEATH", "INJURY"], '"JUAN  PEREZ"']) == Fill(
        ("DEATH", "INJURY"), ("JUAN PEREZ",)
    )
    assert fill_of(["range", None, "26 AUG 89"]) == Fill((("range", None, "26 AUG 89"),))
    assert fill_of(["or", '"FMLN"', '"FRONT"'], optional=True) == Fill(("FMLN", "FRONT"), (), True)


def test_an_irrelevant_record_is_no_template():
    assert template_of({"id": "X", "part": "tst3", "template": None}) is None


def test_attack_for_any_other_type_is_half_right():
    assert tally("inc-type", ["BOMBING"], ["ATTACK"]) == Tally(partial=1)
    assert tally("inc-type", ["ATTACK"], ["BOMBING"]) == Tally(incorrect=1)


@pytest.mark.parametrize(
    ("slot", "key", "answer", "expected"),
    [
        ("inc-instr-type", "MACHINE GUN", "GUN", Tally(partial=1)),  # guidelines 3.2.7: a superset
        ("phys-tgt-effect", "SOME DAMAGE", "DESTROYED", Tally(partial=1)),  # 3.2.16
        ("hum-tgt-effect", "NO INJURY OR DEATH", "NO INJURY", Tally(partial=1)),  # 3.2.23
        ("hum-tgt-effect", "NO INJURY", "NO INJURY OR DEATH", Tally(incorrect=1)),
        ("hum-tgt-type", "GOVERNMENT OFFICIAL", "POLITICAL FIGURE", Tally(partial=1)),  # 3.2.20
        (
            "perp-org-conf",
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
            "SUSPECTED OR ACCUSED",
            Tally(partial=1),
        ),  # 3.2.11
    ],
)
def test_a_broader_set_fill_is_half_right(slot, key, answer, expected):
    assert tally(slot, [Fill((key,), ("-",))], [Fill((answer,), ("-",))]) == expected


def test_a_set_fill_with_the_tag_of_another_takes_what_is_left():
    # two people of one type: each answer goes to the key fill that its tag names
    key = [Fill(("CIVILIAN",), ("PEASANTS",)), Fill(("CIVILIAN",), ("PRIEST",))]
    answer = [Fill(("CIVILIAN",), ("PRIEST",)), Fill(("CIVILIAN",), ("PEASANTS",))]
    assert tally("hum-tgt-type", key, answer) == Tally(correct=2)


def test_a_set_fill_whose_tag_is_missing_is_half_right_and_with_a_wrong_tag_wrong():
    key = [Fill(("CIVILIAN",), ("PRIEST",))]
    assert tally("hum-tgt-type", key, [Fill(("CIVILIAN",))]) == Tally(partial=1)
    assert tally("hum-tgt-type", key, [Fill(("CIVILIAN",), ("SOLDIER",))]) == Tally(incorrect=1)


def test_a_tag_counts_as_what_its_string_was_taken_for():
    key = template(hum_tgt_desc=["PEASANTS"], hum_tgt_type=[Fill(("CIVILIAN",), ("PEASANTS",))])
    same = template(hum_tgt_desc=["THE 3 PEASANTS"], hum_tgt_type=[Fill(("CIVILIAN",), ("THE 3 PEASANTS",))])
    part = template(hum_tgt_desc=["OLD PEASANTS"], hum_tgt_type=[Fill(("CIVILIAN",), ("OLD PEASANTS",))])
    assert score_pair(key, same, JUDGE)["hum-tgt-type"] == Tally(correct=1)
    assert score_pair(key, part, JUDGE)["hum-tgt-type"] == Tally(partial=1)


def test_a_description_is_fully_right_only_with_its_name():
    key = [Fill(("MAYOR OF ACHI", "MAYOR"), ("TORRES",))]
    assert tally("hum-tgt-desc", key, [Fill(("MAYOR",), ("TORRES",))]) == Tally(correct=1)
    assert tally("hum-tgt-desc", key, [Fill(("MAYOR",), ("SANCHEZ",))]) == Tally(partial=1)


def test_alternatives_optional_fills_and_leftovers():
    key = [Fill(("FMLN", "FRONT")), Fill(("ERP",), (), True)]
    assert tally("perp-org-id", key, ["FRONT"]) == Tally(correct=1)
    assert tally("perp-org-id", key, ["FRONT", "ARMY"]) == Tally(correct=1, incorrect=1)
    assert tally("perp-org-id", key, []) == Tally(missing=1)
    assert tally("perp-org-id", [], ["ARMY"]) == Tally(spurious=1)
    assert tally("perp-org-id", ["FMLN"], ["ARMY", "POLICE"]) == Tally(incorrect=1, spurious=1)


@pytest.mark.parametrize(
    ("key", "answer", "credit"),
    [
        (("range", "25 AUG 89", "26 AUG 89"), "26 AUG 89", 0.5),  # guidelines 3.2.2
        (("range", None, "26 AUG 89"), "25 AUG 89", 0.5),
        ("26 AUG 89", ("range", None, "26 AUG 89"), 0.5),
        ("16 AUG 89", ("range", None, "26 AUG 89"), 0.0),
        ("11 NOV 89", "12 NOV 89", 1.0),  # near, as the program had it
        ("11 NOV 89", "12 DEC 89", 0.0),
        ("11 NOV 89", "YESTERDAY", 0.0),
    ],
)
def test_dates(key, answer, credit):
    assert near(key, answer) == credit


def test_a_date_is_written_as_it_is_read():
    assert written("1989-07-08T12:00") == "08 JUL 89"
    assert parsed("08 JUL 89").isoformat() == "1989-07-08"
    assert parsed("31 FEB 89") is None


def test_the_right_country_is_half_of_a_place():
    key = [Fill((("location", "COLOMBIA", ("qualified", "MEDELLIN", "CITY")),))]
    assert tally("inc-loc", key, ["COLOMBIA"]) == Tally(partial=1)
    assert tally("inc-loc", key, ["PERU"]) == Tally(incorrect=1)
    assert tally("inc-loc", key, key) == Tally(correct=1)


@pytest.mark.parametrize(
    ("slot", "key", "answer", "credit"),
    [
        ("hum-tgt-name", "AMANDO LOPEZ", "DR AMANDO LOPEZ", 1.0),  # guidelines 3.2.18
        ("hum-tgt-name", "ALBERTO ROBERTO TORRES", "TORRES", 0.5),  # 3.1.1.2
        ("perp-org-id", "6TH INFANTRY BRIGADE", "BRIGADE", 0.5),
        ("phys-tgt-id", "OIL PIPELINE", "PIPELINE NEAR CALI", 0.0),
        ("hum-tgt-desc", "PEASANTS", "THE 3 PEASANTS", 0.5),  # equal but for premodifiers is decided before
        ("hum-tgt-desc", "PEASANTS", "SOLDIERS", 0.0),
    ],
)
def test_strings_by_rule(slot, key, answer, credit):
    assert strings_alike(slot, key, answer) == credit


def test_numbers_by_rule():
    assert numbers_alike("5 - 7", "7") == 0.5
    assert numbers_alike("~7", "7") == 0.5
    assert numbers_alike("90 -", "90-") == 1.0
    assert numbers_alike("PLURAL", "7") == 0.0


def test_premodifiers_do_not_count():
    assert tally("hum-tgt-desc", ["PEASANTS"], ["THE 3 PEASANTS"]) == Tally(correct=1)


def test_what_people_decided_goes_before_rules_and_may_be_spread_over_several_fills():
    answer = Fill(("VEHICLES",))
    three = (Fill(("AMBULANCE",)), Fill(("FUEL TRUCK",)), Fill(("STATION WAGON",)))
    judge = Judge({place("TST", "1", "phys-tgt-id", answer): Judgement("partial", three, spread=True)})
    slots = score_pair(template(phys_tgt_id=three), template(phys_tgt_id=[answer]), judge)
    assert slots["phys-tgt-id"] == Tally(partial=3)


def test_templates_map_only_where_type_and_a_target_agree():
    bombing = template("1", inc_type=["BOMBING"], phys_tgt_id=["BANK"])
    other = template("1", inc_type=["BOMBING"], phys_tgt_id=["BRIDGE"])
    arson = template("1", inc_type=["ARSON"], phys_tgt_id=["BANK"])
    assert [p.status for p in score_document([bombing], [bombing], JUDGE)] == ["matched"]
    assert [p.status for p in score_document([bombing], [other], JUDGE)] == ["missing", "spurious"]
    assert [p.status for p in score_document([bombing], [arson], JUDGE)] == ["missing", "spurious"]


def test_a_key_takes_the_better_of_two_answers():
    key = template("1", inc_type=["ATTACK"], hum_tgt_name=["JUAN PEREZ"], inc_stage=["ACCOMPLISHED"])
    poor = template("1", inc_type=["ATTACK"], hum_tgt_name=["PEREZ"], inc_stage=["THREATENED"])
    pairs = score_document(
        [key], [poor, template("2", **{k.replace("-", "_"): v for k, v in key.fills.items()})], JUDGE
    )
    assert [(p.status, p.response.number) for p in pairs] == [("matched", "2"), ("spurious", "1")]


def test_an_optional_template_counts_only_when_answered():
    key = template("1", optional=True, inc_type=["ARSON"], phys_tgt_id=["BUS"])
    assert score_document([key], [], JUDGE) == []
    assert [p.status for p in score_document([key], [key], JUDGE)] == ["matched"]


def test_the_summary_rows_leave_out_what_their_names_say():
    key = template("1", inc_type=["BOMBING"], phys_tgt_id=["BANK"])
    missing = template("2", inc_type=["ARSON"], phys_tgt_id=["BUS"])
    spurious = template("3", inc_type=["ROBBERY"], phys_tgt_id=["SHOP"])
    rows = totals(score_document([key, missing], [key, spurious], JUDGE))
    assert rows["MATCHED ONLY"] == Tally(correct=2)
    assert rows["MATCHED/MISSING"] == Tally(correct=2, missing=2)
    assert rows["MATCHED/SPURIOUS"] == Tally(correct=2, spurious=2)
    assert rows["ALL TEMPLATES"] == Tally(correct=2, spurious=2, missing=2)
    assert rows["SET FILLS ONLY"] == rows["STRING FILLS ONLY"] == Tally(correct=1, missing=1)


def test_measures_are_those_of_the_manual():
    # the sample report of the users' manual, figure 7, row ALL TEMPLATES
    every = Tally(correct=84, partial=12, incorrect=8, spurious=21, missing=19)
    assert (every.possible, every.actual) == (123, 125)
    assert [round(100 * share) for share in (every.recall, every.precision, every.overgeneration)] == [
        73,
        72,
        17,
    ]
    assert round(100 * every.f, 1) == 72.5
