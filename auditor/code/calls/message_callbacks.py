"""Answers whose messages go through a send: the `Handler.Callback` that a plain handler was made with.

`new Handler(looper, callback)` is a handler of the framework's own class, and `callback.handleMessage`
takes what it is sent. The handler is followed from where it is made into the fields that keep it, and from a
send back to the field or the making it comes out of; a message that is sent by itself back to the handler
it was obtained of. Source: android.os.Handler, android.os.Message (API 1 to 37, `dispatchMessage`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from auditor.code.calls.handing import Handing
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import CALLS, ENTRY, DefUse
from auditor.code.classes.sites import Call, read_call
from auditor.dex import opcodes
from auditor.dex.body import Instruction

HANDLER: Final = "Landroid/os/Handler;"
CALLBACK: Final = "Landroid/os/Handler$Callback;"

NEVER: Final = 0
PERHAPS: Final = 1
SURELY: Final = 2

_MESSAGE: Final = "Landroid/os/Message;"
_OBTAINS: Final = frozenset({"obtainMessage", "obtain"})
_LOOKS: Final = frozenset({"Lkotlin/jvm/internal/Intrinsics;", "Ljava/util/Objects;"})
_MAKERS: Final = frozenset({"<init>", "createAsync"})
_MOST_MAKINGS: Final = 64
_MOST_CALLBACKS: Final = 64
_MOST_FIELDS: Final = 8
_DEEPEST: Final = 3
_MOST_STEPS: Final = 40
_CONSTANTS: Final = frozenset(range(0x12, 0x1D))
_FOLLOWED: Final = opcodes.MOVES | {opcodes.CHECK_CAST}
_READ, _MADE, _SELF, _OTHER = "read", "made", "self", "other"
_Origin = tuple[str, object]
"""Where a handler comes from: out of a field, from a place of the method, the object itself, or elsewhere."""


@dataclass(frozen=True, slots=True)
class Making:
    """One place that makes a handler with a callback, and what keeps the handler."""

    site: CallSite
    own: str
    """The class of the handler."""
    made: int
    """The instruction whose register holds it first."""
    fields: frozenset[str]
    is_lost: bool
    """Whether it goes where it is not followed: given back, handed on, put into a list."""


class MessageCallbacks:
    """The callbacks of one app that handlers are made with; found when asked for."""

    def __init__(self, program: Program, hierarchy: Hierarchy, handing: Handing) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.handing = handing
        self._made: tuple[Making, ...] | None = None
        self._origins: dict[tuple[MethodNumber, int], frozenset[_Origin]] = {}

    def is_callback(self, class_name: str) -> bool:
        """Say whether objects of a class can be given to a plain handler, and are none themselves."""
        is_subtype = self.hierarchy.is_subtype
        return is_subtype(class_name, CALLBACK) and not is_subtype(class_name, HANDLER)

    def mean(self, call: CallSite, receiver: str) -> int:
        """Say how surely what a call sends is handled by an object of a class: `NEVER` to `SURELY`."""
        makings = [one for one in self._makings() if self._holds(one, receiver)]
        return max((self._meets(call, one) for one in makings), default=NEVER)

    def takers(self, method: MethodNumber, pc: int) -> dict[str, bool]:
        """Name the classes whose objects can take what the call at a place sends, and whether for certain."""
        called = self._call(method, pc)
        makings = () if called is None else self._makings()
        if called is None or not makings:
            return {}
        call = CallSite(method, pc, called.opcode, called.text)
        found: dict[str, bool] = {}
        for one in makings:
            surely = self._meets(call, one)
            if surely == NEVER:
                continue
            held = [name for name in self._callbacks() if self._holds(one, name)]
            for name in held:
                is_sure = surely == SURELY and len(held) == 1
                found[name] = found.get(name, False) or is_sure
        return found

    def obtained(self, method: MethodNumber, pc: int) -> tuple[Call, int] | None:
        """Give the call by which the message that a call sends by itself was obtained of a handler.

        With the register of that handler.
        """
        call = self._call(method, pc)
        flow = self.handing.flows.of(method)
        if call is None or flow is None or call.receiver is None:
            return None
        for one in self._definers(flow, pc, call.receiver):
            found = None if one is None else self._obtaining(flow, method, one)
            if found is not None:
                return found
        return None

    def _makings(self) -> tuple[Making, ...]:
        if self._made is None:
            self._made = tuple(self._find())
        return self._made

    def _callbacks(self) -> list[str]:
        known = self.hierarchy.subtypes(CALLBACK)
        return [one for one in known if self.is_callback(one)][:_MOST_CALLBACKS]

    def _holds(self, making: Making, receiver: str) -> bool:
        return self.handing.could_hand(making.site, receiver, CALLBACK)

    def _find(self) -> Iterator[Making]:
        sites = [
            site
            for owner in (HANDLER, *sorted(self.hierarchy.subtypes(HANDLER)))
            for name in sorted(_MAKERS)
            for site in self.program.calls_of(owner, name)
            if CALLBACK in site.target
        ]
        for site in sites[:_MOST_MAKINGS]:
            flow = self.handing.flows.of(site.method)
            call = self._call(site.method, site.pc)
            if flow is None or call is None:
                continue
            if call.is_static:
                taken = flow.result_of(site.pc)
                if taken is not None:
                    yield self._making(site, HANDLER, taken.pc, taken.registers[0])
                continue
            for at in flow.definitions(call.pc, call.registers[0]):
                if (
                    at == ENTRY
                ):  # The constructor of a handler of the app's, of which any code may have one.
                    own = self.program.owner(site.method)
                    yield Making(site, own, ENTRY, frozenset(), is_lost=True)
                else:
                    yield self._making(site, call.owner, at, call.registers[0])

    def _making(self, site: CallSite, own: str, at: int, register: int) -> Making:
        """Follow a handler forward into fields, and out of them: what is not seen to its end is lost."""
        fields: set[str] = set()
        todo = [(site.method, at, register)]
        seen = set(todo)
        is_lost = False
        while todo and not is_lost:
            method, pc, register = todo.pop()
            flow = self.handing.flows.of(method)
            if flow is None or len(seen) > _MOST_STEPS or len(fields) > _MOST_FIELDS:
                is_lost = True
                break
            following: list[tuple[MethodNumber, int, int]] = []
            for use in flow.uses(pc, register):
                one = flow.instruction(use)
                if one.opcode in _FOLLOWED:
                    following.append((method, use, one.registers[0]))
                elif one.opcode in opcodes.FIELD_WRITES and one.registers[0] == register:
                    text = self._field(method, one)
                    if text not in fields:
                        fields.add(text)
                        following.extend(self._reads(text))
                elif not self._is_harmless(method, one, register):
                    is_lost = True
            todo.extend(one for one in following if one not in seen)
            seen.update(following)
        return Making(site, own, at, frozenset(fields), is_lost)

    def _reads(self, text: str) -> Iterator[tuple[MethodNumber, int, int]]:
        for use in self.program.field_uses(text):
            if use.opcode in opcodes.FIELD_READS:
                flow = self.handing.flows.of(use.method)
                if flow is not None and flow.has(use.pc):
                    yield use.method, use.pc, flow.instruction(use.pc).registers[0]

    def _is_harmless(self, method: MethodNumber, one: Instruction, register: int) -> bool:
        """Say whether a use of a handler takes it nowhere: a send on it, a test, a message of it."""
        if one.opcode in opcodes.IFS | opcodes.MONITORS | {opcodes.INSTANCE_OF}:
            return True
        call = read_call(self.program, method, one) if one.opcode in CALLS else None
        if call is None:
            return False
        if call.owner in _LOOKS and call.returns == "V":
            return True
        if call.is_static:
            return call.owner == _MESSAGE and call.name in _OBTAINS
        is_on = call.registers[0] == register and register not in call.registers[1:]
        return is_on and self.hierarchy.is_subtype(call.owner, HANDLER)

    def _meets(self, call: CallSite, making: Making) -> int:
        """Say how surely a call sends through a handler that was made at a place."""
        return max(
            (self._comes_from(making, one) for one in self._origins_of(call)),
            default=NEVER,
        )

    def _comes_from(self, making: Making, origin: _Origin) -> int:
        kind, what = origin
        if kind == _MADE:
            return SURELY if what == (making.site.method, making.made) else NEVER
        if kind == _READ:
            if what in making.fields:
                return SURELY
            is_like = self._can_be(making, str(what).rpartition(":")[2])
            return PERHAPS if making.is_lost and is_like else NEVER
        if kind == _SELF:
            return SURELY if self._can_be(making, str(what)) else NEVER
        # A message, or a handler, that is given by somebody else.
        return PERHAPS if making.is_lost or what == _MESSAGE else NEVER

    def _can_be(self, making: Making, declared: str) -> bool:
        """Say whether a handler that was made so can stand where a type is declared."""
        is_subtype = self.hierarchy.is_subtype
        is_base = making.made == ENTRY  # A constructor, which those of classes below call too.
        return is_subtype(making.own, declared) or (
            is_base and is_subtype(declared, making.own)
        )

    def _origins_of(self, call: CallSite) -> frozenset[_Origin]:
        key = (call.method, call.pc)
        known = self._origins.get(key)
        if known is None:
            known = self._origins[key] = frozenset(self._find_origins(call))
        return known

    def _find_origins(self, site: CallSite) -> Iterator[_Origin]:
        flow = self.handing.flows.of(site.method)
        call = self._call(site.method, site.pc)
        if flow is None or call is None:
            yield _OTHER, _MESSAGE
            return
        if call.receiver is not None and self.hierarchy.is_subtype(call.owner, HANDLER):
            yield from self._of_handler(flow, site.method, site.pc, call.receiver)
        elif call.owner == _MESSAGE and call.receiver is not None:
            for one in self._definers(flow, site.pc, call.receiver):
                found = None if one is None else self._obtaining(flow, site.method, one)
                if found is None:
                    yield _OTHER, _MESSAGE
                else:
                    yield from self._of_handler(flow, site.method, found[0].pc, found[1])
        else:  # A messenger: of a handler that it is given, or of one far away.
            at = call.first(HANDLER)
            register = None if at is None else call.register(at)
            if register is None:
                yield _OTHER, _MESSAGE
            else:
                yield from self._of_handler(flow, site.method, site.pc, register)

    def _of_handler(
        self, flow: DefUse, method: MethodNumber, pc: int, register: int, deep: int = _DEEPEST
    ) -> Iterator[_Origin]:
        for one in self._definers(flow, pc, register):
            if one is None:
                word = flow.parameter_at(pc, register)
                is_this = word == 0 and not self.program.is_static(method)
                yield (_SELF, self.program.owner(method)) if is_this else (_OTHER, HANDLER)
            elif one.opcode in opcodes.FIELD_READS:
                yield _READ, self._field(method, one)
            elif one.opcode == opcodes.NEW_INSTANCE or one.opcode in opcodes.MOVE_RESULTS:
                made = {each.made for each in self._makings() if each.site.method == method}
                is_made = one.opcode == opcodes.NEW_INSTANCE or one.pc in made
                if is_made:
                    yield _MADE, (method, one.pc)
                else:
                    yield from self._given_back(flow, method, one, deep)
            elif one.opcode not in _CONSTANTS:
                yield _OTHER, HANDLER

    def _given_back(
        self, flow: DefUse, method: MethodNumber, taken: Instruction, deep: int
    ) -> Iterator[_Origin]:
        """Yield where a handler comes from that a method of the app's own gives back."""
        before = flow.call_before(taken.pc)
        call = None if before is None else read_call(self.program, method, before)
        target = None if call is None or not deep else self.program.method(call.text)
        inner = None if target is None else self.handing.flows.of(target)
        if target is None or inner is None or not self.program.has_code(target):
            yield _OTHER, HANDLER
            return
        for one in inner.body.instructions:
            if one.opcode == opcodes.RETURN_OBJECT:
                yield from self._of_handler(inner, target, one.pc, one.registers[0], deep - 1)

    def _definers(self, flow: DefUse, pc: int, register: int) -> Iterator[Instruction | None]:
        """Yield what put a value into a register, however it was moved about; None for a parameter."""
        todo, seen = [(pc, register)], {(pc, register)}
        while todo:
            pc, register = todo.pop()
            for at in flow.definitions(pc, register):
                one = None if at == ENTRY else flow.instruction(at)
                if one is None or one.opcode not in _FOLLOWED:
                    yield one
                    continue
                before = (at, one.registers[-1])
                if before not in seen:
                    seen.add(before)
                    todo.append(before)

    def _obtaining(
        self, flow: DefUse, method: MethodNumber, one: Instruction
    ) -> tuple[Call, int] | None:
        """Read the instruction that takes a message as one obtained of a handler; with its register."""
        before = flow.call_before(one.pc) if one.opcode in opcodes.MOVE_RESULTS else None
        call = None if before is None else read_call(self.program, method, before)
        if call is None or call.name not in _OBTAINS:
            return None
        if call.receiver is not None and self.hierarchy.is_subtype(call.owner, HANDLER):
            return call, call.receiver
        at = call.first(HANDLER) if call.owner == _MESSAGE else None
        register = None if at is None else call.register(at)
        return None if register is None else (call, register)

    def _call(self, method: MethodNumber, pc: int) -> Call | None:
        flow = self.handing.flows.of(method)
        if flow is None or not flow.has(pc):
            return None
        return read_call(self.program, method, flow.instruction(pc))

    def _field(self, method: MethodNumber, one: Instruction) -> str:
        image, _ = self.program.place(method)
        return "" if one.ref is None else image.field_text(one.ref)
