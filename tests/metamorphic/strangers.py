"""Paragraphs of other subjects, which say nothing of diplomacy or arms."""

#: Nobody speaks or acts: they can stand anywhere.
QUIET = (
    "Rain is expected along the coast on Saturday, with temperatures near 12 degrees and light winds from the west.",
    "The apple harvest began two weeks early after a warm spring, and prices at the wholesale market fell by a tenth.",
    "Tickets for the spring exhibition of glass and ceramics go on sale on March 3. The museum is closed on Mondays.",
    "The old lighthouse at the harbor mouth will get a new roof before winter. Work on the stairs takes until June.",
    "A bridge on the ring road was closed for repairs, and buses ran with delays of up to forty minutes.",
)

#: People speak and act, of sports, business, weather and culture.
LIVELY = (
    "Striker Marta Lindqvist scored twice in Lisbon on Sunday. “We deserved it,” coach Jonas Weller told reporters.",
    "Korn & Sons said its profit rose 8 percent. Chief executive Paula Ritter called the year a success.",
    "The opera opened with a comedy about two tailors. Critics condemned it, and the audience demanded an encore.",
    "Forecaster Emil Johansen said the storm would reach the islands by noon. Ferries to the mainland were cancelled.",
    "The marathon drew 20,000 runners from Kenya, Portugal and Peru. Winner Daniel Kiprop said he trained in hills.",
)

#: The words of supply, meeting and condemnation, said of paintings, fish and football.
TREACHEROUS = (
    "The museum shipped 40 paintings to Lisbon and received two sculptures from Athens in return.",
    "The club sold its goalkeeper to Porto for 20 million euros and wants to buy a defender from Turin.",
    "Fishing firms exported more than 1,000 containers of frozen cod to Spain last year, a trade group said.",
    "The mayors of Porto and Bergen met on Tuesday, toured the fish market and signed a deal on schools.",
    "Parents accused the school of sending children home without lunch, which the headmaster denied on Friday.",
    "The band fired up the crowd with rockets and cannons of confetti; the drummer called the show a bombshell.",
)

EVERYBODY = QUIET + LIVELY + TREACHEROUS
