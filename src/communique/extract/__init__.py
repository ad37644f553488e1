"""What one article reports: meetings, statements, alleged transfers, claims, people.

``Extractor`` turns an article into its ``Facts`` (``Read`` holds them with who and when the article speaks of). Each
kind of fact has its package: ``meetings``, ``statements`` (and whose words they are), ``supplies`` (mentions of a
supply, which ``allegations`` joins and ``propositions`` describes) and ``claims`` (who takes which stance on them).

One article at a time; after this room nobody knows the parser, and in it nobody knows RDF.
"""

from communique.extract.extractor import Extractor, Read

__all__ = ["Extractor", "Read"]
