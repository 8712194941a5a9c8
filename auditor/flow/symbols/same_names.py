"""Groups the uses of fields of one name and type by the class that declares them.

After a shrinker hundreds of classes have a field `a`: to look through the uses of all of them for each
field would cost their square.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from auditor.code.classes.program import MethodNumber, Program, Use


@dataclass(slots=True)
class SameNames:
    """The uses of all fields of one name and type, whoever has them."""

    program: Program
    uses: dict[MethodNumber, list[Use]] = field(default_factory=dict)
    """By the method they stand in, in order."""
    users: dict[str, set[MethodNumber]] = field(default_factory=dict)
    """The methods that name a field of a class, by the class that declares it."""

    def naming(self, fact: str) -> Iterable[tuple[MethodNumber, list[Use]]]:
        """Yield in order the methods that name a field, each with its uses of all fields of the name."""
        found = {one.method for one in self.program.field_uses(fact)}
        found |= self.users.get(fact.partition("->")[0], set())
        for one in sorted(found):
            yield one, self.uses[one]


def same_names(program: Program, rest: str, key_of: Callable[[str], str]) -> SameNames:
    """Look through the fields of a name and type, written `name:type`.

    `key_of` spells a field by the class that declares it.
    """
    name, _, kind = rest.partition(":")
    found = SameNames(program)
    texts = {
        program.images[index].field_text(one)
        for index, one in program.members.fields(None, name, kind)
    }
    for text in sorted(texts):
        owner = key_of(text).partition("->")[0]
        users = found.users.setdefault(owner, set())
        users.update(one.method for one in program.field_uses(text))
    for use in program.field_uses_named(None, name, kind):
        found.uses.setdefault(use.method, []).append(use)
    return found
