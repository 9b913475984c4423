"""Corpora to the packaged reader: recipes, heads, one training loop, export and card."""
