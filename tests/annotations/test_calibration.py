"""Honest probabilities: the order of answers stays, their numbers are those of the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.annotations.calibration import MODEL, RULES, calibrated
from temoin.resources import Resources

PACKAGED = Resources()
CHANCES = st.floats(0.0, 1.0)


@given(CHANCES, CHANCES, st.sampled_from(["attribution", "happening", "claim"]))
def test_the_surer_of_two_answers_stays_the_surer(one: float, other: float, of: str) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low, of, MODEL, PACKAGED) <= calibrated(high, of, MODEL, PACKAGED) <= 1


def test_the_first_row_of_a_maker_counts_and_one_without_a_row_has_that_of_the_kind(tmp_path) -> None:
    folder = tmp_path / "acts"
    folder.mkdir()
    rows = ["of\tmade_by\tslope\tconstant", "claim\t\t1.0\t0.0", "claim\trole-target\t1.0\t-2.197"]
    (folder / "calibration.tsv").write_text("\n".join(rows) + "\n")
    own = Resources(tmp_path)
    assert calibrated(0.5, "claim", "role-target", own) == pytest.approx(0.1, abs=1e-3)
    assert calibrated(0.7, "claim", "nobody", own) == pytest.approx(0.7, abs=1e-3)
    packaged = calibrated(0.9, "happening", RULES, PACKAGED)
    assert calibrated(0.9, "happening", RULES, own) == packaged


def test_what_no_row_tells_of_keeps_its_probability() -> None:
    assert calibrated(0.3, "name", MODEL, PACKAGED) == 0.3
