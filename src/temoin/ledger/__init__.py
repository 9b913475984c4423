"""Readings -> Ledger: many reports, one incident for one happening, every contradiction kept."""

from temoin.ledger.store import Ledger

__all__ = ["Ledger"]
