"""Faces of records: cards for a terminal, CSV, one HTML page, readable annotations, CoNLL-U.

Each face is imported from its own module, so that a command loads only what it draws with.
"""
