"""`temoin incidents`, `temoin show`, `temoin search`: questions to a ledger."""

from __future__ import annotations

from typing import Any

import click

from temoin.cli.options import LEDGER_EXIT_CODES, PAGE, json_option, ledger_command, page_options
from temoin.cli.printing import first_of, print_csv, print_json, print_words


def _near(_: click.Context, __: click.Parameter, value: str | None) -> tuple[float, float] | str | None:
    """Coordinates where it is a pair of numbers, a name otherwise."""
    if value is None:
        return None
    try:
        lat, lon = (float(part) for part in value.split(","))
    except ValueError:
        return value
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise click.BadParameter(f"{value}: write latitude,longitude in degrees")
    return lat, lon


@click.command(epilog=LEDGER_EXIT_CODES)
@ledger_command
@click.option("--since", metavar="DATE", help="What ended on this day or later: 2020-12-20, 2020-12, 2020.")
@click.option("--until", metavar="DATE", help="What began on this day or earlier.")
@click.option("--place", "near", callback=_near, metavar="NAME|LAT,LON", help="What happened there.")
@click.option(
    "--radius", "radius_km", type=float, metavar="KM", help="Around the place; 25 around coordinates."
)
@click.option("--country", metavar="ISO", help="Two letters: IQ.")
@click.option("--act", help="PLOVER type or mode: ASSAULT, rocket.")
@click.option("--actor", metavar="NAME|ID", help="Perpetrator, target or victim in any claim.")
@click.option("--field", help="With a claim of this field: killed, damage.")
@click.option(
    "--role",
    type=click.Choice(["main", "background", "prospect", "any"]),
    default="main",
    show_default=True,
    help="What reports are about, what they only recall, what they fear.",
)
@click.option("--language", metavar="ISO", help="Told in this language.")
@click.option("--contested", is_flag=True, help="Only those in which claims contradict each other.")
@click.option(
    "--min-origins", type=click.IntRange(1), metavar="N", help="At least so many independent origins."
)
@click.option(
    "--sort",
    type=click.Choice(["date", "reports", "origins", "contested", "changed"]),
    default="date",
    show_default=True,
    help="The latest or largest first.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    help=f"Show so many, instead of {PAGE} in words and of all with --csv and --json.",
)
@click.option("--offset", type=click.IntRange(0), default=0, help="Pass over the first ones.")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="One row an incident.")
def incidents(
    ledger: str, as_json: bool, as_csv: bool, limit: int | None, offset: int, **wanted: Any
) -> None:
    """List incidents: one for one happening, however many reports tell of it.

    \b
    temoin incidents --country IQ --since 2020-12 --contested
    temoin incidents --place Bagdad --radius 30 --sort origins --csv > incidents.csv
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: choose one")
    from temoin.ledger import Ledger

    role = wanted.pop("role")
    wanted["role"] = None if role == "any" else role
    limit = PAGE if limit is None and not (as_json or as_csv) else limit
    with Ledger(ledger, create=False) as kept:
        found = kept.incidents(limit=None if limit is None else limit + 1, offset=offset, **wanted)
    found = first_of(found, limit, offset)
    if as_json:
        print_json(found)
    elif as_csv:
        print_csv(found)
    else:
        from temoin.outputs.ledger import incident_lines

        print_words(incident_lines(found))


@click.command(epilog=LEDGER_EXIT_CODES)
@click.argument("thing", metavar="INCIDENT|DOCUMENT|CLAIM")
@ledger_command
@click.option(
    "--rule", default="majority-of-origins", show_default=True, help="How the summary chooses (see docs)."
)
@click.option("--words", is_flag=True, help="The words of every claim.")
@json_option
def show(thing: str, ledger: str, rule: str, words: bool, as_json: bool) -> None:
    """Show one incident, report or claim by its id, a former id, or the beginning of one.

    An incident is shown as a matrix, fields down and speakers across, then where they part and what was
    said when.

    \b
    temoin show i3f2a --words
    temoin show i3f2a --rule official-first --json
    """
    from temoin.ledger import Ledger
    from temoin.ledger.query import IncidentView
    from temoin.ledger.records import LedgerClaim, LedgerDocument

    with Ledger(ledger, create=False) as kept:
        found = kept.show(thing, rule=rule, words=words or as_json)
        claims = kept.claims(found.id) if isinstance(found, (LedgerDocument, LedgerClaim)) else ()
        entities, places = kept.named(claims)
    if as_json:
        print_json([found])
        return
    from temoin.outputs.ledger import claim_card, document_card, incident_card
    from temoin.outputs.words import Names

    if isinstance(found, IncidentView):
        print_words(incident_card(found, words=words))
    elif isinstance(found, LedgerDocument):
        print_words(document_card(found, claims, Names(entities, places, {})))
    else:
        print_words(claim_card(found, Names(entities, places, {})))


@click.command(epilog=LEDGER_EXIT_CODES)
@click.argument("words", nargs=-1, required=True)
@ledger_command
@page_options
@json_option
def search(words: tuple[str, ...], ledger: str, limit: int, offset: int, as_json: bool) -> None:
    """Find passages of evidence in which all WORDS stand, the last published first.

    Case and accents do not matter, nor do the particles that Arabic writes onto words; a "phrase in quotation
    marks" stands as it is written.

    \b
    temoin search zone verte
    temoin search '"aucun mort"'
    """
    from temoin.ledger import Ledger

    with Ledger(ledger, create=False) as kept:
        hits = first_of(kept.search(" ".join(words), limit=limit + 1, offset=offset), limit, offset)
    if as_json:
        print_json(hits)
    else:
        from temoin.outputs.ledger import hit_lines

        print_words(hit_lines(hits))
