from evaluation.happenings.cases import on_lines
from evaluation.happenings.score import Named, pair, score, told_parts

#        0         1         2         3         4
# text: "gunmen killed two men in Gao; police arrested one"
GOLD = [
    Named((7, 13), frozenset(["ASSAULT"]), "firearms", "asserted", (("doer", (0, 6)), ("sufferer", (14, 21)), ("place", (25, 28)))),
    Named((37, 45), frozenset(["COERCE"]), "arrest", "asserted", (("doer", (30, 36)), ("sufferer", (46, 49)))),
]  # fmt: skip
PARTS = frozenset(["doer", "sufferer", "place"])


def test_two_happenings_by_hand():
    found = [
        Named((7, 13), frozenset(["CRIME"]), "firearms", "denied", (("doer", (0, 6)), ("time", (25, 28)))),
        Named((30, 49), frozenset(["COERCE"]), "raid", "asserted", (("doer", (30, 36)), ("place", (46, 49)))),
        Named((22, 24), frozenset(["OTHER"])),
    ]
    outcome = score(GOLD, found, PARTS)
    counts = {name: (c.right, c.given, c.wanted) for name, c in outcome.counts.items()}
    assert counts["words"] == (2, 3, 2)
    assert counts["type"] == (1, 3, 2)
    assert counts["mode"] == (1, 2, 2)
    assert counts["status"] == (1, 2, 2)
    assert counts["roles"] == (2, 3, 5)  # `time` is no part that gold marks here
    assert sorted(outcome.errors) == [
        "ASSAULT taken for CRIME", "OTHER where gold has none", "asserted taken for denied",
        "place not found", "sufferer not found", "sufferer not found",
    ]  # fmt: skip


def test_what_gold_leaves_free_is_neither_wanted_nor_wrong():
    gold = [Named((0, 4), frozenset(), free=True, parts=(("doer", (5, 6)),))]
    counts = score(gold, [Named((0, 4), frozenset(["REQUEST"]), parts=(("doer", (8, 9)),))], PARTS).counts
    assert (counts["words"].given, counts["words"].wanted) == (0, 0)
    assert (counts["roles"].given, counts["roles"].wanted) == (0, 0)


def test_pairs_are_one_to_one_by_most_characters():
    assert pair([(0, 10), (8, 20)], [(0, 20), (9, 12)]) == {1: 0}
    assert pair([(0, 2)], [(2, 4)]) == {}


def test_parts_that_share_their_words_count_once():
    parts = [("sufferer", (0, 8)), ("sufferer", (4, 8)), ("place", (4, 8)), ("time", (10, 12))]
    assert told_parts(parts, PARTS) == [("sufferer", (0, 8)), ("place", (4, 8))]


def test_beside_gold_only_what_it_marks_throughout_counts():
    found = [Named((7, 13), frozenset(["ASSAULT"])), Named((22, 24), frozenset(["AID"]))]
    assert score(GOLD, found, PARTS, frozenset(["ASSAULT"])).counts["words"].given == 1
    assert score(GOLD, found, PARTS).counts["words"].given == 2


def test_sentences_stand_on_lines():
    record = {
        "text": "One bomb.Two died.",
        "tokens": [[0, 3], [4, 8], [8, 9], [9, 12], [13, 17], [17, 18]],
        "sentences": [3, 3],
    }
    text, places = on_lines(record)
    assert text == "One bomb.\nTwo died."
    assert [text[s:e] for s, e in places] == ["One", "bomb", ".", "Two", "died", "."]
