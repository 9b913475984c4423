import json

from evaluation.page import PAGE, page_text, write_page
from evaluation.record import Errors, Result, Score, Table, read_record, write_record
from evaluation.tasks import TASKS

RESULT = Result(
    (
        Table(
            "Spans",
            ("corpus", "system", "F1"),
            (("a", "temoin", 70.1), ("a", "peer", None)),
            "F1 of spans.",
            (Errors("missed", 4, ("d1", "d2")), Errors("too long", 1)),
        ),
        Table("Others", ("system",), ()),
    ),
    (Score("times/a", 0.701, 0.65, 0.75),),
    {"d1/3": True},
)


def test_a_record_holds_command_corpus_and_scores_but_no_answers(tmp_path):
    path = write_record("times", "tune", RESULT, "0123456789abcdef", 61.5, tmp_path)
    record = read_record(path)
    assert record["command"] == "python -m evaluation times --part tune"
    assert record["corpus"] == "0123456789abcdef"
    assert record["scores"] == [{"name": "times/a", "value": 0.701, "low": 0.65, "high": 0.75}]
    assert "answers" not in json.loads(path.read_text())


def test_the_page_shows_report_parts_before_tuning_parts(tmp_path):
    for part in ("tune", "report"):
        write_record("times", part, RESULT, "0123456789abcdef", 61.5, tmp_path)
    page = tmp_path / "evaluation.md"
    write_page(tmp_path, page)
    text = page.read_text()
    assert "## times, report parts" in text
    assert "## times, tune parts" not in text
    assert "| a | peer | – |" in text
    assert "62 s of processor time" in text
    assert (
        "F1 of spans.\n\nLargest kinds of error: missed (4; e.g. d1, d2); too long (1).\n\n### Others" in text
    )


def test_names_of_tasks_are_unique():
    assert len({one.name for one in TASKS}) == len(TASKS)


def test_the_page_is_what_the_records_give():
    assert PAGE.read_text(encoding="utf-8") == page_text(), "run `python -m evaluation.page`"
