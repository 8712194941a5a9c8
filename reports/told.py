"""What the borrower is told and asked, as the report shows it: sketches and the table of notice.

A sketch is drawn from a screen's tree of views: words, boxes, buttons, and what each does. The
table of notice says which elements each screen and document states, in which languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.model.access import Disclosure, Screen, ViewNode
from auditor.model.result import AuditResult
from auditor.model.words import Words

ELEMENTS = tuple(f"N{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11))
"""Notice elements that a text states; N10 is about its languages."""
_BOXES = ("CheckBox", "Switch", "RadioButton", "ToggleButton", "CompoundButton", "Checkbox")
_BUTTONS = ("Button",)
_FIELDS = ("EditText", "TextInput", "TextField")
_ASIDE = frozenset({"other"})


@dataclass(frozen=True, slots=True)
class SketchLine:
    """One thing on a screen, from top to bottom."""

    kind: str
    """`text`, `title`, `box`, `button`, `field` or `picture`."""
    text: str
    checked: bool
    does: Words | None


@dataclass(frozen=True, slots=True)
class ScreenView:
    """One screen with its sketch."""

    number: int
    screen: Screen
    lines: tuple[SketchLine, ...]
    is_sketched: bool
    """False for screens of scripts and Compose: their texts stand in code order."""


@dataclass(frozen=True, slots=True)
class NoticeColumn:
    """One screen, document or policy, with what it states."""

    screen: int | None
    source: str
    locales: tuple[str, ...]
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole section."""

    asking: tuple[ScreenView, ...]
    """Screens that ask or tell, and those of the loan application."""
    aside: tuple[ScreenView, ...]
    """The other screens on the way."""
    notice: tuple[NoticeColumn, ...]
    missing: tuple[str, ...]
    """Elements that no examined text states."""

    @property
    def asking_classes(self) -> frozenset[str]:
        """Classes of the screens that ask for consent."""
        return frozenset(
            one.screen.class_ for one in self.asking if one.screen.purpose != "loan-flow"
        )


def told_by(result: AuditResult) -> Told:
    """Return what a result tells of screens and texts."""
    views = [_view(number, one) for number, one in enumerate(result.screens)]
    notice = tuple(_columns(result.disclosures))
    stated = {element for one in notice for element in one.states}
    return Told(
        asking=tuple(one for one in views if one.screen.purpose not in _ASIDE),
        aside=tuple(one for one in views if one.screen.purpose in _ASIDE),
        notice=notice,
        missing=tuple(one for one in ELEMENTS if one not in stated) if notice else (),
    )


def _view(number: int, screen: Screen) -> ScreenView:
    lines = tuple(_lines(screen.tree, 0)) if screen.tree is not None else ()
    return ScreenView(number, screen, lines, screen.kind not in ("script", "compose"))


def _lines(node: ViewNode, depth: int) -> Iterator[SketchLine]:
    kind = _kind(node)
    if node.text or kind in ("box", "button"):
        yield SketchLine(kind, node.text or "", bool(node.checked), node.does)
    for child in node.children:
        yield from _lines(child, depth + 1)


def _kind(node: ViewNode) -> str:
    name = node.view.rpartition(".")[2]
    if node.checked is not None or any(name.endswith(one) for one in _BOXES):
        return "box"
    if any(name.endswith(one) for one in _BUTTONS):
        return "button"
    if any(one in name for one in _FIELDS):
        return "field"
    if name.lower().endswith("title"):
        return "title"
    return "button" if node.does is not None else "text"


def _columns(disclosures: Sequence[Disclosure]) -> Iterator[NoticeColumn]:
    """Yield what is stated, by screen and by document, in the order of the disclosures."""
    grouped: dict[tuple[int | None, str], list[Disclosure]] = {}
    for one in disclosures:
        source = "" if one.screen is not None else one.source
        grouped.setdefault((one.screen, source), []).append(one)
    for (screen, source), found in grouped.items():
        states = frozenset(state for one in found for state in one.states)
        if states:
            locales = tuple(dict.fromkeys(one.locale for one in found))
            yield NoticeColumn(screen, source, locales, states)
