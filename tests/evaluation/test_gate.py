import dataclasses
import json

import pytest
from evaluation import gate
from evaluation.changes import compare, told
from evaluation.gate import judge, moved
from evaluation.record import Result, Score
from evaluation.run import Run
from evaluation.tasks import task

SCORE = Score("x", 0.7, 0.65, 0.75)
FLOORS = {"corpus": "c", "command": "m", "scores": {"x": 0.76, "y": 0.5}}


@pytest.mark.parametrize(
    ("floor", "outcome"), [(0.76, "fails"), (0.74, "holds"), (0.66, "holds"), (0.64, "rises")]
)
def test_only_what_the_noise_cannot_explain_fails_or_rises(floor, outcome):
    assert [one.outcome for one in judge([SCORE], {"x": floor})] == [outcome]


def test_a_score_without_a_floor_is_new_and_a_floor_without_a_score_is_bad():
    new, gone = judge([SCORE], {"y": 0.5})
    assert (new.outcome, gone.outcome) == ("new", "gone")
    assert gone.is_bad
    assert not new.is_bad


def test_a_floor_is_lowered_or_dropped_only_with_a_reason_that_is_kept():
    verdicts = judge([SCORE], FLOORS["scores"])
    assert moved(FLOORS, verdicts, update=True, reason=None) == FLOORS
    after = moved(FLOORS, verdicts, update=False, reason="another model")
    assert after["scores"] == {"x": 0.7}
    assert after["lowered"] == {"x": "0.76 to 0.7: another model", "y": "0.5 to None: another model"}


def test_a_floor_is_raised_only_when_asked():
    known = {"corpus": "c", "command": "m", "scores": {"x": 0.5}}
    verdicts = judge([SCORE, dataclasses.replace(SCORE, name="z")], known["scores"])
    assert moved(known, verdicts, update=False, reason="no matter") == known
    assert moved(known, verdicts, update=True, reason=None)["scores"] == {"x": 0.7, "z": 0.7}


@pytest.fixture
def measured(monkeypatch, tmp_path):
    """The gate over one task that measured SCORE, with floors of its own; gives what `main` ends with and prints."""
    floors = tmp_path / "floors.json"
    monkeypatch.setenv("TEMOIN_SHARED", str(tmp_path))
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "digest", lambda corpora: "c")
    run = Run(task("times"), Result((), (SCORE,)), 1.0)
    monkeypatch.setattr(gate, "runs", lambda tasks, part, peers: iter([run]))

    def ended(*words, known):
        floors.write_text(json.dumps({"times": {"corpus": "c", "command": "m", "scores": known}}))
        monkeypatch.setattr("sys.argv", ["gate", *words])
        return gate.main(), json.loads(floors.read_text())["times"]["scores"]

    return ended


def test_the_verdict_is_the_last_line_and_the_exit_code(measured, capsys):
    assert measured(known={"x": 0.7}) == (0, {"x": 0.7})
    assert capsys.readouterr().out.splitlines()[-1] == "gate: passed"
    assert measured(known={"x": 0.8}) == (1, {"x": 0.8})
    assert capsys.readouterr().out.splitlines()[-1] == "gate: FAILED: x"


def test_options_write_floors(measured, capsys):
    assert measured("--update", known={"x": 0.6}) == (0, {"x": 0.7})
    assert measured("--update", known={"x": 0.8}) == (1, {"x": 0.8})
    assert measured("--allow-regression", "a reason", known={"x": 0.8}) == (0, {"x": 0.7})
    with pytest.raises(SystemExit):
        measured("--allow-regression", " ", known={"x": 0.8})
    capsys.readouterr()


def test_floors_of_another_corpus_do_not_bind(measured, monkeypatch, capsys):
    monkeypatch.setattr(gate, "digest", lambda corpora: "another")
    assert measured(known={"x": 0.8})[0] == 0
    assert "they do not bind" in capsys.readouterr().out


def test_without_the_corpora_nothing_is_claimed(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("TEMOIN_SHARED", str(tmp_path / "none"))
    monkeypatch.setattr("sys.argv", ["gate"])
    assert gate.main() == 0
    assert "nothing measured, nothing claimed" in capsys.readouterr().out.splitlines()[-1]


def test_gained_and_lost_answers_are_named():
    then = {"d1/1": True, "d1/2": False, "d2/1": True, "gone": True}
    now = {"d1/1": False, "d1/2": True, "d2/1": True, "new": True}
    assert list(compare("times", then, now)) == ["times: 3 answers, 1 gained, 1 lost", "  + d1/2", "  - d1/1"]


def test_a_task_without_answers_says_why():
    assert list(told("acts", "v1", "no such task", {"d": True})) == ["acts: left out, in v1 no such task"]
    assert list(told("acts", "v1", {"d": True}, "failed: KeyError('x')")) == ["acts: failed: KeyError('x')"]
