"""The field tests: name, module, what is measured, and the corpora whose bytes make a record's digest.

Tasks that read some of the same texts name them alike in `reads`: they run in one process, in this order.
"""

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
    reads: str = ""

    def measure(self, part: Part, *, peers: bool) -> Result:
        """Run the task; its module is imported only now."""
        result: Result = importlib.import_module(self.module).measure(part, peers=peers)
        return result


_ANNOTATED = (
    "data/annotated", "data/text/reports", "data/text/es-fakenewscorpus.txt.xz",
    "data/events/es-protest-brat.jsonl.xz",
)  # fmt: skip

TASKS = (
    Task(
        "attribution",
        "evaluation.attribution",
        "who says what",
        ("data/attribution", *_ANNOTATED),
        "annotated",
    ),
    Task("times", "evaluation.times", "time expressions and their values", ("data/times",)),
    Task(
        "numbers",
        "evaluation.numbers",
        "numbers, ordinals, counts of people",
        ("data/numbers", "data/muc4/docs.jsonl.xz", "data/muc4/keys.jsonl.xz"),
    ),
    Task("places", "evaluation.places", "where the places are that a text names", ("data/places",)),
    Task(
        "happenings",
        "evaluation.happenings",
        "the words that name what happens, type, roles and assertion",
        ("data/events/wikievents.jsonl.xz", *_ANNOTATED),
        "annotated",
    ),
    Task(
        "acts",
        "evaluation.acts",
        "PLOVER type and mode, who did it to whom",
        (
            "data/events/plover-gsr.jsonl.xz",
            "data/events/petrarch-records.jsonl.xz",
            "data/events/satp.jsonl.xz",
            "data/events/india-police-events.jsonl.xz",
        ),
    ),
    Task(
        "certainty",
        "evaluation.certainty",
        "has it happened, has it not, or is it open",
        ("data/certainty", *_ANNOTATED),
        "annotated",
    ),
    Task("muc4", "evaluation.muc4", "MUC-4 templates by the official guidelines", ("data/muc4",), "muc4"),
    Task(
        "string-fills",
        "evaluation.string_fills",
        "five string roles of MUC-4, CEAF-REE",
        ("data/muc4",),
        "muc4",
    ),
    Task("linking", "evaluation.linking", "reports to incidents, tolls", ("data/linking",)),
    Task(
        "names", "evaluation.names", "spellings of one name, names found in texts", ("data/names", "data/ner")
    ),
    Task(
        "calibration",
        "evaluation.calibration",
        "does a probability of 0.8 mean right in 8 of 10",
        ("data/gold", *_ANNOTATED),
        "annotated",
    ),
    Task(
        "readings",
        "evaluation.readings",
        "gold rows, examples, seed; real reports, ordinary news",
        ("data/gold", "seed", "data/text/reports"),
        "annotated",
    ),
    Task("speed", "evaluation.speed", "reports a second, peak memory", ("data/text/reports",)),
)


def task(name: str) -> Task | None:
    """The task of a name."""
    return next((one for one in TASKS if one.name == name), None)
