"""Communiqué: articles about diplomacy as evidence-backed linked data."""

__version__ = "0.1.0"
