"""Which articles are worth parsing: a look at the words alone, many times as fast as a parse.

A ``Gate`` judges texts; its ``Verdict`` says whether a text may report a meeting, a statement or a supply, and by which
words (``Sign``). ``load_gate`` makes one of the lexicon's words and the gazetteer's parties, so that an addition to
either opens the gate as well. ``sift`` takes files through it (``Sifted``, ``Judged``) and drops none in silence.
"""

from communique.triage.gate import Gate, load_gate
from communique.triage.sifting import Judged, Sifted, readable, sift
from communique.triage.verdict import Sign, Verdict

__all__ = ["Gate", "Judged", "Sifted", "Sign", "Verdict", "load_gate", "readable", "sift"]
