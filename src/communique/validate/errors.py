"""What can go wrong with a validation itself, as opposed to what it finds."""

from communique.errors import CommuniqueError


class ValidationError(CommuniqueError):
    """A validation that would say nothing: without shapes, or without anything that a shape looks at."""
