"""Claims: who alleges, confirms, denies or condemns what is alleged.

``ClaimMaker`` turns the voices around an allegation (each an ``Utterance``: a stance that somebody takes) into the
model's claims; ``spoken_for`` first tells who "we" are that have supplied.
"""

from communique.extract.claims.maker import ClaimMaker
from communique.extract.claims.utterances import Utterance, spoken_for

__all__ = ["ClaimMaker", "Utterance", "spoken_for"]
