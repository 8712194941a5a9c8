"""What is asked of a value, and how literals answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from tree_sitter import Node

from auditor.model.vocabulary import Kleene
from auditor.scripts.syntax import literal_truth, string_of, text_of


@dataclass(frozen=True, slots=True)
class Test:
    """What is asked of a value: that it is true or false, or that it equals a text or does not."""

    wanted: bool = True
    text: str | None = None

    def flipped(self) -> "Test":
        """Return the opposite test."""
        return Test(not self.wanted, self.text)

    @property
    def admits_nothing(self) -> bool:
        """Whether it passes where nothing was ever put."""
        if self.text is None:
            return not self.wanted
        return (self.text in ("null", "undefined", "")) is self.wanted

    def admits(self, value: Node) -> bool | None:
        """Say whether a literal passes; None for what is no literal."""
        if self.text is not None:
            plain = plain_text(value)
            return None if plain is None else (plain == self.text) is self.wanted
        truth = literal_truth(value)
        return None if truth is None else truth is self.wanted


def plain_text(node: Node) -> str | None:
    """Return a literal as text: `true`, `"true"` and `'1'` are kept as texts by stores."""
    if node.type == "string":
        return string_of(node).strip("'\"")
    if node.type in ("true", "false", "null", "undefined", "number"):
        return text_of(node)
    return {"!0": "true", "!1": "false", "void 0": "undefined"}.get(text_of(node))


def all_of(values: Iterable[Kleene]) -> Kleene:
    """Join by Kleene's AND."""
    found = Kleene.YES
    for one in values:
        if one is Kleene.NO:
            return one
        if one is Kleene.UNKNOWN:
            found = one
    return found


def any_of(*values: Kleene) -> Kleene:
    """Join by Kleene's OR."""
    if Kleene.YES in values:
        return Kleene.YES
    return Kleene.UNKNOWN if Kleene.UNKNOWN in values else Kleene.NO
