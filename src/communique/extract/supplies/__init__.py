"""Mentions of supply: verbs and nouns by which somebody is said to give arms to somebody.

``find_supplies`` gives every mention (``Supply``) of a document: who gives, who gets, what and how much, as far as the
mention says, and whether it is said to have happened. Nothing is guessed here; ``allegations`` joins the mentions.
"""

from communique.extract.supplies.find import find_supplies
from communique.extract.supplies.supply import Supply

__all__ = ["Supply", "find_supplies"]
