"""HTML pages as text: the words that a browser shows, in their order, with what the markup says of them.

The libraries that this needs (lxml, trafilatura) are an extra, so that nothing outside this package imports it before
a page is met.
"""

from communique.read.html.page import render_page

__all__ = ["render_page"]
