"""Language knowledge and world knowledge as data; `Resources` is the only way to it."""

from temoin.resources.load import Resources

__all__ = ["Resources"]
