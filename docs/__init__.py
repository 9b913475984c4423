"""The documentation; `python -m docs.write` makes the parts of it that come from the program."""
