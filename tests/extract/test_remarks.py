"""What officials say: one statement for each speaker and occasion."""

import pytest

from communique.model import Calendar, Weekday
from extract.summaries import positions, read, statement, who


def test_a_day_at_the_beginning_of_a_sentence_opens_an_occasion() -> None:
    found = read(
        'Norwegian Prime Minister Jonas Berg said the three leaders had offered a "huge prize for piracy".\n\n'
        'On Sunday, Berg said his country would allow a "basic amount of traffic" through the strait.\n\n'
        'Berg hit back at the plan: "Nobody will take our boats from us."'
    )
    assert [[q.text for q in s.quotes] for s in found.statements] == [
        ["huge prize for piracy", "Nobody will take our boats from us."],
        ["basic amount of traffic"],
    ]
    assert [s.timing.expression.form if s.timing and s.timing.expression else None for s in found.statements] == [
        None,
        Weekday(6),
    ]


def test_a_report_without_quotation_marks_dates_the_remarks() -> None:
    found = read(
        "Russia has lost 62 ships in the gulf, Ukraine's General Staff reported on April 26.\n\n"
        '"An additional nine sailors were rescued by fishermen," the General Staff said.'
    )
    (issued,) = found.statements
    assert issued.timing is not None
    assert issued.timing.expression is not None
    assert issued.timing.expression.form == Calendar(None, 4, 26)


def test_speaking_somewhere_dates_what_is_said() -> None:
    (issued,) = read(
        'Speaking in Oslo on October 27, Norwegian Foreign Minister Kari Lunde said Norway "has not delivered and '
        "will not "
        'deliver" boats.'
    ).statements
    assert issued.timing is not None
    assert issued.timing.expression is not None
    assert issued.timing.expression.form == Calendar(None, 10, 27)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ('In Oslo, Defence Minister Kari Lunde told reporters: "The boats stay where they are."', "NO"),
        ('Norway denied the charge. "The boats stay where they are," government spokesman Jan Moe said.', "NO"),
        ('Oslo is unmoved. "The boats stay where they are," Kari Lunde, the defence minister, said.', "NO"),
        ('France\'s Emmanuel Macron, speaking in Warsaw, said Europe "must not be naive about ferries".', "FR"),
    ],
)
def test_the_sentences_show_for_whom_an_official_speaks(text: str, party: str) -> None:
    (issued,) = read(text).statements
    assert who(issued.signatures[0]).split(", ")[-1] == party


def test_a_state_says_what_its_ministry_says_next() -> None:
    found = read(
        "Azerbaijan has condemned France's decision to supply Armenia with howitzers, accusing Paris of preparing "
        '"a new '
        'war in the Caucasus".\n\nIn a statement on Tuesday, Azerbaijan\'s defence ministry said that "the '
        "responsibility "
        'lies with the policy of Paris".'
    )
    (issued,) = found.statements
    assert [who(s) for s in issued.signatures] == ["az-defence-ministry"]
    assert len(issued.quotes) == 2
    assert positions(issued)[0][:2] == ("condemnation", "FR")


@pytest.mark.parametrize(
    "text",
    [
        '"We condemn the way our player was approached," club president Hristo Vasev said on Monday.',
        '"The numbers are far too high to be true," said Marta Berg, an analyst at a think tank.',
        '"These are barely trained troops," former Norwegian defence minister Jan Moe said.',
        '"We saw the ship burn for hours," said Ali, a fisherman.',
    ],
)
def test_private_people_analysts_and_former_officials_make_no_statement(text: str) -> None:
    assert read(text + " Chad and Kenya share a river.").statements == ()


def test_somebody_of_a_party_is_not_its_only_named_official() -> None:
    found = read(
        "Chadian President Ali Deby opened the bridge on Monday. A Chadian diplomat told a committee that the "
        "reports were "
        '"groundless rumours".'
    )
    assert [who(s.signatures[0]) for s in found.statements] == ["diplomat, TD"]


def test_a_short_quotation_counts_with_a_verb_of_saying() -> None:
    found = read('Russia\'s ambassador to Chad, Oleg Ivanov, dismissed the figures as "fantasies."')
    assert [statement(s)[2] for s in found.statements] == [1]


def test_the_issuers_of_a_joint_statement_are_named_where_they_speak_in_it() -> None:
    found = read(
        'Norway, Kenya and Chad have warned Mali they will take "concrete actions" if the blockade goes on.\n\n'
        "The statement from Norway, Kenya and Chad called for an end to the blockade. Jonas Berg, Mary Otieno and "
        "Ali Deby "
        "also called on Niger to open its border.\n\n"
        '"We shall not wait for the winter," the three leaders added.'
    )
    (issued,) = found.statements
    assert statement(issued) == ("joint-statement", ["Jonas Berg, NO", "Mary Otieno, KE", "Ali Deby, TD"], 2)
    assert positions(issued) == [("demand", "NE", "open its border")]


def test_a_letter_that_several_sent_together_is_theirs() -> None:
    (issued,) = read(
        "Britain, France and Germany followed with a joint letter to the United Nations in which they condemned "
        "Iran's supply "
        "of boats to Chad and called on Iran to stop it."
    ).statements
    assert statement(issued)[:2] == ("letter", ["GB", "FR", "DE"])
    assert {p[0] for p in positions(issued)} == {"condemnation", "demand"}


def test_who_wrote_a_letter_is_who_issued_it() -> None:
    found = read(
        "The account tallies with a letter to the UN Security Council in which Sudan's ambassador, Omar Salih, "
        "wrote that "
        'boats had been seen.\n\n"What arrives as milk powder leaves as shells," the letter says.'
    )
    (issued,) = found.statements
    assert issued.kind.value == "letter"
    assert [who(s) for s in issued.signatures] == ["Omar Salih, ambassador, SD"]
