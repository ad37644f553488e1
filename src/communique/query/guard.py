r"""Decides from the text alone whether a query may be evaluated.

The engine has no switch for ``SERVICE`` and overflows its stack on deep nesting, so both are refused before it
sees the text. The text is cut into the tokens of the SPARQL 1.1 grammar (section 19.8), after its codepoint
escapes are replaced (section 19.2), so that words in strings, IRIs and comments are not mistaken for keywords.

The engine itself reads without tokens: it takes ``SERVICE:x {`` and ``SERVICESILENT`` for the keyword, which are
refused, and reads ``(?a<?b)SERVICE#>`` as a comparison and a comment where the grammar sees an IRI: a text that has
two readings is wrong.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, NamedTuple, NoReturn, cast
from urllib.parse import urljoin, urlsplit

from communique.query.errors import RefusedQueryError, WrongQueryError
from communique.query.limits import Limits

QueryForm = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_GRAPH_SCHEMES = frozenset({"http", "https", "urn"})
_OPERANDS = frozenset({"variable", "string", "number", "name", "iri", "language", "close", "word"})
_CLOSING = {"{": "}", "(": ")", "[": "]"}

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)  # PN_CHARS_BASE
_MORE = "0-9\u00b7\u0300-\u036f\u203f-\u2040"
_CHARS = rf"[{_BASE}_{_MORE}\-]"  # PN_CHARS
# PN_PREFIX, with dots only inside. It is bounded, as it is tried at every letter and often ends without its colon.
_PREFIX = rf"(?:[{_BASE}](?:\.{{0,9}}+{_CHARS}){{0,127}}+)?"
_LOCAL_CHARS = rf"(?:[{_BASE}_{_MORE}:\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_LOCAL = rf"(?:(?!-){_LOCAL_CHARS}(?:\.*+{_LOCAL_CHARS})*+)?"  # PN_LOCAL
# Possessive quantifiers keep every match linear, also on a string that never ends.
_TOKEN = re.compile(
    rf'''(?P<space>[ \t\r\n]++)
    |(?P<comment>\#[^\r\n]*+)
    |(?P<string>"""(?:"{{0,2}}+(?:[^"\\]|\\.))*+"""|\'\'\'(?:'{{0,2}}+(?:[^'\\]|\\.))*+\'\'\'
        |"(?!"")(?:[^"\\\r\n]|\\.)*+"|'(?!\'\')(?:[^'\\\r\n]|\\.)*+')
    |(?P<iri><[^<>"{{}}|^`\\\x00-\x20]*+>)
    |(?P<blank>_:[{_BASE}_0-9](?:\.*+{_CHARS})*+)
    |(?P<name>{_PREFIX}:{_LOCAL})
    |(?P<variable>[?$][{_BASE}_0-9][{_BASE}_{_MORE}]*+)
    |(?P<language>@[A-Za-z]++(?:-{{1,2}}[A-Za-z0-9]++)*+)
    |(?P<number>(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[eE][+\-]?[0-9]++)?)
    |(?P<word>[A-Za-z][A-Za-z0-9_]*+)
    |(?P<open>[{{(\[])
    |(?P<close>[}})\]])
    |(?P<operator>\^\^|&&|\|\||<=|>=|!=|[=<>!+\-*/^|?.,;~])''',
    re.VERBOSE | re.DOTALL,
)
# After an operand in parentheses this may also be a comparison: then a string, comment or bracket would begin inside
# the "IRI" and change the reading of all that follows. ``scheme://`` cannot be part of an expression.
_DOUBTFUL = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.\-]*://)[^'#()\[\]]*['#()\[\]]")
_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """One token that is neither space nor comment.

    Attributes:
        kind: Name of its group in the grammar above.
        text: Its text.
        start: Where it begins in the text, in code points.
    """

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query that may be evaluated.

    Attributes:
        text: What the engine gets: the query with its codepoint escapes replaced.
        form: Its form.
        default_graphs: Graphs whose merge is its default graph; ``None`` for that of the whole dataset.
        named_graphs: Graphs that ``GRAPH`` may name; ``None`` for all.
        prefixes: The prefixes that it declares; a graph is written with them.
        shifted: Whether escapes were replaced, so that columns no longer are those of the text as it came.
    """

    text: str
    form: QueryForm
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    prefixes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    shifted: bool = False


def check(text: str, limits: Limits) -> CheckedQuery:
    """Check a query.

    Raises:
        WrongQueryError: ``query-wrong`` where the text breaks the grammar's tokens, brackets or prologue,
            ``query-too-long`` or ``query-too-deep``.
        RefusedQueryError: ``update-refused``, ``service-refused`` or ``graph-refused``.
    """
    _check_size(text, limits)
    plain = unescape(text)
    try:
        tokens = list(tokenize(plain))
        form = _form(tokens)
        _check_brackets(plain, tokens, limits.depth)
        _check_readings(plain, tokens)
        prefixes, default_graphs, named_graphs = _prologue(plain, tokens)
    except WrongQueryError as error:
        if plain != text:
            # Places count in the text without escapes, which nobody has seen.
            raise WrongQueryError(error.message, code=error.code, hint=error.hint) from error
        raise
    return CheckedQuery(plain, form, default_graphs, named_graphs, MappingProxyType(prefixes), plain != text)


def unescape(text: str) -> str:
    r"""Replace the codepoint escapes ``\uXXXX`` and ``\UXXXXXXXX`` by their characters.

    A doubled backslash is left alone, and no escape may yield a backslash: what comes out is read once more by the
    engine, which must not find an escape there that was not in the text.

    Raises:
        WrongQueryError: An escape stands for no character, or for a backslash.
    """

    def character(match: re.Match[str]) -> str:
        digits = match[1] or match[2]
        if not digits:
            return match[0]
        code = int(digits, 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code == ord("\\"):
            _fail(text, match.start(), f"The escape {match[0]} stands for no character that may be escaped.")
        return chr(code)

    return _ESCAPE.sub(character, text)


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of a query without its spaces and comments.

    Raises:
        WrongQueryError: Something is no token of SPARQL, for example a string that does not end.
    """
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            character = text[position]
            reason = "This string does not end." if character in "\"'" else "No token of SPARQL begins here."
            _fail(text, position, reason)
        position = match.end()
        kind = match.lastgroup or ""
        if kind not in {"space", "comment"}:
            yield Token(kind, match[0], match.start())


def with_prefixes(query: CheckedQuery, prefixes: Mapping[str, str]) -> CheckedQuery:
    """The query with further prefixes to write a graph with; its own win."""
    return replace(query, prefixes=MappingProxyType({**prefixes, **query.prefixes}))


def check_graph_iri(iri: str) -> str:
    """The IRI of a graph that a query may name.

    Raises:
        RefusedQueryError: ``graph-refused``: it is the address of a file or the like.
        WrongQueryError: It is not an absolute IRI.
    """
    try:
        scheme = urlsplit(iri).scheme.lower()
    except ValueError:  # an unfinished IPv6 address
        scheme = ""
    if not scheme:
        raise WrongQueryError(f"<{iri}> is not an absolute IRI.")
    if scheme not in _GRAPH_SCHEMES:
        raise RefusedQueryError(
            "graph-refused",
            f"FROM <{iri}> is not answered: nothing is read from elsewhere.",
            hint="FROM and FROM NAMED choose among the graphs of this dataset.",
        )
    return iri


def _check_size(text: str, limits: Limits) -> None:
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        _fail(text, error.start, "The text is not valid Unicode.")
    if size > limits.query_bytes:
        raise WrongQueryError(
            f"The query has {size} bytes; at most {limits.query_bytes} are read.", code="query-too-long"
        )


def _form(tokens: list[Token]) -> QueryForm:
    words = (token.text.upper() for token in tokens if token.kind == "word")
    first = next((word for word in words if word not in {"PREFIX", "BASE", "VERSION"}), "")
    if first in _UPDATES:
        raise RefusedQueryError("update-refused", f"{first} is not carried out: a query never changes the graph.")
    if first not in _FORMS:
        found = f"found {first}" if first else "found none of them"
        raise WrongQueryError(f"A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE; {found}.")
    return cast("QueryForm", first)


def _check_brackets(text: str, tokens: list[Token], depth: int) -> None:
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
            if len(opened) > depth:
                line, column = _place(text, token.start)
                raise WrongQueryError(
                    f"More than {depth} brackets are open at once.", code="query-too-deep", line=line, column=column
                )
        elif token.kind == "close" and (not opened or _CLOSING[opened.pop().text] != token.text):
            _fail(text, token.start, f"This {token.text} closes nothing.")
    if opened:
        _fail(text, opened[-1].start, f"This {opened[-1].text} is never closed.")


def _check_readings(text: str, tokens: list[Token]) -> None:
    """Refuse a query in which any reading has the keyword ``SERVICE``."""
    opened = [""]
    before = Token("", "", 0)
    for token, after in zip(tokens, [*tokens[1:], before], strict=True):
        inner = opened[-1]
        if token.kind == "open":
            opened.append(token.text)
        elif token.kind == "close":
            opened.pop()
        elif token.kind == "word" and "service" in token.text.lower():
            _refuse()
        elif token.kind == "name" and "service" in token.text.partition(":")[0].lower():
            if inner == "{" and after.text == "{" and before.text.upper() != "GRAPH":
                _refuse()
        elif token.kind == "iri" and inner == "(" and before.kind in _OPERANDS and _DOUBTFUL.match(token.text):
            _fail(text, token.start, "This < may begin an IRI or compare; put a space after it to compare.")
        before = token


def _refuse() -> NoReturn:
    raise RefusedQueryError("service-refused", "SERVICE is not carried out: no request is made to another server.")


def _prologue(text: str, tokens: list[Token]) -> tuple[dict[str, str], tuple[str, ...] | None, tuple[str, ...] | None]:
    """The prefixes, each declared before it is used, and the graphs named by ``FROM`` and ``FROM NAMED``."""
    base = ""
    prefixes: dict[str, str] = {}
    default: list[str] = []
    named: list[str] = []
    chosen = False
    for index, token in enumerate(tokens):
        word = token.text.upper() if token.kind == "word" else ""
        declares = index > 0 and tokens[index - 1].text.upper() == "PREFIX"
        if token.kind == "name" and not declares:
            _resolve(text, token, base, prefixes)
        following = tokens[index + 1 : index + 3]
        if word == "BASE" and [one.kind for one in following[:1]] == ["iri"]:
            base = _absolute(base, following[0].text[1:-1])
        elif word == "PREFIX" and [one.kind for one in following] == ["name", "iri"]:
            prefixes[following[0].text[:-1]] = _absolute(base, following[1].text[1:-1])
        elif word == "FROM":
            chosen = True
            is_named = bool(following) and following[0].text.upper() == "NAMED"
            target = following[1:] if is_named else following[:1]
            if not target or target[0].kind not in {"iri", "name"}:
                _fail(text, token.start, "FROM is followed by the IRI of a graph.")
            iri = check_graph_iri(_resolve(text, target[0], base, prefixes))
            (named if is_named else default).append(iri)
    if not chosen:
        return prefixes, None, None
    return prefixes, tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named))


def _resolve(text: str, token: Token, base: str, prefixes: Mapping[str, str]) -> str:
    if token.kind == "iri":
        return _absolute(base, token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    if prefix not in prefixes:
        _fail(text, token.start, f"The prefix {prefix}: is not declared.")
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)


def _absolute(base: str, iri: str) -> str:
    try:
        return iri if urlsplit(iri).scheme else urljoin(base, iri)
    except ValueError:  # an unfinished IPv6 address: the engine says what is wrong with it
        return iri


def _place(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _fail(text: str, position: int, message: str) -> NoReturn:
    line, column = _place(text, position)
    raise WrongQueryError(message, line=line, column=column)
