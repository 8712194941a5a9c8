"""A screen as the code builds it, before its controls are pressed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.code.classes.values import Site
from auditor.model.access import ViewNode
from auditor.model.app import View
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Print
from auditor.screens.parts.wording import SILENT, Wording
from auditor.screens.presses.pressing import Use
from auditor.screens.views.code_views import Laid


@dataclass(slots=True)
class Piece:
    """One control: its words, and the handlers that a use of it runs."""

    labels: tuple[Text, ...]
    kind: str
    """`button`, `box` or `link`."""
    uses: tuple[Use, ...] = ()
    is_known: bool = True
    """False when a handler is there, or should be, and could not be told."""
    place: int | None = None
    """Which parameter behind `this` tells a shared handler the controls apart."""
    usual: Role | None = None
    """What its place on the screen makes it where its words do not say: the left button refuses."""
    pre_ticked: Kleene = Kleene.NO
    view_id: int | None = None
    number: int | None = None
    """For a dialog's buttons: what Android hands their listener."""
    is_enabled: bool = True
    """False for a control that is shown disabled until something enables it."""
    address: str = ""
    """What a link leads to, where it says so itself."""
    is_one_of: bool = False
    """Whether ticking it takes the tick off the boxes beside it, as radio buttons do."""
    keeps_open: bool = False
    """Whether pressing it leaves its dialog open, unless what it runs closes it."""
    is_shared: bool = False
    """Its handler serves more screens than are told apart."""


@dataclass(slots=True)
class Draft:
    """One screen."""

    owner: str
    kind: str
    words: Wording = SILENT
    pieces: list[Piece] = field(default_factory=list)
    shown_at: list[Site] = field(default_factory=list)
    filled_at: tuple[Site, ...] = ()
    """For one of several pages of a screen: the calls that put it in instead of the others."""
    cancelable: Kleene = Kleene.YES
    node: ViewNode | None = None
    closes: bool = False
    """Whether pressing a button closes it."""
    layouts: tuple[int, ...] = ()
    turns: tuple[tuple[int | None, int], ...] = ()
    """For one page of a flipper: the flipper's id, and which of its children is shown."""
    roots: tuple[View, ...] = ()
    """The views of its layout, in each of its configurations."""
    brought_up: frozenset[int] = frozenset()
    """The ids of those that code may show or hide."""
    coded: list[Laid] = field(default_factory=list)
    """Views that code makes, which are still to be laid in."""
    is_composed: bool = False
    """Whether functions draw it (Compose): its texts stand in the order of the code."""
    maker: str = ""
    """The class whose code builds it, where that is not the owner."""
    asides: dict[Text, None] = field(default_factory=dict)
    """What it shows in passing: hints of fields, which ask nothing."""
    late: dict[Text, None] = field(default_factory=dict)
    """What it says only once the phonebook was asked for or read."""
    said_at: dict[Text, set[Site]] = field(default_factory=dict)
    """Where code makes its views say something."""
    prints: dict[Print, None] = field(default_factory=dict)
    """How the layout prints its texts."""
    displays: dict[Text, None] = field(default_factory=dict)
    """Documents that it shows itself, in a web view."""
    has_pages: bool = False
    """Whether it has a web view."""
    has_pictures: bool = False
    lists: dict[int | None, None] = field(default_factory=dict)
    """Its lists and pagers, whose rows code fills, by the ids of their views."""
    is_one_of_several: bool = False
    """Whether its words are those of several questions that were not told apart."""
    led_to: Kleene | None = None
    """For what no code shows, but a page before it: whether a touch there leads to it."""
    speaks: bool = False
    """Whether it names the phonebook, a policy or terms."""

    def set_aside(self, texts: Iterable[Text]) -> None:
        """Note texts that ask nothing: hints of fields, and what nobody sees."""
        self.asides |= dict.fromkeys(texts)


def texts_of(draft: Draft) -> tuple[Text, ...]:
    """Return every text of a screen: its words, its controls', and the documents that it shows."""
    labels = (text for one in draft.pieces for text in one.labels)
    return (*draft.words.texts, *labels, *draft.displays)


def lay_into(draft: Draft, inner: Draft) -> None:
    """Lay what a view shows into its dialog."""
    draft.words = draft.words.joined(inner.words)
    draft.pieces = [*inner.pieces, *draft.pieces]
    draft.asides |= inner.asides
    draft.has_pages |= inner.has_pages
    draft.prints |= inner.prints
    draft.has_pictures |= inner.has_pictures
    draft.node = inner.node


def is_same(one: Draft, two: Draft) -> bool:
    """Say whether two drafts are the same screen: the same words of a class, and controls that run the same."""

    def told(draft: Draft) -> tuple[object, ...]:
        rows = [
            (
                piece.labels,
                piece.kind,
                piece.is_known,
                [(use.handler.method, use.handler.own) for use in piece.uses],
            )
            for piece in draft.pieces
        ]
        return (draft.owner, draft.kind, draft.layouts, draft.words, rows)

    return told(one) == told(two)
