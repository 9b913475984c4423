"""A ledger of many years out of one: its rows once more for each further year, with ids and dates of their own.

What a report costs depends on what is near it in time and place; so a ledger of ten years is as hard as one that was
added report by report, and is there in minutes.  Entities and places come back every year; keys under which
nodes meet belong to their year.
"""

from __future__ import annotations

from temoin.ledger.database import Database

DAY = 1 << 40  # of the numbers of passages

ID = "substr({0}, 1, 1) || :digit || substr({0}, 2)"  # one digit more tells the year
YEAR = "CAST(CAST(substr({0}, 1, 4) AS INTEGER) + CAST(:year AS INTEGER) AS TEXT) || substr({0}, 5)"

# table -> columns that become others; the others stay
CHANGED: dict[str, dict[str, str]] = {
    "documents": {"id": ID, "url": "url || :digit", "published_from": YEAR, "published_to": YEAR},
    "texts": {"document": ID},
    "readings": {"document": ID},
    "accounts": {"id": ID, "document": ID},
    "passages": {"id": "id + CAST(:days AS INTEGER)", "document": ID},
    "claims": {
        "id": ID, "document": ID, "account": ID, "part_of": ID, "passage": "passage + CAST(:days AS INTEGER)",
    },
    "mentions": {"document": ID},
    "sites": {"document": ID},
    "nodes": {"id": ID, "cluster": ID, "rank": f"{YEAR.format('rank')}"},
    "keys": {"key": "key || ' ' || :digit", "node": ID},
    "edges": {"a": ID, "b": ID},
    "incidents": {"id": ID, "first_day": YEAR, "last_day": YEAR},
    "facets": {"incident": ID},
    "contradictions": {"id": ID, "incident": ID},
}  # fmt: skip
ONLY = dict.fromkeys(
    ("nodes", "keys", "edges"), "WHERE kind IN ('incident', 'origin')"
)  # entities are the same people


def multiply(database: Database, years: int) -> None:
    """Add the rows of a ledger of one year again for each further year, up to nine."""
    if database.dialect != "sqlite":
        raise SystemExit("only a ledger in a file is multiplied")
    database.run_text("PRAGMA foreign_keys = OFF")
    # the rows of the first year alone are copied
    with database.write():
        for table in CHANGED:
            database.run_text(
                f"CREATE TEMP TABLE first_{table} AS SELECT * FROM {table} {ONLY.get(table, '')}"
            )
    for year in range(1, years):
        given = {"digit": str(year), "year": year, "days": 365 * year * DAY}
        with database.write():
            for table, changed in CHANGED.items():
                columns = [row[1] for row in database.all_of(f"PRAGMA table_info({table})", {})]
                values = [changed.get(column, column).format(column) for column in columns]
                wanted = {key: value for key, value in given.items() if f":{key}" in " ".join(values)}
                database.all_of(
                    f"INSERT OR IGNORE INTO {table} SELECT {', '.join(values)} FROM first_{table}", wanted
                )
    database.run_text("ANALYZE")
