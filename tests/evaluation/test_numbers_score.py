from evaluation.numbers.people import interval


def test_numbers_of_the_slot_become_intervals():
    assert interval("50") == (50, 50)
    assert interval("PLURAL") == (2, None)
    assert interval("5 -") == (5, None)
    assert interval("-26") == (None, 26)
    assert interval("12 - 16") == (12, 16)
    assert interval("~200") == (200, 200)
    assert interval("-") is None
