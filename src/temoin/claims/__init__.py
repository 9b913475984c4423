"""Mentions and statements -> claims and acts."""

from temoin.claims.acts import make_acts
from temoin.claims.attribution import find_statements
from temoin.claims.make import Claims, make_claims
from temoin.claims.material import Material

__all__ = ["Claims", "Material", "find_statements", "make_acts", "make_claims"]
