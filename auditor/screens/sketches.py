"""A screen as the result shows it: its sketch, and its controls with what each does."""

from collections.abc import Sequence
from typing import Final

from auditor.code.program import Program
from auditor.code.values import Site
from auditor.model.access import Control, ViewNode
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, Kleene, Role
from auditor.screens.boards import BETWEEN, MOST_LABELS, with_deeds
from auditor.screens.choices import Pressed
from auditor.screens.drafts import Draft
from auditor.screens.effects import say
from auditor.screens.shown import Choice
from auditor.sentences.masking import masked

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
    method, pc = site
    return Evidence(
        EvidenceKind.CODE,
        program.part(method),
        symbol=program.text(method),
        offset=pc,
        excerpt="shows the screen",
    )
