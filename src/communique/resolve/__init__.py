"""From the facts of many articles to one knowledge: who is who, what is one thing, and when it was.

``resolve`` is the way in; each kind of thing has its rule of identity in the docstring of its module.
"""

from communique.resolve.errors import ResolveError
from communique.resolve.knowledge import resolve

__all__ = ["ResolveError", "resolve"]
