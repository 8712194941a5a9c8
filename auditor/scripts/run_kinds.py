"""The ways in which a function of a script comes to run."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tree_sitter import Node

from auditor.scripts.asking import Dialog
from auditor.scripts.program import Scripts, Spot


class Kind(StrEnum):
    """How a function comes to run."""

    CALL = "call"
    """At a place of the scripts, when that is run or later."""
    START = "start"
    """By a framework, as an app or a screen starts."""
    TOUCH = "touch"
    """By a touch."""
    ANSWER = "answer"
    """By a button of a dialog."""
    OPEN = "open"
    """By what was not followed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One way in which a function comes to run."""

    kind: Kind
    spot: Spot
    sure: bool = True
    given: tuple[Node, ...] | None = None
    """What it is handed, where that is known."""
    after: Node | None = None
    """The promise after which it runs."""
    is_refused: bool = False
    """Whether that promise was broken."""
    answers: tuple[Dialog, int] | None = None
    is_direct: bool = False
    """Whether it is a call of the function by itself, which gets what it gives back."""
    control: Node | None = None
    """What is touched: the call that makes the element, or the expression that finds it."""


class Answers(Protocol):
    """What is known of all functions."""

    scripts: Scripts

    def of(self, function: Spot) -> Sequence[Run]:
        """Return all ways in which a function comes to run."""

    def dialog_of(self, value: Node) -> tuple[Dialog, int] | None:
        """Return the button that runs a function."""

    def answered_to(self, value: Node) -> Dialog | None:
        """Return the dialog whose answer a function is handed."""
