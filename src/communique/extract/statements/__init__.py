"""Statements: what was issued or said, by whom, with its positions and quotations.

``Voices`` tells for every reporting verb and every quotation whose words they are (a ``Voice``, or ``SILENT``);
``find_statements`` makes the model's statements of them (``Issued``). A statement that is still being read is a
``Draft``.
"""

from communique.extract.statements.draft import Draft
from communique.extract.statements.statements import Issued, find_statements
from communique.extract.statements.voice import SILENT, Voice
from communique.extract.statements.voices import Voices

__all__ = ["SILENT", "Draft", "Issued", "Voice", "Voices", "find_statements"]
