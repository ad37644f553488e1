"""What other programs propose, and the gate that their proposals pass. Off unless it is asked for.

``helpers`` gives the programs that were ``Wanted``: an entity finder, whose names the rules read, and a ``Proposer``,
whose facts pass the gate (``admit``) and then stand beside those of the rules, in graphs of the basis *proposed*.
``Admitted`` holds them with a ``Verdict`` on every proposal; a ``Report`` collects these.

Beside the rules and never in their place; one article at a time; and nothing of RDF.
"""

from communique.propose.gate import Admitted, Outcome, Verdict
from communique.propose.proposer import Proposer, admit
from communique.propose.report import Report
from communique.propose.setup import Helpers, Wanted, helpers

__all__ = [
    "Admitted",
    "Helpers",
    "Outcome",
    "Proposer",
    "Report",
    "Verdict",
    "Wanted",
    "admit",
    "helpers",
]
