"""Which receivers of broadcasts code registers for which actions.

The call that registers one says both: whose object it is given, and by what filter. Where a filter
comes from elsewhere, its class counts as registered for each action that the class spells.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Text
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.model.names import outermost

_RECEIVER: Final = "Landroid/content/BroadcastReceiver;"
_REGISTER: Final = "registerReceiver"
_WHERE: Final = (
    "Landroid/content/Context;",
    "Landroidx/core/content/ContextCompat;",
    "Landroid/support/v4/content/ContextCompat;",
    "Landroidx/localbroadcastmanager/content/LocalBroadcastManager;",
    "Landroid/support/v4/content/LocalBroadcastManager;",
)
_FILTER: Final = "Landroid/content/IntentFilter;"
_ADD: Final = f"{_FILTER}->addAction("
_MADE: Final = f"{_FILTER}-><init>("
_MADE_WITH: Final = f"{_MADE}Ljava/lang/String;"
_COPIED: Final = f"{_MADE}{_FILTER}"
_BIRTHS: Final = frozenset({NEW_INSTANCE})


class Registration(NamedTuple):
    """One call that registers a receiver."""

    method: MethodNumber
    receivers: tuple[Instance, ...]
    """What it may be given as the receiver; none if that is not known."""
    actions: frozenset[str]
    """Of the filter; none if that is not known."""

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the receiver; none if that is not known."""
        return frozenset(one.type for one in self.receivers)


class RegisteredReceivers:
    """The receivers that one app's code registers."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.hierarchy = resolver.hierarchy
        self._of: dict[str, tuple[str, ...]] = {}

    def receivers(self, action: str) -> tuple[str, ...]:
        """Name the receivers that code registers for an action."""
        if action not in self._of:
            self._of[action] = tuple(dict.fromkeys(self._find(action))) if action else ()
        return self._of[action]

    def actions(self, receivers: frozenset[str]) -> set[str]:
        """Give the actions for which code registers some receivers."""
        found = (one.actions for one in self.every if one.classes & receivers)
        return set().union(*found)

    @cached_property
    def every(self) -> tuple[Registration, ...]:
        """Every call that registers a receiver."""
        return tuple(self._registrations())

    def _find(self, action: str) -> Iterable[str]:
        spelled = {
            outermost(self.program.owner(one.method))
            for one in self.program.string_uses(action)
        }
        for one in self.every:
            around = outermost(self.program.owner(one.method))
            is_meant = action in one.actions if one.actions else around in spelled
            if is_meant:
                yield from sorted(one.classes) or self._made_in(around)

    def _made_in(self, place: str) -> Iterable[str]:
        """Name the receivers that the code in an outermost class makes."""
        for name in self.hierarchy.subtypes(_RECEIVER):
            births = self.program.type_uses(name, _BIRTHS)
            if any(outermost(self.program.owner(one.method)) == place for one in births):
                yield name

    def _registrations(self) -> Iterable[Registration]:
        for site in self.program.calls_of(None, _REGISTER):
            call = self.resolver.call_at(site.method, site.pc)
            if call is None or not self._is_registering(call.owner):
                continue
            made = self._made(call, _FILTER)
            is_own = bool(made) and all(one.site[0] == call.method for one in made)
            actions = self._actions(call.method) if is_own else frozenset()
            yield Registration(call.method, self._made(call, _RECEIVER), actions)

    def _is_registering(self, owner: str) -> bool:
        return any(self.hierarchy.is_subtype(owner, one) for one in _WHERE)

    def _made(self, call: Call, kind: str) -> tuple[Instance, ...]:
        """Give what objects a call is given as its first argument of a kind; none if that is not known whole."""
        for index, one in enumerate(call.types):
            register = call.register(index)
            if register is not None and self.hierarchy.is_subtype(one, kind):
                values = self.resolver.value_at(call.method, call.pc, register)
                known = [each for each in values if isinstance(each, Instance)]
                return tuple(known) if len(known) == len(values) else ()
        return ()

    def _actions(self, method: MethodNumber) -> frozenset[str]:
        """Give the actions of the one filter that a method makes; none if that is not known whole."""
        calls = [
            one for one in self.program.calls_in(method) if one.target.startswith((_ADD, _MADE))
        ]
        made = [one for one in calls if one.target.startswith(_MADE)]
        if len(made) != 1 or made[0].target.startswith(_COPIED):
            return frozenset()
        found: set[str] = set()
        for one in calls:
            if not one.target.startswith((_ADD, _MADE_WITH)):
                continue
            call = self.resolver.call_at(method, one.pc)
            values = () if call is None else self.resolver.argument(Scope(method), call, 0)
            texts = {each.text for each in values if isinstance(each, Text) and not each.holes}
            if not texts or len(texts) != len(values):
                return frozenset()
            found |= texts
        return frozenset(found)
