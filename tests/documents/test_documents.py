from pathlib import Path

import pytest

from temoin.documents import parse_time, read_document, rebuild, rebuild_bytes
from temoin.errors import SourceError
from temoin.records import Document


@pytest.mark.parametrize(
    ("data", "text", "whys"),
    [
        ("Été à Bagdad".encode(), "Été à Bagdad", []),
        ("\ufeffÉté".encode(), "Été", ["byte-order mark"]),
        ("Été\r\n".encode("utf-16"), "Été\n", ["encoding:utf-16-le", "byte-order mark", "line end"]),
        ("plain words".encode("utf-16-be"), "plain words", ["encoding:utf-16-be"]),
        ("l’été à Bagdad".encode("cp1252"), "l’été à Bagdad", ["encoding:cp1252"]),
        ("قال الجيش إن بغداد".encode("cp1256"), "قال الجيش إن بغداد", ["encoding:cp1256"]),
        (
            "été à être né déjà".encode() + b" l\x92Irak",
            "été à être né déjà l’Irak",
            ["byte outside the encoding"],
        ),
        ("lâ€™Ã©tÃ©".encode(), "l’été", ["mojibake"] * 2),
        (b"a &amp;quot;b&quot; AT&amp;T &foo;", 'a "b" AT&T &foo;', ["HTML entity"] * 3),
        ("zero\u200bwidth \u200f x".encode(), "zerowidth  x", ["unseen character"] * 2),
        ("می\u200cخواهم".encode(), "می\u200cخواهم", []),
        ("10\u00a0000 morts".encode(), "10\u00a0000 morts", []),
        (b"a\x1b[31m red letters in a long line of words" * 2, None, ["control character"] * 2),
    ],
)
def test_repairs_are_edits(data: bytes, text: str | None, whys: list[str]) -> None:
    document = read_document(data)
    assert text is None or document.text == text
    assert [edit.why for edit in document.edits] == whys
    assert rebuild_bytes(document) == data


def test_capitals_beside_guillemets_are_no_mojibake() -> None:
    assert read_document("« PASSÉ» et «É» ÂGE".encode()).edits == ()


def test_rebuild_gives_the_decoded_text() -> None:
    document = read_document(b"caf\xe9 &amp; th\xe9\r\n")
    assert document.text == "café & thé\n"
    assert rebuild(document) == "café &amp; thé\r\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t", "no text"),
        ("\u200b\u200b".encode(), "no text"),
        (b"%PDF-1.7 words", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (bytes(range(256)) * 4, "binary"),
        (b"a" * 2_000_001, "--no-limit"),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_document(data)


def test_limit_is_lifted() -> None:
    assert len(read_document(b"a" * 2_000_001, limit=None).text) == 2_000_001


def test_file_and_what_is_none(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_bytes(b"words")
    document = read_document(report, published="2020-12", publisher="ISNA", language="fr", url="http://x")
    assert (document.source, document.publisher, document.language, document.url) == (
        str(report),
        "ISNA",
        "fr",
        "http://x",
    )
    assert len(document.sha256) == 64
    assert document.sha256.startswith(document.id)
    for missing, words in (
        (tmp_path / "b.txt", "no such file"),
        (tmp_path, "a folder"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(SourceError, match=words):
            read_document(missing)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2020", "2020-01-01", "2020-12-31", "year"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2020-12-20", "2020-12-20", "2020-12-20", "day"),
        ("2020-12-20T20:30", "2020-12-20T20:30", "2020-12-20T20:30", "minute"),
        ("2020-12-20 20:30:05Z", "2020-12-20T20:30:05", "2020-12-20T20:30:05", "second"),
    ],
)
def test_parse_time(words: str, start: str, end: str, precision: str) -> None:
    time = parse_time(words)
    assert (time.from_, time.to, time.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "words", ["", "soon", "2020-13", "2020-02-30", "20/12/2020", "2020-12-20T25:00", "0000"]
)
def test_parse_time_refuses(words: str) -> None:
    with pytest.raises(SourceError, match="is not a date"):
        parse_time(words)


def test_real_reports_need_no_repair(shared: Path) -> None:
    for file in sorted((shared / "data" / "gold").glob("*/*.txt")):
        document: Document = read_document(file)
        assert document.edits == (), file
