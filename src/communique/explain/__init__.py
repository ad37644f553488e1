"""``communique explain``: everything said about a thing, with the words that support it."""

from communique.explain.gather import explain
from communique.explain.said import Derivation, Explanation, Ground, Said, Step, Words
from communique.explain.text import as_json, as_text

__all__ = ["Derivation", "Explanation", "Ground", "Said", "Step", "Words", "as_json", "as_text", "explain"]
