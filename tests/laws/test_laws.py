"""The laws of the house, over generated reports and bytes."""

import json

import jsonschema
import pytest
from hypothesis import given
from tests.strategies import readings, sources, texts

from temoin.annotations import identify
from temoin.documents import read_document, rebuild_bytes
from temoin.errors import SourceError
from temoin.records import Reading
from temoin.records_json import from_dict, json_schema, to_dict
from temoin.resources import Resources
from temoin.segments import head_facts, segment

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


@given(sources)
def test_way_back_from_any_bytes(data: bytes) -> None:
    """Law 2: the very bytes can be rebuilt, and nothing but a SourceError stops a reading."""
    try:
        document = read_document(data)
    except SourceError:
        return
    assert rebuild_bytes(document) == data
    document.text.encode()  # no lone surrogates
    ends = [0, *(edit.end for edit in document.edits)]
    assert all(end <= edit.start <= edit.end for end, edit in zip(ends, document.edits, strict=False))


@given(texts)
def test_segments_lie_in_the_text(text: str) -> None:
    """Law 1: bounds are exact and in order; paragraphs hold all that is not blank."""
    try:
        document = read_document(text.encode("utf-8", "surrogatepass"))
    except SourceError:
        return
    text = document.text
    segments = segment(document, Resources())
    head_facts(document, segments, Resources())
    identify(text)
    inside = set()
    at = 0
    for start, end in segments.paragraphs:
        assert at <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        inside.update(range(start, end))
        at = end
    assert all(at in inside for at, character in enumerate(text) if not character.isspace())
    for q in segments.quotations:
        assert q.outer[0] < q.start < q.end <= q.outer[1]
        assert any(start <= q.outer[0] and q.outer[1] <= end for start, end in segments.paragraphs)
        assert text[q.start : q.end].strip()
    assert list(segments.quotations) == sorted(segments.quotations, key=lambda q: q.outer[0])
    for post in segments.posts:
        for pair in filter(None, (post.content, post.author, post.handle, post.date)):
            assert post.start <= pair[0] < pair[1] <= post.end


@given(readings())
def test_json_round_trip(reading: Reading) -> None:
    """A reading is its JSON, and the JSON is what the schema says."""
    data = json.loads(json.dumps(to_dict(reading), ensure_ascii=False))
    assert from_dict(data) == reading
    assert Reading.from_dict(reading.to_dict()) == reading
    VALIDATOR.validate(data)


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("document", "text"), 3, "reading.document.text: '3'"),
        (("claims", 0, "polarity"), "maybe", r"reading.claims\[0\].polarity"),
        (("claims", 0, "extra"), 1, "unknown key"),
        (("schema",), "temoin/reading/0", "read the report again"),
        (("claims", 0, "evidence", "content", "start"), -1, "does not hold"),
    ],
)
def test_wrong_json_names_its_path(
    reading: Reading, path: tuple[str | int, ...], value: object, words: str
) -> None:
    data = to_dict(reading)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(SourceError, match=words):
        from_dict(data)
    with pytest.raises(SourceError):
        from_dict([])  # type: ignore[arg-type]


ODD = {
    "unclosed": '« mot “mot "mot ‘mot ',
    "glued": 'mot«mot“mot"mot',
    "one line": "Le ministre a dit que la ville était calme. ",
    "paragraphs": "Le ministre a dit.\n\n",
    "lines": "Le ministre a dit que la ville\n",
    "posts": "mot – Nom (@x) 3 mars 2020 ",
    "handles": "(@x)",
    "dashes": "— – - ",
    "entities": "&amp;&amp;amp;",
    "spaces": "   \n \n",
    "mojibake": "Ã©tÃ© ",
}


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD.keys())
def test_long_runs_of_odd_marks_come_out_whole(piece: str) -> None:
    """Law 7: 160,000 characters of one mark are read like any text; a quadratic rule would not end."""
    data = ("Report. " + piece * (160_000 // len(piece)) + " end.").encode()
    document = read_document(data)
    segments = segment(document, Resources())
    identify(document.text)
    assert segments.paragraphs
    assert document.text[segments.paragraphs[-1][0] : segments.paragraphs[-1][1]].endswith("end.")
