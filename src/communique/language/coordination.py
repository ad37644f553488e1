"""Lists: mentions that are named in one breath, "A, B and C"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from communique.language.actors import Mention

Group = tuple[Mention, ...]

# What may stand between the members of a list; words that alone join nothing are listed apart.
_SEPARATORS = frozenset(
    {",", "and", "&", ";", "as", "well", "the", "along", "with", "plus", "or", "his", "her", "their", "its", "nor"}
)
_NO_SEPARATORS = (["as"], ["the"], ["with"], ["the", "with"])
# The longest separator: ", as well as the".
_LONGEST = 5
# A list has one of these somewhere; "A, B" alone is an apposition or two clauses.
_JOINING = frozenset({"and", "&", "or", "nor", "-"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def group_mentions(doc: Doc, mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """Mentions that stand in one list, in order; a lone mention is a list of one."""
    # "its" in "A and its partners" owns the next member and is none.
    owners = [m for m in mentions if m.kind == "reference" and doc[m.start].tag_ == "PRP$"]
    lists: list[list[Mention]] = []
    for mention in mentions:
        if mention in owners:
            continue
        if lists and _is_next(doc, lists[-1], mention):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    groups: list[Group] = []
    for members in _apart(doc, lists):
        # What stands inside a member joins nothing: "the ministers of A and B, C", "Baek Tae-jun".
        words = {t.lower_ for a, b in pairwise(members) for t in doc[a.end : b.start]}
        joined = bool(words & _JOINING) or _goes_on(doc, members[-1])
        groups += [tuple(members)] if joined else [(member,) for member in members]
    groups += [(owner,) for owner in owners]
    return tuple(sorted(groups, key=lambda group: group[0].start))


def _goes_on(doc: Doc, last: Mention) -> bool:
    """Whether a list ends with some that it does not name: "A, B and others", "A, B and other allies"."""
    after = [token.lower_ for token in doc[last.end : last.end + 3] if token.text != ","]
    return after[:1] == ["and"] and after[1:2] in (["others"], ["other"], ["several"])


def _apart(doc: Doc, lists: Sequence[list[Mention]]) -> Iterator[list[Mention]]:
    """The lists, those who say something cut off what stands before them.

    "X shipped arms to Y, A, B and C said": the parser takes Y for one of those who said it.
    """
    for members in lists:
        first, after = members[0], doc[members[-1].end] if members[-1].end < len(doc) else None
        says = after is not None and lacks_subject(after)
        object_of = doc[first.start : first.end].root.dep_ == "pobj" and doc[first.end].text == ","
        if len(members) > 2 and says and object_of and after is not None and after.sent == doc[first.start].sent:
            yield members[:1]
            yield members[1:]
        else:
            yield members


def lacks_subject(verb: Token) -> bool:
    """Whether a finite verb was given no subject by the parser, so that what stands right before it may be one."""
    return verb.tag_ in _FINITE and not any(child.dep_ in _SUBJECTS for child in verb.children)


def _speaks_next(doc: Doc, members: list[Mention], mention: Mention) -> bool:
    """Whether a list ended with "and" before a subject of its own: "to A and B, C said"."""
    closing = {token.lower_ for token in doc[members[-2].end : members[-1].start]}
    follows = doc[mention.end] if mention.end < len(doc) else None
    subject = doc[mention.start : mention.end].root.dep_ in _SUBJECTS
    return bool(closing & _JOINING) and subject and follows is not None and follows.tag_ in _FINITE


def _is_next(doc: Doc, members: list[Mention], mention: Mention) -> bool:
    """Whether a mention goes on with a list."""
    first, last = members[0], members[-1]
    between = doc[last.end : mention.start]
    if not 0 < len(between) <= _LONGEST or doc[last.start].sent != doc[mention.start].sent:
        return False
    # "his newly appointed counterpart": what describes a counterpart is part of the next member.
    described = mention.sense == "counterpart"
    words = [token.lower_ for token in between if not (described and token.pos_ in {"ADJ", "ADV", "VERB"})]
    if words == ["-"]:
        return last.kind == mention.kind == "party"
    if not _SEPARATORS.issuperset(words) or words in _NO_SEPARATORS:
        return False
    if words == [","] and len(members) > 1 and _speaks_next(doc, members, mention):
        return False
    # Two subjects of two different verbs are two clauses: "… from Russia, and North Korea denied it".
    head, root = doc[mention.start : mention.end].root, doc[first.start : first.end].root
    if head.dep_ in _SUBJECTS and root.dep_ in _SUBJECTS and root.head != head.head:
        return False
    # A possessive ends a list.
    return not (last.end < len(doc) and doc[last.end].tag_ == "POS")
