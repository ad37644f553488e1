"""What one article reports: meetings, statements, alleged transfers, claims, people."""

from communique.extract.extractor import Extractor

__all__ = ["Extractor"]
