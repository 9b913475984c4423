"""Segments -> annotations: language, words, trees, names, who says what, what happens."""

from temoin.annotations.annotate import annotate
from temoin.annotations.identify import identify

__all__ = ["annotate", "identify"]
