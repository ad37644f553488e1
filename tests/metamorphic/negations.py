"""Sentences in which a supply is denied, did not take place, or is not claimed by anybody."""

from collections.abc import Callable, Mapping

from metamorphic.sentences import Told, Verb

Telling = Callable[[Told, Verb], str]


def _given(told: Told, form: str) -> str:
    return f"{form} {told.goods} to {told.recipient.name}"


def _taken(told: Told) -> str:
    return f"{told.goods} to {told.recipient.name}"


#: The supply did not happen, says the speaker: he denies it, or nobody claims it.
NEGATED: Mapping[str, Telling] = {
    "had not": lambda t, v: f"{t.speaker.name} said {t.supplier.name} had not {_given(t, v.participle)}.",
    "did not, trailing": lambda t, v: f"{t.supplier.name} did not {_given(t, v.base)}, {t.speaker.name} said.",
    "didn't": lambda t, v: f"{t.speaker.name} said {t.supplier.name} didn’t {_given(t, v.base)}.",
    "never": lambda t, v: f"{t.supplier.name} has never {_given(t, v.participle)}, according to {t.speaker.name}.",
    "at no time": lambda t, v: f"At no time had {t.supplier.name} {_given(t, v.participle)}, {t.speaker.name} said.",
    "no goods": lambda t, v: f"{t.speaker.name} said {t.supplier.name} had {v.participle} no {_taken(t)}.",
    "no goods, passive": lambda t, v: (
        f"No {t.goods} had been {v.participle} to {t.recipient.name} by {t.supplier.name}, {t.speaker.name} said."
    ),
    "not, passive": lambda t, v: (
        f"{t.speaker.name} said {t.goods} had not been {v.participle} to {t.recipient.name} by {t.supplier.name}."
    ),
    "neither": lambda t, v: (
        f"{t.speaker.name} said neither {t.supplier.name} nor Bolivia had {_given(t, v.participle)}."
    ),
    "not true": lambda t, v: (
        f"{t.speaker.name} said it was not true that {t.supplier.name} had {_given(t, v.participle)}."
    ),
    "false": lambda t, v: f"{t.speaker.name} said it was false that {t.supplier.name} had {_given(t, v.participle)}.",
    "called it a lie": lambda t, v: (
        f"{t.speaker.name} called the claim that {t.supplier.name} had {_given(t, v.participle)} a lie."
    ),
    "contrary to reports": lambda t, v: (
        f"{t.speaker.name} said that, contrary to reports, {t.supplier.name} had never {_given(t, v.participle)}."
    ),
    "quoted": lambda t, v: f"“{t.supplier.name} has never {_given(t, v.participle)},” {t.speaker.name} said.",
    "refused": lambda t, v: f"{t.speaker.name} said {t.supplier.name} had refused to {_given(t, v.base)}.",
    "no plan": lambda t, v: f"{t.speaker.name} said {t.supplier.name} would not {_given(t, v.base)}.",
    "without": lambda t, v: f"{t.speaker.name} said {t.supplier.name} had kept its word without {_given(t, v.gerund)}.",
    "instead": lambda t, v: (
        f"{t.speaker.name} said {t.supplier.name} had kept the {t.goods} instead of {v.gerund} them "
        f"to {t.recipient.name}."
    ),
}
#: The supply is denied in so many words: who denies it, and how.
DENIED: Mapping[str, Telling] = {
    "denied that": lambda t, v: f"{t.speaker.name} denied that {t.supplier.name} had {_given(t, v.participle)}.",
    "has denied, trailing": lambda t, v: (
        f"{t.supplier.name} has {_given(t, v.participle)}, a charge that {t.speaker.name} denies."
    ),
    "rejected claims": lambda t, v: (
        f"{t.speaker.name} rejected claims that {t.supplier.name} had {_given(t, v.participle)}."
    ),
    "denied reports of": lambda t, v: f"{t.speaker.name} denied reports of {t.supplier.name} {_given(t, v.gerund)}.",
    "denied having": lambda t, v: f"{t.supplier.name} denied having {_given(t, v.participle)}.",
    "denied doing": lambda t, v: f"{t.supplier.name} denied {_given(t, v.gerund)}.",
    "denied it": lambda t, v: f"{t.supplier.name} denied it had {_given(t, v.participle)}.",
}
#: It is the speaking that does not take place, or the supply is only asked for: nobody claims it.
UNSAID: Mapping[str, Telling] = {
    "did not say": lambda t, v: f"{t.speaker.name} did not say that {t.supplier.name} had {_given(t, v.participle)}.",
    "stopped short": lambda t, v: (
        f"{t.speaker.name} stopped short of saying that {t.supplier.name} had {_given(t, v.participle)}."
    ),
    "no evidence": lambda t, v: (
        f"{t.speaker.name} has seen no evidence that {t.supplier.name} has {_given(t, v.participle)}."
    ),
    "asked whether": lambda t, v: f"{t.speaker.name} asked whether {t.supplier.name} had {_given(t, v.participle)}.",
    "if": lambda t, v: f"{t.speaker.name} would be alarmed if {t.supplier.name} had {_given(t, v.participle)}.",
    "asked not to": lambda t, v: f"{t.speaker.name} asked {t.supplier.name} not to {_given(t, v.base)}.",
    "warned against": lambda t, v: f"{t.speaker.name} warned {t.supplier.name} against {_given(t, v.gerund)}.",
    "not clear": lambda t, v: (
        f"It was not clear whether {t.supplier.name} had {_given(t, v.participle)}, {t.speaker.name} said."
    ),
    "did not deny": lambda t, v: f"{t.speaker.name} did not deny that {t.supplier.name} had {_given(t, v.participle)}.",
    "not confirmed": lambda t, v: (
        f"{t.speaker.name} could not confirm that {t.supplier.name} had {_given(t, v.participle)}."
    ),
}
