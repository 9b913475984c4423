"""Records of a ledger -> words for a terminal: rows of incidents, the matrix of one, a report, a passage, history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from temoin.incidents.rules import Position
from temoin.ledger.audit import Precision
from temoin.ledger.query import IncidentView
from temoin.ledger.records import (
    Change,
    Hit,
    Judgement,
    LedgerClaim,
    LedgerContradiction,
    LedgerDocument,
    LedgerIncident,
    Revision,
)
from temoin.outputs.words import Names, count_words, one_line, quote, time_words, value_words, what_words
from temoin.records import COUNT_FIELDS, FIELDS, Entity

if TYPE_CHECKING:
    from rich.console import RenderableType

SPEAKERS = 4  # columns of the matrix: what a terminal of 100 columns holds
PAIRS = 8  # contradictions of one field; --json has all
CELL = 3  # values in one of its cells; --json has all
_NOBODY = Names({}, {}, {})


def support(origins: int, reports: int) -> str:
    """How many stand behind something: "2 origins in 5 reports"."""
    return f"{_many(origins, 'origin')} in {_many(reports, 'report')}"


def incident_lines(incidents: Sequence[LedgerIncident]) -> Iterable[RenderableType]:
    """Two lines an incident: when, what, where; how many, who stands behind it. The rule is named at the end."""
    for one in incidents:
        what = ", ".join(part for part in (one.mode, (one.plover or "").lower()) if part) or "kind not said"
        where = ", ".join(part for part in (one.place, one.country) if part)
        role = "" if one.role == "main" else f" ({one.role})"
        yield Text.assemble(
            _days(one.first_day, one.last_day), "  ", (what, "bold cyan"), role, f"  {where or 'somewhere'}",
            (f"  {one.id}", "dim"),
        )  # fmt: skip
        facts = [f"{field} {_count(one.summary[field])}" for field in COUNT_FIELDS if field in one.summary]
        facts += [f"{one.contested} contested"] if one.contested else []
        yield _indent(" · ".join([*facts, support(one.origins, one.reports)]), 1)
    if incidents:
        yield Text(f"values by the rule {incidents[0].rule}", style="dim")


def incident_card(view: IncidentView, *, words: bool = False) -> Iterable[RenderableType]:
    """One incident: what a rule makes of it, the matrix of claims, where they part, what was said when."""
    one, names = view.incident, Names(view.entities, view.places, {})
    yield Text.assemble((f"{one.id}  ", "dim"), (_what(one.summary), "bold cyan"))
    yield Text(
        f"{support(one.origins, one.reports)}, {_many(one.claims, 'claim')}, revision {one.revision}",
        style="dim",
    )
    yield Text("")
    yield Text.assemble("by the rule ", (one.rule, "bold"))
    for field, chosen in one.summary.items():
        value = value_words(field, chosen["value"], names)
        yield _indent(f"{field:<14} {value}  ({support(chosen['origins'], chosen['reports'])})", 1)
    yield Text("")
    yield _matrix(view, names)
    yield from _section("where they part", _parting(view, names))
    if words:
        yield from _section("words", (line for claim in view.claims for line in claim_lines(claim, names)))
    yield from _section("what was said when", _timeline(view, names))
    yield from _section("who", _who(view.entities))
    yield from _section("reports", map(document_line, sorted(view.documents, key=_day_of)))


def claim_lines(claim: LedgerClaim, names: Names) -> Iterable[Text]:
    """A claim: its value, who says it and how, its words."""
    manner = ", ".join(
        part
        for part in (claim.polarity, claim.certainty, claim.stage if claim.stage != "accomplished" else None)
        if part
    )
    marks = [
        mark
        for mark, holds in (
            ("page was corrected", claim.superseded),
            (f"judged {claim.judged}", claim.judged),
        )
        if holds
    ]
    yield Text.assemble(
        (f"{claim.field}  ", "bold"),
        (value_words(claim.field, claim.value, names), "cyan"),
        f"  {claim.speaker_name} · {claim.channel}, {manner}",
        (f"  {'; '.join(marks)}" if marks else "", "yellow"),
        (f"  {claim.id}", "dim"),
    )
    if claim.evidence is not None:
        content = claim.evidence.content
        yield Text.assemble(
            "  ", quote(content), (f" [{content.start}:{content.end}] {claim.document}", "dim")
        )


def claim_card(claim: LedgerClaim, names: Names) -> Iterable[RenderableType]:
    """A claim with its words, and the ids of those whom it names."""
    yield from claim_lines(claim, names)
    yield _indent(f"incident {claim.incident}", 1)
    yield from _section("who", _who(names.entities))


def _who(entities: Mapping[str, Entity]) -> Iterable[Text]:
    """Those who have a name, in order of their names, with the ids that `judge` and `forget` take."""
    named = [entity for entity in entities.values() if entity.kind != "people"]
    return map(_entity_line, sorted(named, key=lambda entity: (entity.name, entity.id)))


def _entity_line(entity: Entity) -> Text:
    facts = [entity.kind, entity.country, entity.sector, entity.office]
    return Text.assemble(
        entity.name, "  " + " · ".join(fact for fact in facts if fact), (f"  {entity.id}", "dim")
    )


def document_line(document: LedgerDocument) -> Text:
    """A report on one line."""
    state = (
        f"forgotten in revision {document.forgotten}"
        if document.forgotten
        else document.title or "(no title)"
    )
    facts = [document.published or "not dated", document.publisher, document.language]
    if document.superseded_by:
        facts.append(f"corrected by {document.superseded_by}")
    elif document.origin != document.id:
        facts.append(f"one origin with {document.origin}")
    return Text.assemble(
        " · ".join(fact for fact in facts if fact), f"  {one_line(state)}", (f"  {document.id}", "dim")
    )


def document_card(
    document: LedgerDocument, claims: Iterable[LedgerClaim], names: Names
) -> Iterable[RenderableType]:
    """A report: where it is from, its incidents, its claims, whom they name."""
    yield document_line(document)
    source = f"from {document.source}, " if document.source else ""
    yield _indent(f"read {source}in revision {document.revision}; sha256 {document.sha256}", 1)
    if document.url:
        yield _indent(f"{document.url}: {_many(len(document.versions), 'version')}", 1)
    yield _indent(f"incidents: {' '.join(document.incidents) or 'none'}", 1)
    yield _indent("read in it: " + ", ".join(f"{name} {count}" for name, count in document.counts.items()), 1)
    yield from _section("claims", (line for claim in claims for line in claim_lines(claim, names)))
    yield from _section("who", _who(names.entities))


def hit_lines(hits: Iterable[Hit]) -> Iterable[RenderableType]:
    """Passages, each with its report and its incidents."""
    for hit in hits:
        facts = [hit.published or "not dated", hit.publisher, one_line(hit.title or "")]
        yield Text.assemble(quote_text(hit.text), (f" [{hit.start}:{hit.end}]", "dim"))
        ids = " ".join((hit.document, *hit.incidents))
        yield _indent(" · ".join(fact for fact in facts if fact) + f"  {ids}", 1)


def quote_text(text: str, longest: int = 300) -> str:
    """Words on one line in quotation marks."""
    words = one_line(text)
    return f"“{words}”" if len(words) <= longest else f"“{words[: longest - 1].rstrip()}…”"


def revision_lines(revisions: Iterable[Revision]) -> Iterable[Text]:
    """History, one revision a line."""
    for one in revisions:
        who = f" by {one.author}" if one.author else ""
        yield Text.assemble(
            (f"{one.revision:>6}  ", "bold"), f"{one.at}  {one.action}{who}  {one.subject or ''}",
            (f"  {_many(one.changes, 'change')}", "dim"),
        )  # fmt: skip


def change_lines(changes: Iterable[Change]) -> Iterable[Text]:
    """What revisions did, one change a line, with the numbers that say why."""
    for (revision, change, incident), some in groupby(changes, key=_kind_of_change):
        alike = list(some)
        if incident and len(alike) > 1:
            yield Text.assemble(
                (f"{revision:>6}  ", "bold"), f"{change}  {len(alike)} contradictions → {incident}"
            )
        else:
            yield from map(_change_line, alike)


def _kind_of_change(one: Change) -> tuple[int, str, str]:
    """Contradictions of one incident that one revision brought or settled are told together."""
    return one.revision, one.change, (one.other or "") if one.subject.startswith("x") else ""


def _change_line(one: Change) -> Text:
    why = ", ".join(f"{name} {value:g}" for name, value in (one.why or {}).items())
    other = f" → {one.other}" if one.other else ""
    return Text.assemble(
        (f"{one.revision:>6}  ", "bold"),
        f"{one.change}  {one.subject}{other}",
        (f"  {why}" if why else "", "dim"),
    )


def judgement_lines(judgements: Iterable[Judgement]) -> Iterable[RenderableType]:
    """What people decided, each with who and why."""
    yield from _section("judgements", map(_judgement_line, judgements))


def _judgement_line(one: Judgement) -> Text:
    pair = f"{one.a} and {one.b}" if one.b else one.a
    why = f": {one.reason}" if one.reason else ""
    undone = f"  no longer stands since revision {one.undone}" if one.undone else ""
    return Text.assemble(
        (f"{one.revision:>6}  ", "bold"), f"{one.verdict}  {pair}  by {one.author}{why}{undone}",
        (f"  {one.id}", "dim"),
    )  # fmt: skip


def precision_lines(found: Iterable[Precision], seed: int) -> Iterable[RenderableType]:
    """Precision by field with its interval."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("field", "right", "judged", "precision", "95 %"):
        table.add_column(name, justify="left" if name == "field" else "right")
    for one in found:
        interval = f"{100 * one.low:.0f} to {100 * one.high:.0f} %"
        table.add_row(one.field, str(one.right), str(one.judged), f"{100 * one.share:.0f} %", interval)
    yield table
    yield Text(f"claims drawn with the seed {seed}", style="dim")


# ---------------------------------------------------------------- parts


def _matrix(view: IncidentView, names: Names) -> Table:
    """Fields down, speakers across: those with most claims, then everybody else together."""
    by_speaker: dict[str, list[LedgerClaim]] = {}
    for claim in view.claims:
        by_speaker.setdefault(claim.speaker, []).append(claim)
    order = sorted(by_speaker, key=lambda key: (-len(by_speaker[key]), key))
    shown, rest = order[:SPEAKERS], order[SPEAKERS:]
    columns = [(by_speaker[key][0].speaker_name, by_speaker[key]) for key in shown]
    if rest:
        columns.append((f"{len(rest)} others", [claim for key in rest for claim in by_speaker[key]]))
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name, _ in columns:
        table.add_column(name, overflow="fold", ratio=1)
    for field in FIELDS:
        cells = [_cell(field, claims, names) for _, claims in columns]
        if any(cells):
            table.add_row(Text(field, style="bold"), *cells)
    return table


def _cell(field: str, claims: Sequence[LedgerClaim], names: Names) -> str:
    values: dict[str, int] = {}
    for claim in claims:
        if claim.field == field:
            sign = {"affirmed": "", "denied": "not: ", "questioned": "? "}[claim.polarity]
            stage = "" if claim.stage == "accomplished" else f" ({claim.stage})"
            words = sign + value_words(field, claim.value, names) + stage
            values[words] = values.get(words, 0) + 1
    first = sorted(values, key=lambda words: -values[words])[:CELL]
    shown = [f"{words} ×{values[words]}" if values[words] > 1 else words for words in first]
    return "; ".join([*shown, *([f"and {len(values) - CELL} more"] if len(values) > CELL else [])])


def _parting(view: IncidentView, names: Names) -> Iterable[Text]:
    """Contradictions that stand, field by field: those that cannot both hold first, then those with most origins."""
    positions = {claim: position for position in view.positions for claim in position.claims}

    def weight(pair: LedgerContradiction) -> tuple[bool, int, str]:
        origins = sum(positions[claim].origins for claim in pair.sides if claim in positions)
        return pair.verdict != "contradictory", -origins, pair.id

    standing = [pair for pair in view.contradictions if pair.until is None]
    for field in FIELDS:
        mine = sorted((pair for pair in standing if pair.field == field), key=weight)
        yield from (_against(positions, pair, names) for pair in mine[:PAIRS])
        if len(mine) > PAIRS:
            yield Text(f"{field}: {len(mine) - PAIRS} more pairs, all in --json", style="dim")


def _against(positions: Mapping[str, Position], pair: LedgerContradiction, names: Names) -> Text:
    sides = [_side(positions[claim], names) for claim in pair.sides if claim in positions]
    style = "bold red" if pair.verdict == "contradictory" else "yellow"
    return Text.assemble(
        (pair.verdict, style),
        f" {pair.field}: {' against '.join(sides)}: {pair.reason}",
        (f"  {pair.id}", "dim"),
    )


def _side(position: Position, names: Names) -> str:
    sign = "" if position.polarity == "affirmed" else f"{position.polarity}: "
    words = value_words(position.field, position.value, names)
    return f"{sign}{words} ({support(position.origins, position.reports)})"


def _timeline(view: IncidentView, names: Names) -> Iterable[Text]:
    """For counts: each value of each speaker when it was first said."""
    first: dict[tuple[str, str, str], LedgerClaim] = {}
    for claim in sorted(view.claims, key=_moment):
        if claim.field in COUNT_FIELDS:
            said = (claim.field, claim.speaker, value_words(claim.field, claim.value, names) + claim.polarity)
            first.setdefault(said, claim)
    for claim in sorted(first.values(), key=_moment):
        sign = "" if claim.polarity == "affirmed" else f"{claim.polarity}: "
        words = value_words(claim.field, claim.value, names)
        yield Text(f"{_moment(claim)[0][:10]:<10}  {claim.field} {sign}{words}  {claim.speaker_name}")


def _moment(claim: LedgerClaim) -> tuple[str, str]:
    said = claim.said.from_ if claim.said and claim.said.from_ else claim.published
    return said or "not dated", claim.id


def _day_of(document: LedgerDocument) -> tuple[str, str]:
    return document.published or "not dated", document.id


def _what(summary: Mapping[str, Any]) -> str:
    return what_words(summary["what"]["value"]) if "what" in summary else "kind not said"


def _count(chosen: Mapping[str, Any]) -> str:
    return count_words(chosen["value"] | {"of": None}, _NOBODY)


def _days(first: str | None, last: str | None) -> str:
    return time_words({"from": first, "to": last, "precision": "day"})


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _section(title: str, lines: Iterable[Text]) -> Iterable[RenderableType]:
    shown = list(lines)
    if shown:
        yield Text("")
        yield Text(title, style="bold")
        yield from (_indent(line, 1) for line in shown)


def _indent(line: Text | str, depth: int) -> Padding:
    return Padding(Text(line) if isinstance(line, str) else line, (0, 0, 0, 2 * depth), expand=False)
