from evaluation.calibration import bins, error


def test_error_is_the_mean_gap_of_probability_and_share_right():
    honest = [(0.8, True)] * 8 + [(0.8, False)] * 2
    assert abs(error(honest)) < 1e-9
    boastful = [(0.9, False)] * 10
    assert abs(error(boastful) - 0.9) < 1e-9
    assert abs(error(honest + boastful) - 0.45) < 1e-9


def test_certainty_falls_into_the_last_bin():
    assert len(bins([(1.0, True)])[9]) == 1
