"""`temoin reread`, `temoin log`, `temoin diff`, `temoin check`, `temoin backup`: the upkeep of a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from temoin.cli.options import LEDGER_EXIT_CODES, json_option, ledger_command, page_options, pairs_of
from temoin.cli.printing import first_of, print_json, print_words


@click.command(epilog=LEDGER_EXIT_CODES)
@ledger_command
@click.option("--every", is_flag=True, help="Also what this version read.")
@click.option(
    "--pipeline",
    "pipelines",
    callback=pairs_of("LANG=NAME, such as fr=fr_core_news_sm"),
    multiple=True,
    metavar="LANG=NAME",
    help="For a language, instead of our model: a spaCy pipeline with UD labels (name or folder), "
    "or the folder of another reader model.",
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@json_option
def reread(ledger: str, every: bool, pipelines: dict[str, str], workers: int, as_json: bool) -> None:
    """After an upgrade: read again what an older version read, and say what changed.

    Old readings stay beside the new. Judgements go over to claims that say the same in the same words. A run that was
    broken off goes on where it stopped.
    """
    from temoin.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        read = changed = 0
        for one in kept.reread(every=every, workers=workers, pipelines=pipelines or None):
            read, changed = read + 1, changed + (one.revision is not None)
            if as_json:
                print_json([one])
            elif one.revision is not None:
                claims = f"{len(one.gained)} new claims, {len(one.lost)} gone, {one.kept} the same"
                click.echo(f"{one.document}: {claims}, {one.carried} judgements carried over")
    if not as_json:
        click.echo(f"{read} read again, {changed} changed")


@click.command(epilog=LEDGER_EXIT_CODES)
@click.argument("thing", required=False)
@ledger_command
@page_options
@json_option
def log(thing: str | None, ledger: str, limit: int, offset: int, as_json: bool) -> None:
    """Show the last revisions, or everything that happened to one THING (an id) and was judged of it.

    \b
    temoin log
    temoin log i3f2a
    """
    from temoin.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        revisions = first_of(kept.log(limit=limit + 1, offset=offset), limit, offset) if thing is None else ()
        changes = () if thing is None else kept.history(thing)
        judgements = () if thing is None else kept.judgements(thing)
    if as_json:
        print_json((*revisions, *changes, *judgements))
    else:
        from temoin.outputs.ledger import change_lines, judgement_lines, revision_lines

        print_words((*revision_lines(revisions), *change_lines(changes), *judgement_lines(judgements)))


@click.command(epilog=LEDGER_EXIT_CODES)
@ledger_command
@click.option(
    "--since", required=True, metavar="WHEN|REVISION", help="2026-05-01, or a revision: 120, r1200."
)
@json_option
def diff(ledger: str, since: str, as_json: bool) -> None:
    """Show what appeared, changed, merged or was split since a day (UTC) or a revision, and why.

    \b
    temoin diff --since 2026-05-01
    temoin diff --since r1200 --json
    """
    from temoin.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        found = kept.diff(since)
    if as_json:
        print_json(found)
    else:
        from temoin.outputs.ledger import change_lines

        print_words(change_lines(found))


@click.command(epilog=LEDGER_EXIT_CODES)
@ledger_command
@json_option
def check(ledger: str, as_json: bool) -> None:
    """Prove the laws on a ledger: words, the way back, the same again, nothing dropped, history, the file itself.

    Nothing is written. The exit code is 1 where something is found.
    """
    from temoin.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        faults = kept.check()
    if as_json:
        print_json(faults)
    for fault in () if as_json else faults:
        click.echo(f"{fault.law}: {fault.subject} {fault.words}")
    if faults:
        raise click.exceptions.Exit(1)
    if not as_json:
        click.echo("every law holds")


@click.command(epilog=LEDGER_EXIT_CODES)
@click.argument("target", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@ledger_command
def backup(target: Path, ledger: str) -> None:
    """Write one state of the ledger into FILE, which is a ledger itself; others may go on to write meanwhile.

    \b
    temoin backup war-2026-05-01.db
    """
    from temoin.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        kept.backup(target)
    click.echo(f"wrote {target}")
