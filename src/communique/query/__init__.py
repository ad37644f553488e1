"""Asking the graph: check a query, evaluate it in a process that can be stopped, write the answer.

``guard`` decides from the text alone, ``worker`` is the child process, ``workers`` is the side that starts
and stops it. This module imports nothing, so that a worker starts quickly.
"""
