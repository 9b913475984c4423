"""The reports of one market attack in three languages, and of the attack on the day after, end in two incidents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from temoin.documents import read_document
from temoin.linking import INCIDENTS, digest_incidents
from temoin.linking.join import join_all
from temoin.reading import make_reading, see
from temoin.resources import Resources

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def homes() -> dict[str, str]:
    """Each report's main incident with the incident it ends in, among all examples."""
    digests = {}
    for path in sorted(EXAMPLES.glob("*/*.txt")):
        facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        document = read_document(path, published=facts["published"], language=facts["language"])
        document, segments, annotations = see(document, Resources())
        made = digest_incidents(
            make_reading(document, segments, annotations, Resources()), annotations.vector
        )
        digests |= {f"{path.stem}/{digest.role}/{key}": digest for key, digest in made.items()}
    return {
        node.split("/")[0]: home for node, home in join_all(INCIDENTS, digests).items() if "/main/" in node
    }


def test_examples_five_reports_of_one_attack(homes) -> None:
    assert len({homes[f"sahel-market-{n}"] for n in range(1, 6)}) == 1


def test_examples_the_next_day_is_another_incident(homes) -> None:
    next_day = {homes[f"sahel-market-next-day-{n}"] for n in (1, 2)}
    assert len(next_day) == 1
    assert homes["sahel-market-1"] not in next_day


def test_examples_every_other_report_stands_alone(homes) -> None:
    others = [home for name, home in homes.items() if "sahel-market" not in name]
    assert len(set(others)) == len(others)
