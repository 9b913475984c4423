"""The command line on bad input and good; the reader itself is stood in for, so no model is needed."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from temoin.cli import main
from temoin.cli.sources import answers, expand
from temoin.documents import read_document
from temoin.records import Annotations, Document, Reading


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    def read(source: str, *, resources: object, pipelines: object, **options: Any) -> Reading:
        document = read_document(source, **options)
        if "crash" in document.text:
            raise ZeroDivisionError("oops")
        return Reading(document=document, temoin="0.1.0")

    def annotate(
        source: str, *, resources: object, pipelines: object, **options: Any
    ) -> tuple[Document, Annotations]:
        return read_document(source, **options), Annotations(None, (), (), (), (), ())

    # by sys.modules: `temoin.cli.read` is the command, which hides the module of its name
    monkeypatch.setattr(sys.modules["temoin.cli.read"], "_read", read)
    monkeypatch.setattr(sys.modules["temoin.cli.annotate"], "_annotate", annotate)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in {
        "a.txt": "Attaque à Bagdad\n\nTrois roquettes.".encode(),
        "b.txt": b"Une autre attaque.",
        "cp.txt": "L’été à Bagdad".encode("cp1252"),
        "deep/c.txt": "هجوم في بغداد".encode(),
        "bad/binary.bin": bytes(range(256)) * 9,
        "bad/crash.dat": b"crash",
        "bad/empty.dat": b"",
        "bad/marks.dat": ('“ « " ' * 200).encode(),
        "bad/only.dat": b"... !!! ???",
        "bad/unseen.dat": "\u200f\u200b\u202eBag\u200bdad\u2066".encode(),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_one_report_is_one_json_object(folder: Path) -> None:
    result = run(
        "read", "--json", folder / "a.txt", "--published", "2020-12", "--publisher", "AFP", "--language", "FR"
    )
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert data["document"]["published"]["to"] == "2020-12-31"
    assert (data["document"]["publisher"], data["document"]["language"]) == ("AFP", "fr")
    jsonschema.validate(data, json.loads(run("schema").stdout))


def test_many_are_lines_in_the_order_given(folder: Path) -> None:
    result = run("read", "--json", folder / "b.txt", folder, folder / "cp*.txt")
    names = [Path(json.loads(line)["document"]["source"]).name for line in result.stdout.splitlines()]
    assert names == ["b.txt", "a.txt", "b.txt", "cp.txt", "c.txt", "cp.txt"]
    assert result.exit_code == 0


def test_standard_input(folder: Path) -> None:
    result = run("read", "--json", "-", stdin="Trois morts à Bagdad.".encode())
    assert json.loads(result.stdout)["document"]["source"] == "-"
    assert run("read", "-", stdin=b"").exit_code == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "no such file"),
        ("none*.txt", "no such file"),
        ("bad", "is a folder"),
        ("bad/empty.dat", "is empty"),
        ("bad/binary.bin", "binary"),
        ("bad/crash.dat", "please report it (ZeroDivisionError: oops)"),
    ],
)
def test_bad_among_good_is_said_and_the_others_are_read(folder: Path, name: str, words: str) -> None:
    result = run("read", "--json", folder / "a.txt", folder / name, folder / "b.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", ["bad/marks.dat", "bad/only.dat", "bad/unseen.dat", "cp.txt", "deep/c.txt"])
def test_odd_reports_are_read(folder: Path, name: str) -> None:
    for face in ("--json", "--csv", None):
        assert run(*filter(None, ("read", face, folder / name))).exit_code == 0


def test_limit(folder: Path) -> None:
    big = folder / "big.dat"
    big.write_bytes(b"word " * 500_000)
    result = run("read", big)
    assert result.exit_code == 1
    assert "--no-limit" in result.stderr
    assert run("read", "--no-limit", "--csv", big).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read",), "Missing argument"),
        (("read", "a", "--published", "soon"), "write 2020-12-20"),
        (("read", "a", "--language", "french!"), "write fr, en, es or ar"),
        (("read", "a", "--pipeline", "fr"), "write LANG=NAME"),
        (("read", "a", "--json", "--csv"), "choose one"),
        (("read", "a", "--workers", "0"), "--workers"),
        (("read", "a", "--resources", "/nowhere"), "does not exist"),
        (("annotate", "a", "--json", "--conllu"), "choose one"),
        (("rede", "a"), "No such command"),
    ],
)
def test_wrong_use_is_two(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_csv_has_its_header_once(folder: Path) -> None:
    result = run("read", "--csv", folder)
    assert len(list(csv.reader(io.StringIO(result.stdout)))) == 1
    assert result.stdout.startswith("document,source")


def test_html_is_written(folder: Path) -> None:
    page = folder / "page.html"
    result = run("read", "--html", page, folder / "a.txt", folder / "deep", folder / "missing.txt")
    assert result.exit_code == 1
    text = page.read_text(encoding="utf-8")
    assert "Trois roquettes." in text
    assert 'dir="rtl"' in text
    assert run("read", "--html", folder / "no" / "page.html", folder / "a.txt").exit_code == 1


def test_annotate(folder: Path) -> None:
    result = run("annotate", "--json", folder / "a.txt", folder / "missing.txt")
    assert json.loads(result.stdout)["schema"] == "temoin/annotation/1"
    assert result.exit_code == 1
    assert "who says what" in run("annotate", folder / "a.txt").stdout
    assert run("annotate", "--conllu", folder / "a.txt").exit_code == 0


def test_info_names_versions_and_languages() -> None:
    result = run("info")
    assert result.exit_code == 0
    assert {"language ar", "language en", "language es", "language fr"} <= {
        line.partition(":")[0] for line in result.stdout.splitlines()
    }


@pytest.mark.parametrize("command", [(), ("read",), ("annotate",), ("schema",), ("info",)])
def test_help(command: tuple[str, ...]) -> None:
    for sign in ("-h", "--help"):
        assert "Usage" in run(*command, sign).stdout
    assert "Exit codes" in run("read", "--help").stdout


def test_processes_keep_the_order(folder: Path) -> None:
    sources = expand([str(folder), str(folder / "b.txt")])
    one = [document.id for document in answers(read_document, sources, {}, 1)]
    assert [document.id for document in answers(read_document, sources, {}, 2)] == one


def test_command_line_loads_nothing_heavy() -> None:
    code = "import sys, temoin.cli; print(sorted({'numpy', 'onnxruntime', 'rich', 'spacy', 'torch'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
