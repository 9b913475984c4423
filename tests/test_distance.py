import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.distance import kilometres

degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_distance_of_known_towns() -> None:
    assert kilometres(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(343.6, abs=0.5)  # Paris, London
    assert kilometres(0.0, 179.5, 0.0, -179.5) == pytest.approx(111.2, abs=0.1)


@given(degrees, degrees)
def test_distance_is_the_same_both_ways(one: tuple[float, float], two: tuple[float, float]) -> None:
    there = kilometres(*one, *two)
    assert there == kilometres(*two, *one)
    assert 0.0 <= there <= 20_016
    assert kilometres(*one, *one) == 0.0
