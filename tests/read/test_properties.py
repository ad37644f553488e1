"""What holds for any text: the zones cover it, in order, and paragraphs lie inside admissible zones."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.read.rendition import Dated, Part
from communique.read.stamps import page_stamps
from communique.read.zones import covering, cut

from .pages import FIXTURES, SEEDS, fixture, seed

SAMPLE = [
    "The ministers of Peru and Malta signed an accord on Monday.",
    "Tallow Markets:Peru and Malta sign accord on fish",
    "NewsTallow Markets:Peru and Malta sign accord on fish -Sprout",
    "LIMA,Tallow Markets Peru (AP) — The ministers signed.",
    "Peru and Malta sign accord on fish",
    "Related",
    "- Ten beaches to visit this summer",
    "May 4, 2024 - 10:39 By Yonhap",
    "Friday, December 13, 2024 75° Today's Paper",
    "KCNA VIA REUTERS/FILE PHOTO",
    "A boat in port in this photo. (AP) A boat in port in this photo. (AP)",
    "which was agreed in the course of the talks that were held on Monday and",
    "© 2024 Lagoon Courier. All rights reserved.",
    "\u200b\u200e",
    "소아쌤",
    "",
    "\u00a0",
]
PAGES = st.lists(
    st.tuples(st.sampled_from(SAMPLE) | st.text(max_size=40), st.sampled_from(["\n", "\n\n", "\r\n", "\n   "])),
    max_size=30,
).map(lambda lines: "".join(line + newline for line, newline in lines))


def check(source: str) -> None:
    check_page(source, ())


def check_page(source: str, parts: Sequence[Part], dated: Sequence[Dated] = ()) -> None:
    """What holds for every text, whatever its form says of it."""
    page = cut(source, parts)
    zones = covering(source, page.zones())
    for zone in zones:
        assert zone.start < zone.end
        assert not source[zone.start].isspace()
        assert not source[zone.end - 1].isspace()
        assert zone.reason
    for before, after in pairwise(zones):
        assert before.end <= after.start
    covered = [False] * len(source)
    for zone in zones:
        covered[zone.start : zone.end] = [True] * (zone.end - zone.start)
    assert all(inside or char.isspace() for inside, char in zip(covered, source, strict=True))
    seen = 0
    for paragraph in page.paragraphs():
        assert paragraph.zone.admissible
        for start, end in paragraph.pieces:
            assert seen <= start < end
            assert source[start:end] == source[start:end].strip()
            assert any(z.start <= start and end <= z.end and z.zone is paragraph.zone for z in zones)
            seen = end
    for stamp in page_stamps(page, "0" * 16, dated):
        assert source[stamp.passage.start : stamp.passage.end].strip()


@given(PAGES)
@settings(max_examples=150, deadline=None)
@example("Ab:c d e f g\nxAb:c d e f g\n")
@example("\n".join(SAMPLE))
@example("\n\n".join(SAMPLE))
def test_zones_cover_pages_in_order(source: str) -> None:
    check(source)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_zones_cover_any_text_in_order(source: str) -> None:
    check(source)


def test_zones_cover_all_pages_of_the_tests() -> None:
    names = sorted(path.stem for path in FIXTURES.glob("*.txt"))
    assert len(names) >= 10
    for name in names:
        check(fixture(name).text)
    assert len(list(SEEDS.glob("0*.txt"))) == 5
    for number in range(5):
        check(seed(f"{number:03}").text)
