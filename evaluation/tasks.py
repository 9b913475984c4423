"""The field tests: name, module, what is measured, and the corpora whose bytes make a record's digest."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from evaluation.record import Part, Result


@dataclass(frozen=True)
class Task:
    """A test of the field; `module` has `measure(part, *, peers) -> Result`."""

    name: str
    module: str
    what: str
    corpora: tuple[str, ...]

    def measure(self, part: Part, *, peers: bool) -> Result:
        """Run the task; its module is imported only now."""
        result: Result = importlib.import_module(self.module).measure(part, peers=peers)
        return result


_ANNOTATED = (
    "data/annotated", "data/text/reports", "data/text/es-fakenewscorpus.txt.xz", "data/events/es-protest-brat.jsonl.xz",
)  # fmt: skip

TASKS = (
    Task("attribution", "evaluation.attribution", "who says what", ("data/attribution", *_ANNOTATED)),
    Task("times", "evaluation.times", "time expressions and their values", ("data/times",)),
    Task(
        "numbers",
        "evaluation.numbers",
        "numbers, ordinals, counts of people",
        ("data/numbers", "data/muc4/docs.jsonl.xz", "data/muc4/keys.jsonl.xz"),
    ),
    Task("linking", "evaluation.linking", "reports to incidents, tolls", ("data/linking",)),
    Task(
        "names", "evaluation.names", "spellings of one name, names found in texts", ("data/names", "data/ner")
    ),
)


def task(name: str) -> Task | None:
    """The task of a name."""
    return next((one for one in TASKS if one.name == name), None)
