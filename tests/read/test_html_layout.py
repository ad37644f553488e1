"""Fragments of pages: which words make a paragraph, and which element makes it what it is."""

import pytest

from communique.model import Zone
from communique.read.html.elements import is_byline, is_caption, names_of
from communique.read.html.furniture import kinds
from communique.read.html.layout import chunks_of
from communique.read.html.tree import parse_markup

from .pages import HEADING, PROSE, page, paragraphed, paragraphs, readable, zone_of

ARTICLE = HEADING + paragraphed(*PROSE)


def texts(markup: str) -> list[str]:
    return [chunk.text for chunk in chunks_of(parse_markup(markup, "a.html"))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one <b>two</b>\n   three</p>", ["one two three"]),
        ("<p>one</p>two<p>three</p>", ["one", "two", "three"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("one<br>two<br><br>three", ["one\ntwo", "three"]),
        ("one<br>\n <br/>two", ["one", "two"]),
        ("<span class=drop>T</span>he ministers", ["The ministers"]),
        ("<span>N</span><span>orth</span>", ["North"]),
        ("<b>Uru</b><i>guay</i>", ["Uruguay"]),
        ("<span>Share</span><span>Print</span>", ["Share Print"]),
        ("<a>Peru</a><a>Malta</a>", ["Peru Malta"]),
        ("<p>a&nbsp;b&shy;c&#8203;d</p>", ["a bcd"]),
        ("<p>&lt;b&gt; &amp;amp; &ldquo;x&rdquo; &#x2019;</p>", ["<b> &amp; “x” ’"]),
        ("<p>He said <q>yes</q>.</p>", ["He said “yes”."]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>one<td>two<tr><td>three</table>", ["one", "two", "three"]),
        ("<pre>one\n  two\n\nthree</pre>", ["one\ntwo", "three"]),
        ("<p>By <span class=byline>Jo Roe</span> <time>May 4, 2024</time></p>", ["By", "Jo Roe", "May 4, 2024"]),
        (
            "<p>On <time>May 4</time> both met with the envoy in Lima.</p>",
            ["On May 4 both met with the envoy in Lima."],
        ),
        ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>", ["漢"]),
        ("<p>one<script>two</script><style>three</style><!-- four --><template>five</template></p>", ["one"]),
        ("<p>one<noscript>two</noscript><iframe>three</iframe><svg><text>four</text></svg></p>", ["one"]),
        ("<select><option>one</select><textarea>two</textarea><p>three</p>", ["three"]),
        ("<p hidden>one</p><p style='display: none'>two</p><p style='VISIBILITY:hidden'>three</p><p>four", ["four"]),
        ("<p><span class='visually-hidden'>Image caption, </span>Two ministers</p>", ["Two ministers"]),
        ("<body style='visibility:hidden'><p>one</p></body>", ["one"]),
        ("<o:p>one</o:p> <x-y>two</x-y>", ["one two"]),
        ("<p>one", ["one"]),
        ("plain", ["plain"]),
        ("", []),
        ("<!-- only a comment -->", []),
    ],
)
def test_words_of_a_fragment(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_links_are_counted() -> None:
    (chunk,) = chunks_of(parse_markup("<p>Read <a href='/x'>what the ministers said</a> here</p>", "a.html"))
    assert (chunk.words, chunk.linked) == (6, 4)
    assert not chunk.pointer
    (pointer,) = chunks_of(parse_markup("<a href='/x'><h3>Singer cancels tour</h3></a>", "a.html"))
    assert pointer.pointer


def test_a_sentence_that_is_a_link_is_a_sentence() -> None:
    linked = "<a href='/x'>Chad rejected the accord of the two states on Monday.</a>"
    article = page(HEADING + paragraphed(PROSE[0], linked, *PROSE[1:]))
    assert zone_of(article, "Chad rejected") is Zone.BODY


def test_a_title_that_is_a_link_is_another_article() -> None:
    linked = "<a href='/x'>Chad rejects accord of Peru and Malta on fishing</a>"
    article = page(HEADING + paragraphed(PROSE[0], linked, *PROSE[1:]))
    assert zone_of(article, "Chad rejects") is Zone.RELATED


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img><figcaption>{}</figcaption></figure>",
        "<figure><img><figcaption><p>{}</p><span class=credit>Photo: A Person</span></figcaption></figure>",
        "<div class='wp-caption'><img><p class='wp-caption-text'>{}</p></div>",
        "<div class='article-image'><img><div class='imageCaption'>{}</div></div>",
        "<figure><video src=a></video><figcaption>{}</figcaption></figure>",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_captions_survive(figure: str, before: bool) -> None:
    caption = "Maltese Foreign Minister Joe Borg arrives in Lima on Friday"
    pieces = [figure.format(caption), paragraphed(*PROSE)]
    article = page(f"<article>{HEADING}{''.join(pieces if before else reversed(pieces))}</article>")
    assert any(words.startswith(caption) for words in paragraphs(article, Zone.CAPTION))
    assert paragraphs(article, Zone.BODY) == list(PROSE)


def test_caption_above_the_heading_is_the_articles_where_one_element_frames_both() -> None:
    figure = "<figure><img><figcaption>{} arrives in Lima on Friday, a day before the talks.</figcaption></figure>"
    article = page(
        f"{figure.format('A singer')}<article>{figure.format('Joe Borg')}{ARTICLE}</article>{figure.format('A dancer')}"
    )
    assert zone_of(article, "Joe Borg arrives") is Zone.CAPTION
    assert "A singer" not in readable(article)
    assert "A dancer" not in readable(article)


@pytest.mark.parametrize(
    ("markup", "zone"),
    [
        ("<nav>{}</nav>", Zone.CHROME),
        ("<div role=navigation>{}</div>", Zone.CHROME),
        ("<div class='primaryNav'>{}</div>", Zone.CHROME),
        ("<aside>{}</aside>", Zone.CHROME),
        ("<div role=dialog>{}</div>", Zone.CHROME),
        ("<div id=cookie-consent>{}</div>", Zone.CHROME),
        ("<div class='newsletter_signup'>{}</div>", Zone.CHROME),
        ("<div class='ad-container'>{}</div>", Zone.CHROME),
        ("<form>{}</form>", Zone.CHROME),
        ("<div class='related-posts'>{}</div>", Zone.RELATED),
        ("<div class='most-read'>{}</div>", Zone.RELATED),
        ("<div class='taboola-below'>{}</div>", Zone.RELATED),
        ("<div id='comments'>{}</div>", Zone.FOOTER),
        ("<ol class='comment-list'>{}</ol>", Zone.FOOTER),
        ("<div id='disqus_thread'>{}</div>", Zone.FOOTER),
        ("<div class='author-bio'>{}</div>", Zone.FOOTER),
        ("<footer>{}</footer>", Zone.FOOTER),
    ],
)
def test_furniture_is_known_by_tag_role_or_name(markup: str, zone: Zone) -> None:
    stray = "Chad has sold forty tanks to Fiji, the ministry of defence in Suva said on Tuesday."
    # Inside the article, where nothing but the element itself says that it is none of it.
    article = page(
        f"<article>{HEADING}{paragraphed(*PROSE[:2])}{markup.format(stray)}{paragraphed(*PROSE[2:])}</article>"
    )
    assert zone_of(article, stray) is zone
    assert paragraphs(article, Zone.BODY) == list(PROSE)


@pytest.mark.parametrize(
    "attributes",
    [
        "class='article has-sidebar no-comments'",
        "class='post with-share'",
        "class='nav'",
        "id=comments",
        "class='modal'",
        "class='story sidebar'",
        "role=dialog",
        "class='ad'",
    ],
)
def test_what_holds_the_whole_article_is_no_furniture(attributes: str) -> None:
    assert paragraphs(page(f"<div {attributes}>{ARTICLE}</div>"), Zone.BODY) == list(PROSE)


def test_form_around_the_whole_page_is_no_furniture() -> None:
    assert paragraphs(page(f"<form id=aspnetForm><div>{ARTICLE}</div></form>"), Zone.BODY) == list(PROSE)


def test_comments_longer_than_the_article_are_comments() -> None:
    said = [
        f"Reader number {n} says that Chad has sold tanks to Fiji, and that nobody writes about it." for n in range(40)
    ]
    article = page(f"<article>{ARTICLE}</article><div id=comments>{paragraphed(*said)}</div>")
    assert paragraphs(article, Zone.BODY) == list(PROSE)
    assert zone_of(article, said[0]) is Zone.FOOTER


def test_source_of_a_quotation_is_no_foot_of_the_page() -> None:
    quoted = (
        "<blockquote><p>We condemn the attack on our boats.</p><footer>Joe Borg, foreign minister</footer></blockquote>"
    )
    article = page(HEADING + paragraphed(*PROSE[:2]) + quoted + paragraphed(*PROSE[2:]))
    assert zone_of(article, "We condemn") is Zone.BODY
    assert zone_of(article, "Joe Borg, foreign minister") is Zone.BODY


def test_items_of_the_articles_own_list_are_body() -> None:
    items = "".join(f"<li>{item}</li>" for item in ("Train forty pilots a year", "Open an office", "Lend two ships"))
    article = page(
        HEADING + paragraphed(*PROSE[:2], "Both sides want to") + f"<ul>{items}</ul>" + paragraphed(*PROSE[2:])
    )
    assert [zone_of(article, item) for item in ("Train", "Open an", "Lend")] == [Zone.BODY] * 3


def test_linked_list_inside_the_text_is_no_body() -> None:
    items = "".join(f"<li><a href=/{n}>{n} beaches to see before the summer ends</a></li>" for n in ("Ten", "Six"))
    article = page(HEADING + paragraphed(*PROSE[:2]) + f"<ul>{items}</ul>" + paragraphed(*PROSE[2:]))
    assert "beaches" not in readable(article)


def test_words_outside_the_articles_element_are_none_of_it() -> None:
    stray = paragraphed("Chad has sold forty tanks to Fiji, the ministry of defence in Suva said on Tuesday.")
    more = [line.replace("Peru", "Togo") for line in PROSE]
    body = f"<div>{stray}</div><div><div>{ARTICLE}{paragraphed(*more)}</div></div><div><div>{stray}</div></div>"
    assert paragraphs(page(body), Zone.BODY) == list(dict.fromkeys([*PROSE, *more]))


def test_article_in_two_elements_beside_each_other_is_read_whole() -> None:
    more = [line.replace("Peru", "Togo") for line in PROSE]
    last = "The foreign minister of Fiji was in Lima, too, and left on Saturday."
    body = f"<div><div>{ARTICLE}{paragraphed(*more)}</div><div>Ad</div><div>{paragraphed(last)}</div></div>"
    assert paragraphs(page(f"<div>{body}</div>"), Zone.BODY)[-1] == last


def test_sentences_above_the_heading_are_none_of_the_article() -> None:
    article = page(
        f"<p>The mayor of Suva resigned on Friday after a row over parking fees, officials said.</p>{ARTICLE}"
    )
    assert paragraphs(article, Zone.BODY) == list(PROSE)


def test_heading_under_the_article_does_not_hide_it() -> None:
    assert paragraphs(page(paragraphed(*PROSE) + HEADING), Zone.BODY) == list(PROSE)


def test_heading_is_the_one_that_the_title_names() -> None:
    article = page(
        f"<h1><a href=/>Coral Daily</a></h1><h2>Peru and Malta sign accord on fishing</h2>{paragraphed(*PROSE)}",
        "<title>Peru and Malta sign accord on fishing - Coral Daily</title>",
    )
    assert article.headline is not None
    assert article.headline.name == "Peru and Malta sign accord on fishing"
    assert article.outlet is not None
    assert article.outlet.name == "Coral Daily"


def test_names_are_compared_in_one_spelling() -> None:
    (element,) = parse_markup("<p class='imgCaption wp_caption' id=By-Line>x</p>", "a.html").iter("p")
    assert names_of(element) == ("img-caption", "wp-caption", "by-line")
    assert is_caption(element)
    assert is_byline(element)


def test_kinds_of_furniture_are_told_apart_and_each_has_a_reason() -> None:
    names = [kind.name for kind in kinds()]
    assert len(names) == len(set(names)) > 8
    assert all(kind.reason and not kind.zone.admissible for kind in kinds())
