"""Claims -> incidents, contradictions."""

from temoin.incidents.assign import Assigned, assign_incidents

__all__ = ["Assigned", "assign_incidents"]
