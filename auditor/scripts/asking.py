"""The questions that scripts ask by a call: a dialog's words, its buttons, and how its answer comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import QuestionKind, questions
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.scopes import Spent
from auditor.scripts.syntax import arguments_of, bare, literal_truth, pairs_of

_MOST: Final = 500
"""Questions of one app; a bundle with more is not followed, since each of them may be the one that counts."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button of a dialog."""

    label: tuple[str, ...]
    """What it can say; empty where that is not known."""
    accepts: bool | None
    """What its place makes it; None where its words must tell."""
    number: int
    pressed: Node | None = None
    """The function that it runs, where it has one of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Dialog:
    """One call that asks."""

    kind: QuestionKind
    spot: Spot
    words: tuple[tuple[str, ...], ...]
    """Title and message, each with what it can say."""
    is_whole: bool
    """Whether all its words are known."""
    buttons: tuple[Button, ...]
    callback: Node | None
    """What gets the answer, where one function does."""
    can_be_left: bool
    """Whether a touch beside it, or the back key, closes it without an answer."""


def find_dialogs(scripts: Scripts) -> tuple[Dialog, ...]:
    """Return the questions that scripts ask by a call, in order of the table and of the scripts.

    Raises `Spent` where there are too many.
    """
    found: dict[Node, Dialog] = {}
    for kind in questions():
        for spot in scripts.calls(kind.names):
            if spot.node not in found:
                if len(found) >= _MOST:
                    raise Spent
                dialog = _read(scripts, kind, spot)
                if dialog is not None:
                    found[spot.node] = dialog
    return tuple(found.values())


def _read(scripts: Scripts, kind: QuestionKind, spot: Spot) -> Dialog | None:
    given = arguments_of(spot.node)
    if not given:
        return None
    match kind.form:
        case "options" | "value":
            return _of_options(scripts, kind, spot)
        case "resolves":
            options = scripts.resolved(Spot(spot.source, given[0]))
            if options.node.type == "object":
                return _of_options(scripts, kind, spot)
            return _of_arguments(scripts, kind, spot, given[:2], None, given[2:3])
        case "returns":
            return _of_arguments(scripts, kind, spot, given[:1], None, [])
        case "index":
            callback = given[1] if len(given) > 1 else None
            words = [given[0], *given[2:3]]
            return _of_arguments(scripts, kind, spot, words, callback, given[3:4])
        case _:
            return _of_buttons(scripts, kind, spot, given)


def _of_options(scripts: Scripts, kind: QuestionKind, spot: Spot) -> Dialog | None:
    """Read `uni.showModal({title, content, success})`."""
    options = scripts.resolved(Spot(spot.source, arguments_of(spot.node)[0]))
    if options.node.type != "object":
        return None
    pairs = dict(pairs_of(options.node))
    words, is_whole = _words(
        scripts, options, [pairs[one] for one in kind.words if one in pairs]
    )
    buttons = [
        _labelled(
            scripts, options, pairs.get(kind.accept), kind.usual_accept, accepts=True, number=0
        )
    ]
    hidden = pairs.get(kind.unless) if kind.unless else None
    truth = literal_truth(bare(hidden)) if hidden is not None else True
    if truth is not False:
        buttons.append(
            _labelled(
                scripts,
                options,
                pairs.get(kind.refuse),
                kind.usual_refuse,
                accepts=False,
                number=1,
            )
        )
    callback = pairs.get("success") or pairs.get("complete")
    return Dialog(
        kind,
        spot,
        words,
        is_whole and truth is not None,
        tuple(buttons),
        callback,
        can_be_left=False,
    )


def _labelled(
    scripts: Scripts,
    spot: Spot,
    label: Node | None,
    usual: tuple[str, ...],
    *,
    accepts: bool | None,
    number: int,
) -> Button:
    if label is None:
        return Button(usual, accepts, number)
    return Button(scripts.texts(Spot(spot.source, label)) or (), accepts, number)


def _words(
    scripts: Scripts, spot: Spot, nodes: list[Node]
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    texts = [scripts.texts(Spot(spot.source, one)) for one in nodes]
    return tuple(one for one in texts if one), all(one is not None for one in texts)


def _of_arguments(
    scripts: Scripts,
    kind: QuestionKind,
    spot: Spot,
    said: list[Node],
    callback: Node | None,
    labels: list[Node],
) -> Dialog:
    """Read `confirm(message)` and `navigator.notification.confirm(message, answered, title, labels)`."""
    words, is_whole = _words(scripts, spot, said)
    if kind.form == "index":
        buttons = tuple(
            Button(label, None, kind.first + number)
            for number, label in enumerate(_listed(scripts, spot, labels, kind.usual))
        )
    else:
        buttons = (
            Button(kind.usual_accept, accepts=True, number=0),
            Button(kind.usual_refuse, accepts=False, number=1),
        )
    return Dialog(kind, spot, words, is_whole, buttons, callback, can_be_left=False)


def _listed(
    scripts: Scripts, spot: Spot, labels: list[Node], usual: tuple[str, ...]
) -> list[tuple[str, ...]]:
    """Return the labels that stand in an array, or in one text with commas."""
    if not labels:
        return [(one,) for one in usual]
    held = scripts.resolved(Spot(spot.source, labels[0]))
    if held.node.type == "array":
        return [scripts.texts(Spot(held.source, one)) or () for one in held.node.named_children]
    texts = scripts.texts(held)
    return [(one.strip(),) for one in texts[0].split(",")] if texts else [()]


def _of_buttons(
    scripts: Scripts, kind: QuestionKind, spot: Spot, given: list[Node]
) -> Dialog | None:
    """Read `Alert.alert(title, message, [{text, onPress}], {cancelable})`."""
    words, is_whole = _words(scripts, spot, given[:2])
    buttons: tuple[Button, ...] = (Button(kind.usual, None, 0),)
    if len(given) > 2:
        held = scripts.resolved(Spot(spot.source, given[2]))
        if held.node.type == "array":
            buttons = tuple(_buttons_in(scripts, held))
        elif literal_truth(held.node) is not False:
            buttons, is_whole = (), False
    return Dialog(
        kind,
        spot,
        words,
        is_whole,
        buttons,
        None,
        can_be_left=_is_cancelable(scripts, spot, given),
    )


def _buttons_in(scripts: Scripts, held: Spot) -> Iterator[Button]:
    for number, one in enumerate(held.node.named_children):
        pairs = dict(pairs_of(scripts.resolved(Spot(held.source, one)).node))
        style = scripts.texts(Spot(held.source, pairs["style"])) if "style" in pairs else None
        yield Button(
            (scripts.texts(Spot(held.source, pairs["text"])) or ()) if "text" in pairs else (),
            False if style == ("cancel",) else None,
            number,
            pairs.get("onPress"),
        )


def _is_cancelable(scripts: Scripts, spot: Spot, given: list[Node]) -> bool:
    """Say whether an alert can be closed beside its buttons: on Android only where it says so."""
    if len(given) < 4:
        return False
    pairs = dict(pairs_of(scripts.resolved(Spot(spot.source, given[3])).node))
    return "cancelable" in pairs and literal_truth(bare(pairs["cancelable"])) is True
