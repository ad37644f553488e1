"""Readers' comments under a plain text, and what only looks like them."""

import pytest

from communique.model import Zone

from .pages import PROSE, paragraphs, read, readable, zone_of

TEXT = "Peru and Malta sign accord on fishing\n\n" + "\n\n".join(PROSE)
STRAY = "Chad sold tanks to Fiji last week and nobody says a word about it."


@pytest.mark.parametrize(
    "comments",
    [
        f"3 Comments\n\nJim H.\n2 hours ago\n{STRAY}\nReply\n",
        f"Comments (2)\n\nJim says:\n{STRAY}\n\nJo says:\nI saw it, too, with my own eyes.\n",
        f"Join the conversation\nSort by newest\nJim · 3d ago\n{STRAY}\nLike (3) · Reply · Report\n",
        f"Reader comments\n\n{STRAY}\n— Jim, Lagos, 2 days ago\n",
        f"Leave a comment\n\nYour e-mail address is kept secret.\n\n2 thoughts on “Accord”\nJim\n{STRAY}\nReply\n",
    ],
)
def test_comments_are_no_part_of_the_article(comments: str) -> None:
    article = read(f"{TEXT}\n\n{comments}")
    assert paragraphs(article, Zone.BODY) == list(PROSE)
    assert zone_of(article, STRAY) is Zone.FOOTER


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n\n", "\n\nComments (12)\n\n", 1),
        f"{TEXT}\n\nComments\n\n{STRAY}\n",
        f"{TEXT}\n\nComments\n\n2 hours ago\n\n{STRAY}\n",
        f"{TEXT}\n\nReaction\n\n{STRAY}\n",
        f"{TEXT}\n\nThe minister said: no comments.\n\nReply\n\nReport\n\n"
        + "\n\n".join(f"{STRAY} {n}." for n in range(6)),
        f"{TEXT}\n\nComments\n\nReply\nReport\n" + "\n\n".join(f"In year {n}, {STRAY}" for n in range(2000, 2006)),
    ],
)
def test_when_in_doubt_a_paragraph_is_the_articles(text: str) -> None:
    assert STRAY.removesuffix(".") in readable(read(text)) or STRAY not in text
    assert all(line in readable(read(text)) for line in PROSE)


def test_comments_have_their_reason() -> None:
    article = read(f"{TEXT}\n\n3 Comments\n\nJim H.\n2 hours ago\n{STRAY}\nReply\n")
    assert {z.reason for z in article.zones if z.start > article.text.index("3 Comments")} == {"readers' comments"}
