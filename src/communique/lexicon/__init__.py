"""What the reading rooms know about words: lexicons as data, loaded once and typed.

The files ``*.toml`` beside this module are edited by hand; the tables in ``data/`` are built.
"""

from communique.lexicon.words import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
