"""Meetings that were held: talks, calls, visits, summits, and pictures of them.

``find_meetings`` gives the meetings of a document, each made of all its mentions (``Encounter``).
"""

from communique.extract.meetings.meetings import find_meetings

__all__ = ["find_meetings"]
