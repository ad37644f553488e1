"""What the reading rooms know about words: word lists as data, loaded once and typed.

``load_lexicon`` gives the lists of the files ``*.toml`` beside this module, which are edited by hand, and a user's
lexicon over them (``words`` holds their types, ``load`` reads them; ``files``, ``schema`` and ``merge`` lay the two
over each other, ``entries`` tells where a word comes from). ``gazetteer`` gives the parties of the tables in ``data/``,
most of which are built.
"""

from communique.lexicon.files import LexiconError
from communique.lexicon.load import load_lexicon
from communique.lexicon.words import Lexicon

__all__ = ["Lexicon", "LexiconError", "load_lexicon"]
