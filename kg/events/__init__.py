"""Which agreements, meetings and conflicts of an article are one, and what is known of each."""

from kg.events.describe import describe_events
from kg.events.unify import unify_events

__all__ = ["describe_events", "unify_events"]
