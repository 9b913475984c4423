"""`temoin judge`, `temoin audit`, `temoin forget`: what people decide about a ledger."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import click

from temoin.cli.options import LEDGER_EXIT_CODES, author_options, json_option, ledger_command
from temoin.cli.printing import print_json, print_words

if TYPE_CHECKING:
    from temoin.ledger import Ledger
    from temoin.ledger.records import LedgerClaim


@click.command(epilog=LEDGER_EXIT_CODES)
@click.argument("verdict", type=click.Choice(["same", "different", "right", "wrong", "about", "open"]))
@click.argument("thing")
@click.argument("other", required=False)
@ledger_command
@author_options
@json_option
def judge(
    verdict: str, thing: str, other: str | None, ledger: str, author: str, reason: str | None, as_json: bool
) -> None:
    """Decide what the ledger cannot: it always wins over linking and reading, and is kept with its author.

    same and different take two incidents or two entities; a report stands for what it tells. right and wrong
    take a claim; about takes a claim and the incident that it is about. open takes a judgement back, by its id or by
    what it is about.

    \b
    temoin judge same i3f2a i90b1 --reason "one attack, two dates"
    temoin judge different i3f2a d77c0
    temoin judge wrong c3f2a-91b
    temoin judge open j771386e3e80a17d6
    """
    from temoin.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        made = kept.judge(verdict, thing, other, author=author, reason=reason)
    if as_json:
        print_json([made])
    else:
        pair = f"{made.a} and {made.b}" if made.b else made.a
        click.echo(f"{made.id}: {pair}: {made.verdict}, revision {made.revision}")


@click.command(epilog=LEDGER_EXIT_CODES)
@click.argument("count", type=click.IntRange(1), metavar="N")
@ledger_command
@click.option("--author", envvar="TEMOIN_AUTHOR", show_envvar=True, default="", help="Who judges.")
@click.option("--seed", type=int, help="Draw the claims of an earlier audit again.")
@json_option
def audit(count: int, ledger: str, author: str, seed: int | None, as_json: bool) -> None:
    """Draw N claims at random, show each with its words, take right or wrong; say how precise each field is.

    With --json the claims are printed and nothing is asked.

    \b
    temoin audit 50 --author amal
    """
    from temoin.ledger import Ledger

    number = secrets.randbelow(1_000_000) if seed is None else seed
    with Ledger(ledger, create=False) as kept:
        claims = kept.audit(count, seed=number)
        if as_json:
            print_json(claims)
            return
        reason = f"audit {number}"
        _ask(kept, list(claims), author or click.prompt("Your name"), reason)
        found = kept.precision(reason)
    from temoin.outputs.ledger import precision_lines

    print_words(precision_lines(found, number))


def _ask(kept: Ledger, claims: list[LedgerClaim], author: str, reason: str) -> None:
    from temoin.outputs.ledger import claim_lines
    from temoin.outputs.words import Names

    names = Names(*kept.named(claims), {})
    for at, claim in enumerate(claims, start=1):
        print_words(claim_lines(claim, names))
        words = f"{at} of {len(claims)}: right, wrong, skip or quit"
        answer = click.prompt(words, type=click.Choice(["r", "w", "s", "q"]), default="s")
        if answer == "q":
            return
        if answer != "s":
            kept.judge({"r": "right", "w": "wrong"}[answer], claim.id, author=author, reason=reason)


@click.command(epilog=LEDGER_EXIT_CODES)
@click.argument("thing", metavar="DOCUMENT|ENTITY")
@ledger_command
@click.option("--author", envvar="TEMOIN_AUTHOR", show_envvar=True, help="Who orders it.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(thing: str, ledger: str, author: str | None, yes: bool) -> None:
    """Take a report's text and names out for good, or one entity out of every report.

    What stays is a tombstone: an id, a hash, how much was read. A forgotten report is not added again; an
    entity that a later report names is there again. It cannot be undone; backups are yours to delete.
    """
    from temoin.ledger import Ledger

    if not yes:
        click.confirm(f"Forget {thing} for good?", abort=True)
    with Ledger(ledger, create=False) as kept:
        click.echo(f"forgotten: {kept.forget(thing, author=author)}")
