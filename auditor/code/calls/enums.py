"""Which name and which number a constant of an enum has at run time, and which constant has a name.

A shrinker renames the field that holds a constant; the name that `name()` gives is the text that the
class's start hands to the constructor. Source: java.lang.Enum; what javac, kotlinc and R8 make of it.
"""

from collections.abc import Iterator, Mapping

from auditor.code.calls.singletons import Singletons
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import DefUse
from auditor.code.classes.sites import Call, read_call
from auditor.code.evaluation.outcomes import FALSE, Known, Outcomes, Token
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_ENUM = "Ljava/lang/Enum;"
_NAMES = ("name", "toString")
_NUMBER = "ordinal"
_STRING = "Ljava/lang/String;"


class Enums:
    """The constants of the app's enums; each class is read once."""

    def __init__(self, program: Program, uses: DefUses, singletons: Singletons) -> None:
        self.program = program
        self.uses = uses
        self.singletons = singletons
        self._names: dict[str, Mapping[str, str]] = {}

    def has(self, name: str) -> bool:
        """Say whether a class is an enum of the app's."""
        return name != _ENUM and self._is_enum(name)

    def name_of(self, field: str) -> str | None:
        """Return the name of the constant that a field of its enum holds."""
        return self._of(field.partition("->")[0]).get(field)

    def gives(self, call: Call) -> bool:
        """Say whether a call gives the name or number of a constant, or the constant of a name."""
        if call.is_static:
            return (
                call.name == "valueOf"
                and call.types[-1:] == (_STRING,)
                and call.returns == (call.owner if call.types == (_STRING,) else _ENUM)
                and (call.owner == _ENUM or self._is_enum(call.owner))
            )
        asks = call.name in _NAMES or call.name == _NUMBER
        return asks and not call.types and self._is_enum(call.owner)

    def given(self, call: Call, words: list[Outcomes]) -> Outcomes:
        """Return what such a call gives for what its words can be; None for anything."""
        known = words[-1]
        if known is None:
            return None
        known -= FALSE  # Nothing has no number, and no name is the name of none: an exception answers.
        owner = call.owner
        if call.owner == _ENUM and call.is_static:
            classes = words[0] or frozenset()
            owner = next((one.name for one in classes if isinstance(one, Token)), "")
        found = [self._one(call, owner, one) for one in known]
        return None if None in found else frozenset(one for one in found if one is not None)

    def looked_up(
        self, method: MethodNumber, uses: DefUse, one: Instruction, places: Outcomes
    ) -> Outcomes:
        """Return what a read of a table gives for its places; None for any other array or calculation.

        Compilers let a `when` of an enum's constants go by such a table of their numbers.
        """
        found = uses.definitions(one.pc, one.registers[1]) if one.opcode == opcodes.AGET else ()
        made = uses.instruction(found[0]) if len(found) == 1 and found[0] >= 0 else None
        if not places or made is None or made.ref is None:
            return None
        if made.opcode not in opcodes.STATIC_READS:
            return None
        table = self.singletons.numbers(self.program.place(method)[0].field_text(made.ref))
        if table is None or not all(isinstance(each, int) for each in places):
            return None
        return frozenset(table.get(each, 0) for each in places if isinstance(each, int))

    def _one(self, call: Call, owner: str, value: Known) -> Known | None:
        if call.name == _NUMBER:
            return self.singletons.number(value.name) if isinstance(value, Token) else None
        names = self._of(value.name.partition("->")[0] if isinstance(value, Token) else owner)
        if not call.is_static:
            return names.get(value.name) if isinstance(value, Token) else None
        fields = [field for field, name in names.items() if name == value]
        if fields:
            return Token("enum", fields[0])
        # Without a field, which a shrinker takes away from what nobody names: none of the others.
        is_one = isinstance(value, str) and value in self._without_field(owner)
        return Token("enum", f"{owner}->{value}") if is_one else None

    def _without_field(self, owner: str) -> frozenset[str]:
        """Return the texts that an enum's start names and no field is known for."""
        start = self.program.method(f"{owner}-><clinit>()V")
        uses = None if start is None else self.uses.of(start)
        if start is None or uses is None:
            return frozenset()
        image, _ = self.program.place(start)
        named = {
            image.strings[one.ref]
            for one in uses.body.instructions
            if one.opcode in opcodes.CONST_STRINGS and one.ref is not None
        }
        return frozenset(named) - frozenset(self._of(owner).values())

    def _is_enum(self, owner: str) -> bool:
        info = self.program.class_info(owner)
        return owner == _ENUM or (info is not None and info.superclass == _ENUM)

    def _of(self, owner: str) -> Mapping[str, str]:
        """Return the names of an enum's constants by the fields that hold them."""
        if owner not in self._names:
            self._names[owner] = dict(self._read(owner))
        return self._names[owner]

    def _read(self, owner: str) -> Iterator[tuple[str, str]]:
        start = self.program.method(f"{owner}-><clinit>()V")
        uses = None if start is None else self.uses.of(start)
        if start is None or uses is None:
            return
        image, _ = self.program.place(start)
        for one in uses.body.instructions:
            if one.opcode not in opcodes.FIELD_WRITES or one.ref is None:
                continue
            field = image.field_text(one.ref)
            if not field.endswith(f":{owner}"):
                continue
            for made in uses.definitions(one.pc, one.registers[0]):
                for pc in uses.uses(made, one.registers[0]) if made >= 0 else ():
                    call = read_call(self.program, start, uses.instruction(pc))
                    register = None if call is None else call.register(0)
                    if call is None or call.name != "<init>" or register is None:
                        continue
                    for text in uses.definitions(pc, register):
                        named = uses.instruction(text) if text >= 0 else None
                        if (
                            named
                            and named.opcode in opcodes.CONST_STRINGS
                            and named.ref is not None
                        ):
                            yield field, image.strings[named.ref]
