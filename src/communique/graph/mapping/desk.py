"""What every mapping function has on its desk."""

from dataclasses import dataclass

from communique.graph.book import Book
from communique.graph.iris import Iris
from communique.graph.links import Links


@dataclass(frozen=True, slots=True)
class Desk:
    """The book to write into and the table to look things up in."""

    book: Book
    links: Links | None

    @property
    def iris(self) -> Iris:
        """The gate of IRIs."""
        return self.book.iris
