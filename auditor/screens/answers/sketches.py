"""A screen as the result shows it: its sketch, and its controls with what each does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.program import Program
from auditor.code.classes.values import Site
from auditor.code.shrunk.reactions import reactions
from auditor.model.access import Control, ViewNode
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.answers.choices import Pressed
from auditor.screens.answers.effects import say
from auditor.screens.parts.shown import Choice, Effect, Region
from auditor.screens.parts.view_trees import with_deeds
from auditor.screens.surfaces.boards import BETWEEN, MOST_LABELS
from auditor.screens.surfaces.drafts import Draft
from auditor.sentences.masking import masked

_SHOWS: Final = {
    Effect.EXITS: ("exit",),
    Effect.REQUESTS: ("ask",),
    Effect.GOES_ON: ("start", "navigate", "reveal"),
    Effect.MANUAL_ENTRY: ("start", "navigate", "pick", "reveal"),
    Effect.OPENS_DOCUMENT: ("document",),
    Effect.STORES_FLAG: ("store", "row"),
    Effect.RECORDS: ("store", "row", "submit"),
    Effect.SHOWS_AGAIN: ("show",),
    Effect.BLOCKS: ("notice", "show"),
}
"""Which kinds of calls (contacts/refusal.toml) show an effect."""
COMPOSED: Final = "compose"
"""The outermost view of a screen that functions draw: the rest stands in the order of the code."""


def control_of(choice: Choice) -> Control:
    """Return a control as the result lists it."""
    plain = dict.fromkeys(one.text for one in choice.labels if not one.locale)
    # A button that says one thing after the other is shown with all of them.
    text = BETWEEN.join(list(plain)[:MOST_LABELS])
    if not text and choice.labels:
        text = choice.labels[0].text
    return Control(
        text=masked(text),
        role=choice.role.value,
        pre_ticked=choice.pre_ticked,
        does=say(choice),
    )


def tree_of(draft: Draft, pressed: Sequence[Pressed]) -> ViewNode:
    """Return the sketch: of a layout by its views, of a dialog by its words and buttons."""
    rows = [
        ViewNode("text", masked(one.text), None, None, None)
        for one in draft.words.texts
        if not one.locale
    ]
    buttons: list[ViewNode] = []
    for one in pressed:
        control = control_of(one.choice)
        ticked = None
        if one.choice.role is Role.BOX:
            ticked = one.choice.pre_ticked is Kleene.YES
        buttons.append(ViewNode(one.piece.kind, control.text, None, ticked, control.does))
    if draft.node is None:
        kind = COMPOSED if draft.is_composed else draft.kind
        return ViewNode(kind, None, None, None, None, (*rows, *buttons))
    own = [
        node for node, one in zip(buttons, pressed, strict=True) if one.piece.view_id is None
    ]
    tree = with_deeds(draft.node, _deeds(draft.node, buttons))
    return ViewNode(draft.kind, None, None, None, None, (tree, *own)) if own else tree


def _deeds(node: ViewNode, buttons: Sequence[ViewNode]) -> dict[str, ViewNode]:
    """Pair the views of a sketch with the controls by their words."""
    found: dict[str, ViewNode] = {}
    todo = [node]
    for one in todo:
        todo.extend(one.children)
        for button in buttons:
            if (
                one.id is not None
                and one.text
                and not set(one.text.split(BETWEEN)).isdisjoint(
                    (button.text or "").split(BETWEEN)
                )
            ):
                found.setdefault(one.id, button)
    return found


def place_of(program: Program, site: Site) -> Evidence:
    """Return where a screen is shown, as evidence."""
    found = evidence_at(program, site)
    if found.excerpt:
        return found
    return Evidence(
        found.kind,
        found.part,
        symbol=found.symbol,
        offset=found.offset,
        excerpt="shows the screen",
    )


def with_places(program: Program, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return controls with the instructions that show what pressing each leads to."""
    return tuple(
        replace(
            one, places=tuple(evidence_at(program, site) for site in _deciding(program, one))
        )
        for one in choices
    )


def _deciding(program: Program, choice: Choice) -> Iterator[Site]:
    """Yield where the code of a control does what it leads to: the call, else where it begins.

    Names decide, for the words beside it were told by what the code did.
    """
    wanted = {kind for one in choice.effects for kind in _SHOWS.get(one, ())}
    begins: list[Site] = []
    for region in choice.runs:
        calls = [
            (one.pc, one.name)
            for one in program.calls_in(region.method)
            if region.pcs is None or one.pc in region.pcs
        ]
        kinds = {
            pc: {kind for _, kind in reactions().kinds.get(name, ())} for pc, name in calls
        }
        if telling := [pc for pc, found in kinds.items() if found & wanted]:
            yield region.method, telling[0]
            return
        begins += [(region.method, _begin(region, calls))] if region.pcs != frozenset() else []
    yield from begins[:1]


def _begin(region: Region, calls: Sequence[tuple[int, str]]) -> int:
    """Return the first call of a region, else its first instruction."""
    return calls[0][0] if calls else min(region.pcs or {0})
