"""The ways in which news names somebody who speaks for a state."""

from collections.abc import Callable, Mapping

from metamorphic.casting import StateForms

#: Name → the words for a state's speaker, and who that is; ``{c}`` is the state's code, ``{l}`` that in small letters.
SPEAKERS: Mapping[str, tuple[Callable[[StateForms], str], str]] = {
    "state": (lambda a: a.name, "{c}"),
    "capital": (lambda a: a.capital, "{c}"),
    "government": (lambda a: f"the {a.adjective} government", "{l}-government"),
    "its government": (lambda a: f"{a.name}’s government", "{l}-government"),
    "government of": (lambda a: f"the government of {a.name}", "{l}-government"),
    "ministry": (lambda a: f"{a.name}’s defense ministry", "{l}-defence-ministry"),
    "capital's ministry": (lambda a: f"{a.capital}’s foreign ministry", "{l}-foreign-ministry"),
    "adjective and ministry": (lambda a: f"the {a.adjective} Defense Ministry", "{l}-defence-ministry"),
    "ministry of": (lambda a: f"the defense ministry of {a.name}", "{l}-defence-ministry"),
    "officials": (lambda a: f"{a.adjective} officials", "official, {c}"),
    "officials in the capital": (lambda a: f"officials in {a.capital}", "official, {c}"),
    "the minister": (lambda a: f"the {a.adjective} foreign minister", "foreign minister, {c}"),
    "its minister": (lambda a: f"{a.name}’s foreign minister", "foreign minister, {c}"),
    "minister of": (lambda a: f"the foreign minister of {a.name}", "foreign minister, {c}"),
    "minister and name": (
        lambda a: f"{a.adjective} Foreign Minister Helena Vogt",
        "helena vogt, foreign minister, {c}",
    ),
    "its minister and name": (
        lambda a: f"{a.name}’s Foreign Minister Helena Vogt",
        "helena vogt, foreign minister, {c}",
    ),
    "its minister, name": (
        lambda a: f"{a.name}’s foreign minister, Helena Vogt,",
        "helena vogt, foreign minister, {c}",
    ),
    "minister and name of": (
        lambda a: f"Foreign Minister Helena Vogt of {a.name}",
        "helena vogt, foreign minister, {c}",
    ),
    "name, minister of": (
        lambda a: f"Helena Vogt, the foreign minister of {a.name},",
        "helena vogt, foreign minister, {c}",
    ),
    "name, the minister": (
        lambda a: f"Helena Vogt, the {a.adjective} foreign minister,",
        "helena vogt, foreign minister, {c}",
    ),
    "name, its minister": (
        lambda a: f"Helena Vogt, {a.name}’s foreign minister,",
        "helena vogt, foreign minister, {c}",
    ),
    "deputy minister": (
        lambda a: f"{a.adjective} Deputy Foreign Minister Aylin Demir",
        "aylin demir, deputy foreign minister, {c}",
    ),
    "defense chief": (lambda a: f"{a.adjective} defense chief Noor Haddad", "noor haddad, defense chief, {c}"),
    "president": (lambda a: f"{a.adjective} President Tomas Brandt", "tomas brandt, president, {c}"),
    "family name first": (lambda a: f"{a.adjective} President Baek Tae-jun", "baek tae-jun, president, {c}"),
    "particles in the name": (
        lambda a: f"{a.adjective} Prime Minister Pieter van der Linden",
        "pieter van der linden, prime minister, {c}",
    ),
    "a particle with a hyphen": (
        lambda a: f"{a.adjective} Prime Minister Khalid al-Rashed",
        "khalid al-rashed, prime minister, {c}",
    ),
    "envoy": (lambda a: f"{a.adjective} envoy Farid Rahimi", "farid rahimi, envoy, {c}"),
    "ambassador, name": (
        lambda a: f"{a.name}’s ambassador to the United Nations, Farid Rahimi,",
        "farid rahimi, ambassador, {c}",
    ),
    "spokesperson": (
        lambda a: f"a spokesperson for the {a.adjective} Foreign Ministry",
        "spokesperson, {l}-foreign-ministry",
    ),
    "ministry spokesman": (
        lambda a: f"{a.adjective} Foreign Ministry spokesman Pavel Novotny",
        "pavel novotny, spokesman, {l}-foreign-ministry",
    ),
}

#: Where the speaker stands in the sentence; a clause in commas is closed only inside it.
PLACES: Mapping[str, Callable[[str, str], str]] = {
    "leading": lambda speaker, clause: f"{speaker[0].upper()}{speaker[1:]} said {clause}.",
    "trailing": lambda speaker, clause: f"{clause}, {speaker} said.",
    "according to": lambda speaker, clause: f"{clause}, according to {speaker.rstrip(',')}.",
}
