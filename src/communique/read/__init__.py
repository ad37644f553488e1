"""Bytes to articles: encoding, zones of the page, dates on it, and foreign words injected into it.

Everything here works on layout, repetition and general wording; it knows nothing of the subject.
"""

from communique.read.article import read_article
from communique.read.folder import Rejected, list_articles, read_file, read_folder

__all__ = ["Rejected", "list_articles", "read_article", "read_file", "read_folder"]
