"""The reference is complete: names, fields, values, rules, commands."""

import ast
import dataclasses
import re
import typing

import pytest
from docs.write import REFERENCE, ROOT

import temoin
from temoin.cli import main
from temoin.records import COUNT_FIELDS, FIELDS
from temoin.resources.schema import DEFENCE, EXTENTS, GROUPS, PLOVER, TABLES, THINGS, VAGUE, WEAPONS

RECORDS = (REFERENCE / "records.md").read_text(encoding="utf-8")
RULES = (REFERENCE / "rules.md").read_text(encoding="utf-8")
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")


def section(title: str) -> str:
    """A page's part under a heading, up to the next of its height."""
    match = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", RECORDS, re.MULTILINE | re.DOTALL)
    assert match, f"records.md has no heading {title!r}"
    return match[1]


def classes() -> list[type]:
    found = [getattr(temoin, name) for name in temoin.__all__]
    return [one for one in found if isinstance(one, type) and dataclasses.is_dataclass(one)]


@pytest.mark.parametrize("name", temoin.__all__)
def test_every_public_name_stands_in_the_reference(name: str) -> None:
    assert re.search(rf"`{name}`|^##+ {name}$", RECORDS, re.MULTILINE)


@pytest.mark.parametrize("record", classes(), ids=lambda record: record.__name__)
def test_every_field_of_a_record(record: type) -> None:
    rows = re.findall(r"^\| (`.*?) \|", section(record.__name__), re.MULTILINE)
    documented = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(documented) == sorted(field.name.rstrip("_") for field in dataclasses.fields(record))


@pytest.mark.parametrize("record", classes(), ids=lambda record: record.__name__)
def test_every_closed_value_of_a_record(record: type) -> None:
    part = section(record.__name__)
    for field, hint in typing.get_type_hints(record).items():
        for inner in (hint, *typing.get_args(hint)):
            if typing.get_origin(inner) is typing.Literal and field not in ("stage", "polarity"):
                missing = [value for value in typing.get_args(inner) if f"`{value}`" not in part]
                assert not missing, f"{record.__name__}.{field}"


def test_every_field_of_claims_and_its_values() -> None:
    part = section("Fields and their values")
    assert [field for field in FIELDS if f"`{field}`" not in part] == []
    for values in (WEAPONS, THINGS, EXTENTS, DEFENCE, COUNT_FIELDS):
        assert [value for value in values if f"`{value}`" not in part] == []
    for values in (GROUPS, VAGUE):
        assert [value for value in values if f"`{value}`" not in section("Count")] == []
    types = PLOVER - {"ACCIDENT", "CRIME", "OTHER"}
    assert [value for value in types if f"`{value}`" not in section("Act")] == []


def names_in_code() -> set[str]:
    """Kebab-case constants of the room where claims are made, without values of tables and records."""
    values = {value for schema in TABLES.values() for allowed in schema.allowed.values() for value in allowed}
    values |= {"part-of-day"}
    found = set()
    for path in (ROOT / "src" / "temoin" / "claims").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEBAB.fullmatch(node.value):
                found.add(node.value)
    return found - values


def test_every_rule_has_its_sentence() -> None:
    written = set(re.findall(r"^\| `([a-z-]+)` \|", RULES, re.MULTILINE))
    assert names_in_code() <= written


def test_rules_of_readings_have_their_sentence() -> None:
    """What really occurs in `why`."""
    written = set(re.findall(r"^\| `([a-z-]+)` \|", RULES, re.MULTILINE))
    for path in sorted((ROOT / "examples").glob("*/sahel-market-*.txt")):
        reading = temoin.read(path)
        assert {name for claim in reading.claims for name in claim.why} <= written
        assert {item.why.partition(":")[0] for item in reading.unresolved} <= written


def test_rules_page_names_nothing_that_is_gone() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "temoin").rglob("*.py"))
    for name in re.findall(r"^\| `([a-z-]+)` \|", RULES, re.MULTILINE):
        assert f'"{name}"' in code or (name.startswith("role-") and 'f"role-' in code), name


def test_every_command_has_help_and_a_mention() -> None:
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert command.help
        assert f"## temoin {name}" in page
        for parameter in command.params:
            if getattr(parameter, "help", None) is not None:
                assert parameter.opts[0] in page


def test_a_sentence_for_each_table() -> None:
    lines = (REFERENCE / "tables.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split("\t")[0] for line in lines] == sorted(TABLES)
