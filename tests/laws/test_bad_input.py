"""Bad input through the whole reader and every face: an answer or a clear refusal, never a traceback."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from temoin.cli import main
from temoin.documents import read_document
from temoin.errors import ModelError
from temoin.outputs.csv import csv_text
from temoin.outputs.html import html_page
from temoin.outputs.terminal import card_text
from temoin.records import Reading

MARKS = '« said “the army "killed two people in Mosul ‘ ' * 50  # 200 marks, none closed
GOOD = "Three people were killed in Baghdad on Sunday, police said."
ODD = {
    "punctuation": "... !!! ??? «» “ ” , ; — … ( ) [ ] ¿ ¡ ؟".encode(),
    "one word": b"bomb",
    "figures": b"12 13 14 15",
    "marks": f"Report.\n\n{MARKS}".encode(),
    "right to left": "قال\u200f المتحدث\u202b باسم\u202c الجيش إن\u200b ثلاثة جن\u200bود قتلوا في هجوم\u2066 على\u2069 قاعدة.".encode(),
    "zero width": "Three peo\u200bple were ki\u00adlled in Bagh\u200ddad\ufeff, police\u2060 said.".encode(),
    "cp1252": "L’armée a déclaré que « deux civils ont été tués » à Mossoul.".encode("cp1252"),
    "cp1256": "قال الجيش إن ثلاثة جنود قتلوا في هجوم على قاعدة في بغداد".encode("cp1256"),
    "mixed": "L’été à Bagdad.\n\n".encode() + "L’armée a été visée à Mossoul.".encode("cp1252"),
    "utf-16": "Trois morts à Bagdad, selon l’armée.".encode("utf-16"),
    "stray bytes": b"Three people were killed \xff\xfe\x80 in Baghdad, police said.",
    "no incident": b"The council met on Tuesday to discuss the budget of the new library.",
    "unsupported": b"Drei Raketen trafen am Sonntag die Botschaft in Bagdad, sagte die Polizei. Zwei Menschen starben.",
    "no letters of ours": "日曜日、ロケット弾が大使館に撃ち込まれ、2人が死亡した。".encode(),
    "one line": ("Police said that two men were killed. " * 60).encode(),
    "no blanks": b"killed" * 400,
    "many lines": b"a\n" * 300,
    "control": b"Two \x07people were\x1b[31m killed in Baghdad on Sunday, the police said in a statement to the press.",
    "entities": b"Two &amp;quot;people&amp;quot; were &lt;b&gt;killed&lt;/b&gt;, police said.",
    "surrogates": "Two people were killed \ud800, police said.".encode("utf-8", "surrogatepass"),
}
REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n ", "there is no text in it"),
    "binary": (bytes(range(256)) * 9, "is binary"),
    "pdf": (b"%PDF-1.7 ...", "is a PDF"),
    "word": (b"PK\x03\x04 ...", "an archive or office file"),
    "unseen alone": ("\u200b\u200f\ufeff".encode(), "there is no text in it"),
}


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert "a fault of temoin" not in result.stderr
    return result


def exact(reading: Reading) -> None:
    """Law 1 on a whole reading: every span is what it says."""
    text = reading.document.text
    spans = [span for entity in reading.entities for span in entity.mentions]
    spans += [span for place in reading.places for span in place.mentions]
    spans += [span for incident in reading.incidents for span in incident.mentions]
    for claim in reading.claims:
        evidence = claim.evidence
        spans += [*evidence.value, evidence.content, *filter(None, (evidence.cue, evidence.speaker))]
    spans += [item.span for item in reading.unresolved if item.span]
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("data", ODD.values(), ids=ODD.keys())
def test_odd_reports_are_read(data: bytes) -> None:
    result = run("read", "--json", "-", stdin=data)
    assert (result.exit_code, result.stderr) == (0, "")
    reading = Reading.from_dict(json.loads(result.stdout))
    exact(reading)
    assert card_text(reading)
    assert csv_text([reading])
    assert html_page([reading])


def test_odd_reports_in_the_other_faces(tmp_path: Path) -> None:
    """Through the commands, too: the worst one."""
    data = ODD["marks"]
    assert run("read", "--html", tmp_path / "page.html", "--csv", "-", stdin=data).exit_code == 0
    for face in ((), ("--json",), ("--conllu",)):
        assert run("annotate", *face, "-", stdin=data).exit_code == 0


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_sentence(data: bytes, words: str) -> None:
    result = run("read", "-", stdin=data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr


def test_one_stray_mark_swallows_nothing() -> None:
    """What stands after an unclosed quotation is still read."""
    plain, broken = (
        Reading.from_dict(json.loads(run("read", "--json", "-", stdin=(head + GOOD).encode()).stdout))
        for head in ("The mayor spoke of an outrage.\n\n", "The mayor spoke of “an outrage.\n\n")
    )
    assert [claim.field for claim in broken.claims] == [claim.field for claim in plain.claims]


def test_missing_among_many(tmp_path: Path) -> None:
    for name in ("a", "c"):
        (tmp_path / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    result = run("read", "--json", tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt")
    assert result.exit_code == 1
    assert [Path(json.loads(line)["document"]["source"]).name for line in result.stdout.splitlines()] == [
        "a.txt",
        "c.txt",
    ]
    assert (
        result.stderr
        == f"temoin: {tmp_path / 'b.txt'}: no such file; give a path, - for standard input, or bytes\n"
    )


@pytest.fixture(scope="module")
def twenty_megabytes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("big") / "line.txt"
    file.write_bytes(b"Police said that two men were killed. " * 530_000)
    return file


def test_a_line_of_twenty_megabytes_is_refused(twenty_megabytes: Path) -> None:
    result = run("read", twenty_megabytes)
    assert result.exit_code == 1
    assert "--no-limit" in result.stderr


def test_the_limit_is_lifted(twenty_megabytes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decoding alone: the model would read that for minutes."""

    def read(source: str, *, resources: object, pipelines: object, **options: Any) -> Reading:
        return Reading(read_document(source, **options))

    monkeypatch.setattr(sys.modules["temoin.cli.read"], "_read", read)
    assert run("read", "--no-limit", "--csv", twenty_megabytes).exit_code == 0


def test_an_unsupported_language_is_said() -> None:
    reading = json.loads(run("read", "--json", "-", stdin=ODD["unsupported"]).stdout)
    assert reading["document"]["language"] == "de"
    assert any(item["what"] == "language" for item in reading["unresolved"])


def test_a_model_that_is_missing_says_how_to_get_it(tmp_path: Path) -> None:
    from temoin.annotations.reader import Reader

    with pytest.raises(ModelError, match="reinstall the package"):
        Reader(tmp_path)
