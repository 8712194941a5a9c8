"""What a screen that tells or asks something is made of: its words, its choices, and their code.

These are the nouns that the rooms of the consent analysis hand to each other: `screens` finds
them, the guard test (`guards`) removes what an act of acceptance runs from the graph, and the
facts decide by both (decision.md, sections 3 and 4).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.model.access import Screen
from auditor.model.evidence import Evidence, Step
from auditor.model.vocabulary import Confidence, Gate, Kleene, Role
from auditor.model.words import Words
from auditor.screens.inventory.texts import Text


class Effect(StrEnum):
    """What pressing a control leads to, as far as its handler was followed."""

    STORES_FLAG = "stores-flag"
    REQUESTS = "requests"
    READS = "reads"
    GOES_ON = "goes-on"
    """Shows a further screen, or leaves the dialog to what lies under it."""
    EXITS = "exits"
    """Finishes the activity or the app, without showing another screen."""
    SHOWS_AGAIN = "shows-again"
    BLOCKS = "blocks"
    """Tells that nothing goes on, and stays."""
    MANUAL_ENTRY = "manual-entry"
    OPENS_DOCUMENT = "opens-document"
    RECORDS = "records"
    """Stores or sends the consent with a version or time."""
    UNTOLD = "untold"
    """What the screen does that gets the answer was not told; no choice keeps it."""


@dataclass(frozen=True, slots=True)
class Region:
    """Code that runs only when a choice was made: a method, or some instructions of one."""

    method: MethodNumber
    pcs: frozenset[int] | None = None
    """Offsets (16-bit units) of the instructions that run on that choice alone; None for all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One control of a screen with the code behind it."""

    role: Role
    labels: tuple[Text, ...]
    """Its words in every locale; empty for one without words."""
    runs: tuple[Region, ...]
    """What pressing it alone runs; empty if no handler was found.

    A region without any instruction stands for a handler that does the same for other controls.
    """
    effects: frozenset[Effect]
    is_followed: bool
    """Whether the handler was found and followed to its end, so that `effects` holds all."""
    handlers: frozenset[MethodNumber] = frozenset()
    """The methods that pressing it runs first, which may serve other controls too."""
    always: frozenset[Effect] = frozenset()
    """What it leads to on every way that was seen, also where not all of it was followed."""
    is_divided: bool = False
    """Whether it ends, repeats or blocks on some ways and leads on by others: which are taken is not told."""
    pre_ticked: Kleene = Kleene.NO
    needs_box: bool = False
    """For accept: works only once a box on the same screen is ticked."""
    heeds_box: bool = False
    """For accept: asks or reads only if a box is ticked, and goes on without that if it is not."""
    agrees: bool = False
    """For refuse: it asks or reads, and tells the app all that accepting tells it, so that who presses it agreed as well."""
    leads_alone: bool = False
    """For refuse: it asks or reads on every way, and no accepting does: as where their listeners were swapped."""
    shuts_unticked: bool = False
    """For accept: who leaves the boxes empty is put out of the screen or the app by it, on every way."""
    asks_at: frozenset[Site] = frozenset()
    """For refuse: where the system is asked for the phonebook all the same, whatever is found."""
    is_act: Kleene = Kleene.NO
    """For a box: ticking it is itself to agree, whichever button sends the form (see `acts`)."""
    view_id: int | None = None
    opens: frozenset[Site] = frozenset()
    """Where screens are named that it opens by a listener which was made with them."""
    named: frozenset[Site] = frozenset()
    """Those that this choice alone opens, by code that serves other controls too."""
    told: frozenset[Site] = frozenset()
    """What it alone ran of code that others run too, who may be told the same there: no part of `runs`."""
    answers: frozenset[int] = frozenset()
    """For accept: what it answers to the screen before."""
    followed_by: frozenset[Site] = frozenset()
    """For what agrees: places that follow it and run without it too, as what another control runs as well."""
    doubling: frozenset[Site] = frozenset()
    """For accept: where dialogs are shown that ask something else, of which a button is the same touch to the code."""
    documents: tuple[str, ...] = ()
    """Names of the documents that it takes for accepted: by its words, or those of its screen."""
    is_scripted: bool = False
    """What it runs stands in a script of the app, which was read."""
    places: tuple[Evidence, ...] = field(default=(), compare=False)
    """The instructions that show what pressing it leads to, where code was found."""


@dataclass(frozen=True, slots=True)
class Print:
    """How a layout prints a text."""

    text: Text
    size: float | None
    """In sp or dp."""
    contrast: float | None
    """Between letters and ground (WCAG 2.1, relative luminance: 1 to 21), where both are said."""


class Chain(NamedTuple):
    """The shortest way to a screen, from the start of the app."""

    taps: int
    """At least so many taps lead to it."""
    before_login: Kleene
    """Whether it can be reached without going through a screen that signs in or up."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One screen that is shown somewhere, as a value of the report and as code."""

    screen: Screen
    owner: str
    """The class that shows it, in dex form."""
    texts: tuple[Text, ...]
    """The words on it, in every locale, in reading order, its controls' left out."""
    documents: tuple[Text, ...]
    """Documents of the package that it binds or links to, whole."""
    unexamined: tuple[str, ...]
    """Documents that it binds or links to and that are not in the package: their addresses."""
    choices: tuple[Choice, ...]
    shown_at: tuple[Site, ...]
    """Where the code shows it: method and offset of the call, or the entry of an activity."""
    is_words_whole: bool
    """False when some of its words come from elsewhere or could not be resolved."""
    is_picture: bool = False
    """What it asks for stands in a picture."""
    displays: tuple[Text, ...] = ()
    """Those of its documents that it shows itself: who agrees there agrees to them."""
    asides: tuple[Text, ...] = ()
    """Words that it shows in passing: hints of fields, which ask nothing."""
    late: tuple[Text, ...] = ()
    """Words that it says only once the phonebook was asked for or read."""
    prints: tuple[Print, ...] = ()
    """How its texts are printed, where the layout says it."""
    blocks_screenshots: bool = False
    """FLAG_SECURE on its window."""
    evidence: tuple[Evidence, ...] = ()
    applies: bool = False
    """The sum of a loan is typed on it."""
    chain: Chain | None = None
    """How far from the start its documents stand; None where that is not known, or it has none."""

    @property
    def accepts(self) -> tuple[Choice, ...]:
        """The affirmative controls, and the boxes that are or may be such themselves."""
        return tuple(
            one
            for one in self.choices
            if one.role is Role.ACCEPT or one.is_act is not Kleene.NO
        )

    @property
    def refuses(self) -> tuple[Choice, ...]:
        """The refusing controls."""
        return tuple(one for one in self.choices if one.role is Role.REFUSE)


@dataclass(frozen=True, slots=True)
class Order:
    """What stands before one access or request (decision.md, section 3, "Before consent")."""

    before_consent: Kleene
    gated_by: Gate
    behind: tuple[int, ...]
    """Numbers of the screens whose acceptance stands before it on some path."""
    controls: Kleene
    """C4: no way around the acceptance reaches it while it can succeed."""
    confidence: Confidence
    witness: tuple[Step, ...]
    """The way around, entry first; empty where none was found."""
    because: Words
    perhaps: tuple[int, ...] = ()
    """Numbers of the screens whose acceptance may lead there, where none is known to."""
