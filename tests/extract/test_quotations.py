"""Whose words a quotation is: the verb beside it, the verb above it, the words quoted before."""

import pytest

from communique.model import Facts
from extract.summaries import read, who


def spoken(found: Facts) -> dict[str, list[str]]:
    """The quotations of each statement, by the last part of the name of its first issuer."""
    return {who(s.signatures[0]).split(", ")[0]: [q.text for q in s.quotes] for s in found.statements}


@pytest.mark.parametrize(
    "verb",
    ["hit back", "retorted", "replied", "pushed back", "wrote on X", "tweeted", "insisted", "countered", "responded"],
)
def test_who_answers_is_quoted(verb: str) -> None:
    found = read(
        "The foreign ministers of Chad and Kenya condemned Niger's blockade in a joint statement on Monday.\n\n"
        f'Niger\'s President Ali Sabo {verb}: "Nobody in this capital will be lectured about ferries."'
    )
    assert spoken(found)["Ali Sabo"] == ["Nobody in this capital will be lectured about ferries."]


def test_two_fragments_of_one_reported_sentence_are_of_one_speaker() -> None:
    found = read(
        'Norway\'s Prime Minister Jonas Berg said on Sunday his country would allow a "basic amount of traffic" '
        "through the "
        'strait but that it planned to take "control of all of the coast".'
    )
    assert spoken(found) == {"Jonas Berg": ["basic amount of traffic", "control of all of the coast"]}


def test_a_demand_reported_of_somebody_is_no_speech_of_theirs() -> None:
    found = read(
        "Norway's Prime Minister Jonas Berg urged Mali to release the sailors taken in what he had called a "
        '"cowardly raid on fishermen".'
    )
    assert spoken(found) == {"Jonas Berg": ["cowardly raid on fishermen"]}


def test_words_after_the_marks_belong_to_another_clause() -> None:
    found = read(
        'Norwegian Foreign Minister Kari Lunde called the charge "pure invention from the start," hours after Chadian '
        "President Ali Deby said ships had been seen."
    )
    assert spoken(found) == {"Kari Lunde": ["pure invention from the start,"]}


def test_a_participle_after_a_denial_is_of_who_denies() -> None:
    found = read(
        "Norwegian Foreign Minister Kari Lunde denied on Monday that Chad had received any rockets, insisting that "
        "only "
        '"blankets and tents for families" had been sent.'
    )
    assert spoken(found) == {"Kari Lunde": ["blankets and tents for families"]}


def test_a_past_tense_after_a_told_clause_goes_with_who_tells() -> None:
    found = read(
        "Norwegian Foreign Minister Kari Lunde denied that Chad had sent any rockets to Niger and called the report "
        '"a fairy tale for children".'
    )
    assert spoken(found) == {"Kari Lunde": ["a fairy tale for children"]}


def test_a_spokesman_who_tells_what_his_state_believes_is_quoted_himself() -> None:
    found = read(
        "Chadian government spokesman Ali Deby said on Monday that Chad assessed that Niger had received "
        '"dozens of trucks" since May.'
    )
    assert spoken(found) == {"Ali Deby": ["dozens of trucks"]}


def test_a_readout_keeps_what_it_says_that_others_said() -> None:
    found = read(
        "Chad's President Ali Deby and Niger's President Omar Sani spoke by phone on Monday.\n\n"
        "In its readout, Chad's foreign ministry said Sani had expressed concern about the border, which \"brings "
        "no peace "
        'to anybody".'
    )
    kinds = {s.kind.value: [q.text for q in s.quotes] for s in found.statements}
    assert kinds == {"readout": ["brings no peace to anybody"]}


def test_a_quotation_in_the_next_paragraph_goes_on_unless_its_marks_are_others() -> None:
    found = read(
        'Norwegian Foreign Minister Kari Lunde told reporters: "We shall not wait for the winter."\n\n'
        '"The boats leave tomorrow, with or without them."\n\n'
        "'Nobody asked us about it in the harbour'\n\n"
        "The boats are old."
    )
    assert spoken(found) == {
        "Kari Lunde": ["We shall not wait for the winter.", "The boats leave tomorrow, with or without them."]
    }


def test_quotations_between_single_marks_are_read_and_apostrophes_are_not() -> None:
    found = read(
        "Azerbaijan's foreign ministry said in a statement on Tuesday that 'the responsibility lies with the "
        "ministers' own "
        "policy' and called on France to cancel the deal."
    )
    (issued,) = found.statements
    assert [q.text for q in issued.quotes] == ["the responsibility lies with the ministers' own policy"]
    assert [p.target.key for p in issued.positions if p.target] == ["FR"]


def test_the_mark_of_a_plural_is_no_quotation() -> None:
    found = read(
        "The ministers' statement on the sailors' fate was read by Norway's Foreign Minister Kari Lunde on Monday. It "
        "said the owners' names were known."
    )
    assert all(not s.quotes for s in found.statements)


def test_who_is_quoted_by_an_agency_speaks() -> None:
    found = read(
        '"The door stays open to everybody," the agency Xinhua quoted Chinese Foreign Minister Wang Yi as saying.'
    )
    assert spoken(found) == {"Wang Yi": ["The door stays open to everybody,"]}


def test_a_medium_may_speak_for_its_state() -> None:
    found = read('"The drill was a success for everybody," the Korean Central News Agency said on Monday.')
    assert spoken(found) == {"KP": ["The drill was a success for everybody,"]}
    found = read('"The drill was a success for everybody," the news agency Reuters said on Monday.')
    assert spoken(found) == {}


def test_a_name_between_marks_is_no_quotation() -> None:
    found = read(
        "Norwegian Foreign Minister Kari Lunde and her Chadian counterpart, Ali Deby, issued a joint statement "
        "after the "
        '"2+2" talks on Monday, in which they condemned Mali\'s raid on the port.'
    )
    assert all(not s.quotes for s in found.statements)


def test_the_parser_may_take_the_quoted_word_for_the_speaker() -> None:
    found = read(
        "South Korea denied the report on Friday. “Delusional,” said a senior South Korean official, asked whether "
        "there was "
        "anything to it."
    )
    assert [[q.text for q in s.quotes] for s in found.statements] == [["Delusional,"]]


def test_who_stands_between_the_comma_and_the_verb_says_it() -> None:
    found = read(
        "Serbian shells are reaching the Kenyan army through Chad and a number of African states, Russia's foreign "
        "ministry "
        'said on Thursday. "We have seen the papers with our own eyes," the ministry said.'
    )
    assert [who(s.signatures[0]) for s in found.statements] == ["ru-ministry-of-foreign-affairs"]
