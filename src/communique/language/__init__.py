"""What an article's sentences say of who acts and when, before anybody asks what was done.

``annotate`` turns an article into a ``Document``: its tokens with the way back to the article (``Reading``), mentions
of people, offices and parties (``Mention``, each of one or more ``Actor``; ``distinct`` counts each actor once), who is
meant by "they" and "the ministers", time expressions (``FoundTime``) and quotations (``QuoteSpan``). ``load_pipeline``
gives the language model that it needs, and ``model_info`` (a ``ModelInfo``) says which one that is. ``recognise`` finds
names only; ``pipeline_with`` brings in the names (``EntitySpan``) that another program (``EntityFinder``) finds.

``tokens_of`` tells which tokens any of these cover, ``lacks_subject`` where the parser found no subject.

One article at a time, and nothing of RDF.
"""

from communique.language.actors import Actor, Mention, distinct
from communique.language.coordination import lacks_subject
from communique.language.document import Document, annotate
from communique.language.entities import EntityComponent, EntityFinder, EntitySpan, pipeline_with
from communique.language.pipeline import ModelInfo, load_pipeline, model_info
from communique.language.quotes import QuoteSpan
from communique.language.reading import Reading
from communique.language.recognition import recognise
from communique.language.stretches import tokens_of
from communique.language.times import FoundTime

__all__ = [
    "Actor",
    "Document",
    "EntityComponent",
    "EntityFinder",
    "EntitySpan",
    "FoundTime",
    "Mention",
    "ModelInfo",
    "QuoteSpan",
    "Reading",
    "annotate",
    "distinct",
    "lacks_subject",
    "load_pipeline",
    "model_info",
    "pipeline_with",
    "recognise",
    "tokens_of",
]
