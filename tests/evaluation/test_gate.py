from evaluation.changes import compare, told
from evaluation.gate import judge
from evaluation.record import Score


def test_only_what_the_noise_cannot_explain_fails_or_rises():
    score = Score("x", 0.7, 0.65, 0.75)
    assert judge(score, 0.76).outcome == "fails"
    assert judge(score, 0.74).outcome == "holds"
    assert judge(score, 0.66).outcome == "holds"
    assert judge(score, 0.64).outcome == "rises"
    assert judge(score, None).outcome == "new"


def test_gained_and_lost_answers_are_named():
    then = {"d1/1": True, "d1/2": False, "d2/1": True, "gone": True}
    now = {"d1/1": False, "d1/2": True, "d2/1": True, "new": True}
    assert list(compare("times", then, now)) == ["times: 3 answers, 1 gained, 1 lost", "  + d1/2", "  - d1/1"]


def test_a_task_without_answers_says_why():
    assert list(told("acts", "v1", "no such task", {"d": True})) == ["acts: left out, in v1 no such task"]
    assert list(told("acts", "v1", {"d": True}, "failed: KeyError('x')")) == ["acts: failed: KeyError('x')"]
