"""Field tests: temoin's public API on the shared corpora, each to a table."""
