"""What the documentation takes from the program: `python -m docs.write` writes it anew.

Whole pages: `reference/cli.md`, `reference/tables.md`, `reference/schema.json`.  Parts of pages
written by hand stand between ``<!-- made: KIND ... -->`` and ``<!-- end -->``:

- ``output``: a block that starts with ``$ temoin ...``; what the command prints is filled in.
  ``output keep killed acts`` keeps the head of the card, the fields and the sections named;
  ``output first 12`` the first lines.  What is left out shows as ``…``.
- ``session``: a block with ``>>>`` lines; what they print is filled in.  The sessions of a page
  follow one another.
- ``errors NAME``: every message of that error in the code.
- ``records``: the records of a ledger with their fields.
- ``tasks``: the field tests with their corpora.

`tests/docs` makes everything in memory and compares, so that no page can drift.
"""

from __future__ import annotations

import ast
import builtins
import code
import contextlib
import dataclasses
import inspect
import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from click.testing import CliRunner
from evaluation.tasks import TASKS, Task

from temoin.cli import main as command_line
from temoin.ledger.audit import Precision
from temoin.ledger.check import Fault
from temoin.ledger.records import (
    Added,
    Change,
    Hit,
    Judgement,
    LedgerClaim,
    LedgerContradiction,
    LedgerDocument,
    LedgerIncident,
    Revision,
)
from temoin.ledger.reread import Reread
from temoin.records import FIELDS
from temoin.records_json import json_schema
from temoin.resources import Resources
from temoin.resources.load import PACKAGED
from temoin.resources.schema import TABLES

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by `python -m docs.write` from the program: do not edit. -->"
LEFT_OUT = "…"
LEDGER_RECORDS = (
    Added, LedgerIncident, LedgerClaim, LedgerDocument, LedgerContradiction, Hit, Judgement, Revision, Change, Reread,
    Precision, Fault,
)  # fmt: skip
WIDTH = 96

_PART = re.compile(
    r"(?P<head><!-- made: (?P<kind>\w+)(?P<words>[^>]*?) ?-->\n)(?P<body>.*?)(?P<end><!-- end -->)", re.DOTALL
)
_FENCE = re.compile(r"(?P<open>```\w*\n)(?P<block>.*?)(?P<close>```\n)", re.DOTALL)


def pages() -> list[Path]:
    """Every page, README first, in order of their names."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def made(path: Path) -> str:
    """A page as it should stand."""
    whole = WHOLE.get(path)
    return whole() if whole else filled(path.read_text(encoding="utf-8"))


def main() -> None:
    """Write every page that differs."""
    os.chdir(ROOT)
    for path in [*WHOLE, *(page for page in pages() if page not in WHOLE)]:
        text = made(path)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


# ---------------------------------------------------------------- parts of pages


def filled(page: str) -> str:
    """A page with its parts made anew; its commands share a ledger that nobody else has."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, TEMOIN_LEDGER=f"{folder}/temoin.db"),
    ):
        return _filled(page)


def _filled(page: str) -> str:
    names: dict[str, Any] = {"__name__": "__docs__"}

    def part(match: re.Match[str]) -> str:
        kind, words = match["kind"], match["words"].split()
        return match["head"] + PARTS[kind](match["body"], words, names) + match["end"]

    return _PART.sub(part, page)


def _output(body: str, words: list[str], names: dict[str, Any]) -> str:
    fence = _fence(body)
    command = fence["block"].partition("\n")[0]
    program, *arguments = shlex.split(command.removeprefix("$ "))
    if program != "temoin":
        raise ValueError(f"{command}: only `$ temoin ...` can be made")
    lines = [line.rstrip() for line in run(arguments).rstrip().split("\n")]
    if words[:1] == ["first"]:
        count = int(words[1])
        lines = lines[:count] + [LEFT_OUT] * (len(lines) > count)
    elif words[:1] == ["keep"]:
        lines = list(_kept(lines, frozenset(word.replace("-", " ") for word in words[1:])))
    return fence["open"] + "\n".join([command, *lines]) + "\n" + fence["close"]


def run(arguments: list[str]) -> str:
    """What the command prints, standard error after standard output, in this process."""
    with contextlib.chdir(ROOT):
        result = CliRunner().invoke(command_line, arguments, prog_name="temoin", terminal_width=WIDTH)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout + result.stderr


def _kept(lines: list[str], wanted: frozenset[str]) -> Iterator[str]:
    """The head of a card with the fields and sections wanted; a mark where something is left out."""
    inside, left_out = True, False
    for line in lines:
        name = line.strip()
        section = bool(line) and not line[0].isspace() and name in _SECTIONS
        field = line.startswith("  ") and not line.startswith("   ") and name in FIELDS
        if section or field:
            inside = name in wanted
        if not inside:
            left_out = left_out or bool(name)
            continue
        if left_out:
            yield from ([LEFT_OUT, ""] if section else ["  " + LEFT_OUT])
            left_out = False
        yield line
    if left_out:
        yield LEFT_OUT


_SECTIONS = frozenset(["needs attention", "acts", "other happenings", "unresolved"])


def _session(body: str, words: list[str], names: dict[str, Any]) -> str:
    fence = _fence(body)
    source = [line for line in fence["block"].split("\n") if line.startswith((">>>", "..."))]
    return fence["open"] + "".join(_answers(source, names)) + fence["close"]


def _answers(source: list[str], names: dict[str, Any]) -> Iterator[str]:
    """Each prompt with what it prints."""
    console = code.InteractiveConsole(names)
    with contextlib.chdir(ROOT):
        for at, line in enumerate(source):
            out = io.StringIO()
            following = source[at + 1] if at + 1 < len(source) else ">>>"
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                more = console.push(line[4:])
                if more and following.startswith(">>>"):
                    console.push("")
            if "Traceback" in out.getvalue():
                raise ValueError(out.getvalue())
            yield f"{line}\n{out.getvalue()}"


def _fence(body: str) -> re.Match[str]:
    fence = _FENCE.fullmatch(body)
    if fence is None:
        raise ValueError(f"a made part holds one fenced block and nothing else, not {body[:60]!r}")
    return fence


def _errors(body: str, words: list[str], names: dict[str, Any]) -> str:
    found = [
        line for path in sorted((ROOT / "src" / "temoin").rglob("*.py")) for line in _raised(path, words[0])
    ]
    return "".join(f"- {line}\n" for line in dict.fromkeys(found))


def _raised(path: Path, error: str) -> Iterator[str]:
    """Messages with which a module raises an error; what is filled in stands in capitals."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        call = node.exc if isinstance(node, ast.Raise) else None
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id == error
            and call.args
        ):
            message = _message(call.args[0])
            if message:
                yield "`" + message.replace("`", "'") + "`"


def _message(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_message(part) for part in node.values)
    return _placeholder(node.value) if isinstance(node, ast.FormattedValue) else ""


def _placeholder(value: ast.expr) -> str:
    """The name of what is filled in, in capitals."""
    attributes = [node.attr for node in [value] if isinstance(node, ast.Attribute)]
    names = [node.id for node in ast.walk(value) if isinstance(node, ast.Name)]
    told = [name for name in (*attributes, *names) if name not in dir(builtins)]
    return (told or names)[0].upper()


def _records(body: str, words: list[str], names: dict[str, Any]) -> str:
    """The records of a ledger, each field with its type and the words beside it in the code."""
    return "".join(_record(one) for one in LEDGER_RECORDS)


def _record(record: type) -> str:
    lines = [
        f"### {record.__name__}\n",
        f"{inspect.cleandoc(record.__doc__ or '')}\n",
        "| field | type | |",
        "|---|---|---|",
    ]
    remarks = dict(_REMARK.findall(inspect.getsource(record)))
    for field in dataclasses.fields(record):
        kind = str(field.type).replace("|", "\\|")
        lines.append(f"| `{field.name}` | `{kind}` | {remarks.get(field.name, '')} |")
    return "\n" + "\n".join(lines) + "\n"


_REMARK = re.compile(r"^    (\w+): [^#\n]*#\s*(.*)$", re.MULTILINE)


def _tasks(body: str, words: list[str], names: dict[str, Any]) -> str:
    return "\n".join(["| task | measures | reads |", "|---|---|---|", *map(_task, TASKS)]) + "\n"


def _task(task: Task) -> str:
    return f"| {task.name} | {task.what} | {', '.join(f'`{path}`' for path in task.corpora)} |"


PARTS: dict[str, Callable[[str, list[str], dict[str, Any]], str]] = {
    "output": _output,
    "session": _session,
    "errors": _errors,
    "records": _records,
    "tasks": _tasks,
}


# ---------------------------------------------------------------- whole pages


def cli_page() -> str:
    """Every command with its own help."""
    parts = [f"# Command line\n\n{MADE}\n", _CLI_INTRODUCTION]
    parts.append(_help("temoin", []))
    parts += [_help(f"temoin {name}", [name]) for name in command_line.commands]
    return "\n".join(parts)


def _help(title: str, command: list[str]) -> str:
    return f"## {title}\n\n```text\n{run([*command, '--help']).rstrip()}\n```\n"


_CLI_INTRODUCTION = """Answers go to standard output, messages to standard error. Exit codes: 0 all was read; 1 a file
was declined or could not be read (the others were still read); 2 wrong use. Messages: [errors](errors.md).

`FILE...` are plain-text reports, folders (their `.txt` files, at any depth, in order of their names),
patterns that the shell left alone, or `-` for standard input. With `TEMOIN_DEBUG=1` in the environment a
fault of the program shows its traceback instead of a sentence.
"""


def schema_page() -> str:
    """What `temoin schema` prints."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def tables_page() -> str:
    """Every table of resources: what it is for, columns, allowed values, rows."""
    tables, sentences = Resources(), _sentences()
    folders = {name: _folder(name) for name in sorted(TABLES)}
    spoken = [name for name, folder in folders.items() if folder == _OF_A_LANGUAGE]
    others = [name for name in folders if name not in spoken]
    by_language = [
        (_link(name), *(len(tables.words(name, iso)) for iso in tables.languages)) for name in spoken
    ]
    of_the_world = [
        (_link(name), f"`{folders[name]}/`", len(tables.table(name, folders[name]))) for name in others
    ]
    return "\n".join(
        [
            f"# Tables\n\n{MADE}\n\n{_TABLES_INTRODUCTION}",
            "## Rows per language\n",
            _grid(("table", *tables.languages), by_language),
            "## Rows that are not of a language\n",
            _grid(("table", "folder", "rows"), of_the_world),
            *(_table(name, folders[name], sentences[name]) for name in folders),
        ]
    )


_OF_A_LANGUAGE = "lang/ISO"
_TABLES_INTRODUCTION = """All knowledge of languages and of the world stands in tables: UTF-8, one row a line,
cells parted by tabs, a header line with the names of the columns. Words of a language are in
`lang/ISO/NAME.tsv`, the rest in the folder named below. `|` parts alternatives in a cell. A wrong table is
refused with file, line, column and what is allowed ([errors](errors.md)). Your own rows:
[own resources](../how-to/own-resources.md); a language of your own:
[add a language](../how-to/add-a-language.md).
"""


def _sentences() -> dict[str, str]:
    """Table -> what it is for."""
    path = REFERENCE / "tables.tsv"
    sentences = dict(line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines()[1:])
    if missing := sorted(set(TABLES) - set(sentences)):
        raise SystemExit(f"{path.relative_to(ROOT)}: add a line for {', '.join(missing)}")
    return sentences


def _folder(name: str) -> str:
    """Where a table's files are, or would be."""
    found = sorted(path.parent.relative_to(PACKAGED).as_posix() for path in PACKAGED.rglob(f"{name}.tsv"))
    return _OF_A_LANGUAGE if not found or found[0].startswith("lang/") else found[0]


def _link(name: str) -> str:
    return f"[{name}](#{name})"


def _grid(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def _table(name: str, folder: str, sentence: str) -> str:
    schema = TABLES[name]
    lines = [f"### {name}\n\n{sentence}\n\n`{folder}/{name}.tsv`\n"]
    for column in schema.columns:
        bare = column.rstrip("?")
        allowed = " ".join(f"`{value}`" for value in sorted(schema.allowed.get(bare, ())))
        maybe = "; may be empty" if column.endswith("?") else ""
        lines.append(f"- `{bare}`" + (f": {allowed}" if allowed else "") + maybe)
    return "\n".join(lines) + "\n"


WHOLE: dict[Path, Callable[[], str]] = {
    REFERENCE / "cli.md": cli_page,
    REFERENCE / "schema.json": schema_page,
    REFERENCE / "tables.md": tables_page,
}

if __name__ == "__main__":
    main()
