"""What the borrower is told and asked, as the report shows it: sketches and the table of notice.

A sketch is drawn from a screen's tree of views: words, boxes, buttons, and what each does. The
table of notice says which elements each screen and document states, in which languages.
"""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.model.access import Disclosure, Screen, ViewNode
from auditor.model.evidence import Evidence
from auditor.model.finding import Finding
from auditor.model.result import AuditResult
from auditor.model.vocabulary import EvidenceKind, LimitKind
from auditor.model.words import Words

ELEMENTS = tuple(f"N{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11))
"""Notice elements that a text states; N10 is about its languages."""
_BOXES = ("CheckBox", "Switch", "RadioButton", "ToggleButton", "CompoundButton", "Checkbox")
_BUTTONS = ("Button",)
_FIELDS = ("EditText", "TextInput", "TextField")
_COMPOSED = "compose"
"""The outermost view of a screen that functions draw."""
_ASIDE = frozenset({"other"})
_ELSE = "other"
"""What a statement is about that speaks of no collecting, uploading or sharing: said only where no other is."""
_NAMES = "N1"
"""The element of a text that names the phonebook."""
_ON_SCREENS = ("LAP-C", "LAP-N", "LAP-I")
"""Families of rules that speak of what a screen asks or tells."""


@dataclass(frozen=True, slots=True)
class SketchLine:
    """One thing on a screen, from top to bottom."""

    kind: str
    """`text`, `title`, `box`, `button`, `field` or `picture`."""
    text: str
    checked: bool
    does: Words | None
    is_out_of_reach: bool = False
    """Nobody ever sees or uses it."""


@dataclass(frozen=True, slots=True)
class ScreenView:
    """One screen with its sketch."""

    number: int
    screen: Screen
    lines: tuple[SketchLine, ...]
    is_sketched: bool
    """False for screens of scripts and Compose: their texts stand in code order."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What one screen or document states in one language."""

    language: str
    """Its primary subtag, or empty if it is not known."""
    states: frozenset[str] | None
    """Notice elements; None if nothing that tells of the phonebook was found in the language."""


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """One screen, document or policy, with what it states in which languages."""

    screen: int | None
    source: str
    texts: tuple[NoticeText, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """One sentence of one text, with all that it says and every screen that shows it."""

    said: Disclosure
    """The first of its statements: words and place."""
    statements: tuple[Disclosure, ...]
    """Its statements, those of one kind about one thing once."""
    shown: tuple[Disclosure, ...]
    """One of its statements for each screen and class that shows it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The whole section."""

    asking: tuple[ScreenView, ...]
    """Screens that ask or tell, and those of the loan application."""
    aside: tuple[ScreenView, ...]
    """The other screens on the way."""
    all: tuple[ScreenView, ...]
    """Every screen, by number."""
    notice: tuple[NoticeDocument, ...]
    missing: tuple[str, ...]
    """Elements that no examined text states."""
    texts: tuple[TextView, ...]
    """What was said, word by word."""
    unread: bool
    """A language was met that this audit does not read."""
    command: str
    """What audits the app with a policy that is only linked; empty where there is none."""


def told_by(result: AuditResult) -> Told:
    """Return what a result tells of screens and texts."""
    views = [_view(number, one) for number, one in enumerate(result.screens)]
    notice = tuple(_documents(result))
    stated = {element for one in notice for text in one.texts for element in text.states or ()}
    return Told(
        asking=tuple(one for one in views if one.screen.purpose not in _ASIDE),
        aside=tuple(one for one in views if one.screen.purpose in _ASIDE),
        all=tuple(views),
        notice=notice,
        missing=tuple(one for one in ELEMENTS if one not in stated) if notice else (),
        texts=tuple(_texts(result.disclosures)),
        unread=any(one.what is LimitKind.LANGUAGE_NOT_READ for one in result.limits),
        command=_command(result),
    )


def _command(result: AuditResult) -> str:
    if all(one.examined for one in result.policies):
        return ""
    return shlex.join(("auditor", "scan", result.app.source.name, "--policy", "policy.html"))


def _view(number: int, screen: Screen) -> ScreenView:
    lines = tuple(_lines(screen.tree, 0)) if screen.tree is not None else ()
    is_drawn = screen.tree is not None and screen.tree.view != _COMPOSED
    return ScreenView(number, screen, lines, is_drawn and screen.kind != "script")


def _lines(node: ViewNode, depth: int) -> Iterator[SketchLine]:
    kind = _kind(node)
    if node.text or kind in ("box", "button"):
        yield SketchLine(
            kind, node.text or "", bool(node.checked), node.does, node.out_of_reach
        )
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


def _texts(disclosures: Sequence[Disclosure]) -> Iterator[TextView]:
    """Yield each sentence once: one that says two things has two statements, and two screens may show it."""
    grouped: dict[tuple[object, ...], list[Disclosure]] = {}
    for one in disclosures:
        key = (one.where, one.source, one.locale, one.excerpt)
        grouped.setdefault(key, []).append(one)
    for found in grouped.values():
        kinds = {(one.class_, one.about): one for one in reversed(found)}
        told = {class_ for class_, about in kinds if about != _ELSE}
        kinds = {
            key: one for key, one in kinds.items() if key[1] != _ELSE or key[0] not in told
        }
        shown = {(one.shown_by, one.screen): one for one in reversed(found)}
        yield TextView(
            found[0],
            tuple(sorted(kinds.values(), key=found.index)),
            tuple(sorted(shown.values(), key=found.index)),
        )


def _documents(result: AuditResult) -> Iterator[NoticeDocument]:
    """Yield what is stated, by screen and by document, in the order of the disclosures."""
    grouped: dict[tuple[int | None, str], list[Disclosure]] = {}
    for one in result.disclosures:
        if one.in_passing:
            continue  # Nobody is told by a hint or a message that is gone.
        source = "" if one.screen is not None else one.source
        grouped.setdefault((one.screen, source), []).append(one)
    offered = {_primary(one) for one in result.app.languages} - {""}
    for (screen, source), found in grouped.items():
        told = dict(_by_language(found))
        if not any(told.values()):
            continue
        named = {language for language, states in told.items() if _NAMES in states}
        # Only a screen is expected in every language: documents are often a file for each.
        lacking = sorted(offered - set(told)) if screen is not None and named else ()
        yield NoticeDocument(
            screen,
            source,
            (
                *(NoticeText(language, states) for language, states in told.items()),
                *(NoticeText(language, None) for language in lacking),
            ),
        )


def _by_language(found: Sequence[Disclosure]) -> Iterator[tuple[str, frozenset[str]]]:
    states: dict[str, set[str]] = {}
    for one in found:
        states.setdefault(_primary(one.language or one.locale), set()).update(one.states)
    for language in sorted(states):
        yield language, frozenset(states[language])


def _primary(language: str) -> str:
    """Return the language of a locale; some have an old code besides the one in use."""
    found = language.partition("-")[0]
    return {"tl": "fil", "in": "id"}.get(found, found)


def screens_of(finding: Finding, told: Told) -> tuple[ScreenView, ...]:
    """Return the screens that a finding on consent or notice speaks of.

    Those that show a text of its evidence; without one, those of a class of its evidence.
    """
    if not finding.rule.startswith(_ON_SCREENS):
        return ()
    texts = [one for one in finding.evidence if one.kind is EvidenceKind.RESOURCE]
    shown = tuple(one for one in told.asking if any(_shows(one, each) for each in texts))
    if shown:
        return shown
    owners = {(one.symbol or "").partition("->")[0] for one in finding.evidence}
    return tuple(one for one in told.asking if one.screen.class_ in owners)


def _shows(view: ScreenView, evidence: Evidence) -> bool:
    said = evidence.excerpt.strip()
    return bool(said) and any(line.text.strip().startswith(said) for line in view.lines)
