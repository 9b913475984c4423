import random

import pytest
from evaluation.calibration import Answer, bins, brier, error, maker


def answer(p: float, right: bool, made_by: str = "model") -> Answer:
    return Answer("d", "claim", made_by, p, right)


def test_error_is_the_mean_gap_of_probability_and_share_right():
    honest = [answer(0.8, True)] * 8 + [answer(0.8, False)] * 2
    assert abs(error(honest)) < 1e-9
    boastful = [answer(0.9, False)] * 10
    assert abs(error(boastful) - 0.9) < 1e-9
    assert abs(error(honest + boastful) - 0.45) < 1e-9


def test_brier_score_by_hand():
    assert abs(brier([answer(0.8, True), answer(0.6, False)]) - 0.2) < 1e-9


def test_certainty_falls_into_the_last_bin():
    assert len(bins([answer(1.0, True)])[9]) == 1


def test_a_claim_is_made_by_the_rule_that_read_its_value():
    assert maker(["happening-model", "role-target", "attribution"]) == "role-target"
    assert maker(["words-of-blame"]) == "words-of-blame"


def test_a_line_is_found_again_from_answers_that_follow_it():
    pytest.importorskip("sklearn")
    from training.calibration import learned

    from temoin.annotations.calibration import log_odds

    draw = random.Random(13)
    sure = [draw.uniform(0.05, 0.95) for _ in range(20000)]
    share = {"model": 1.0, "rules": -1.0}
    made = [
        answer(p, log_odds(draw.random()) < 0.5 * log_odds(p) + share[by], by)
        for p in sure
        for by in ("model", "rules")
    ]
    rows = {name: (slope, constant) for _, name, slope, constant in learned(made, "claim")}
    assert rows["model"] == pytest.approx((0.5, 1.0), abs=0.05)
    assert rows["rules"] == pytest.approx((0.5, -1.0), abs=0.05)
