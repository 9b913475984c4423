"""Tasks in two processes; the tasks here measure nothing, in modules of their own."""

import sys
import types

import pytest
from evaluation import run
from evaluation.record import Result
from evaluation.run import runs
from evaluation.tasks import Task


@pytest.fixture
def tasks(monkeypatch):
    """Three tasks: two read the same texts, one fails, one is timed."""
    called: list[str] = []

    def module(name: str) -> str:
        made = types.ModuleType(f"tests_of_{name}")

        def measure(part: str, *, peers: bool) -> Result:
            called.append(name)
            if name == "fails":
                raise ValueError("no corpus")
            return Result((), ())

        made.measure = measure
        monkeypatch.setitem(sys.modules, made.__name__, made)
        return made.__name__

    known = {
        name: Task(name, module(name), "", (), reads)
        for name, reads in (("speed", ""), ("one", "texts"), ("fails", "texts"))
    }
    monkeypatch.setattr(run, "task", known.get)
    return list(known.values()), called


def test_a_failing_task_leaves_the_others_their_numbers_and_the_timed_one_is_last(tasks):
    some, called = tasks
    found = list(runs(some, "sample", peers=False))
    assert [(one.task.name, one.failure) for one in found] == [
        ("one", ""),
        ("fails", "ValueError: no corpus"),
        ("speed", ""),
    ]
    assert called == ["one", "fails", "speed"]
    assert all(one.seconds >= 0 for one in found)


def test_tasks_that_read_the_same_texts_share_a_process(tasks):
    some, _ = tasks
    other = Task("other", "nowhere", "", ())
    assert run._lanes([other, *some[1:]]) == [["one", "fails"], ["other"]]
