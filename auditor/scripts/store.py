"""The store of scripts: what is kept under a key, by whatever call, and under which keys expressions look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from auditor.scripts.apis import is_any, words
from auditor.scripts.program import Scripts, Spot, is_written
from auditor.scripts.puts import ABSENT, Put, written_at
from auditor.scripts.run_kinds import Kind
from auditor.scripts.running import Runs
from auditor.scripts.syntax import (
    arguments_of,
    function_around,
    last_name,
    pairs_of,
    parameters_of,
    path_of,
)


@dataclass(slots=True)
class Store:
    """Answers it; one per app."""

    scripts: Scripts
    runs: Runs
    _stored: dict[str, tuple[Put, ...]] = field(default_factory=dict)

    def key_of_call(self, call: Spot) -> tuple[str, ...] | None:
        """Return the keys under which a call looks into the store; None for any other call."""
        path = path_of(call.node.child_by_field_name("function"))
        given = arguments_of(call.node)
        if not given:
            return None
        if is_any(path, "kept", "get"):
            return self.scripts.texts(Spot(call.source, given[0]))
        if is_any(path, "kept", "get_options"):
            return self._key_in(Spot(call.source, given[0]))
        return None

    def _key_in(self, options: Spot) -> tuple[str, ...] | None:
        held = self.scripts.resolved(options)
        key = dict(pairs_of(held.node)).get("key")
        return None if key is None else self.scripts.texts(Spot(held.source, key))

    def key_handed(self, thing: Spot) -> tuple[str, ...] | None:
        """Return the key of `uni.getStorage({key, success: (res) => res.data})` for its `res`."""
        binding = self.scripts.binding(thing) if thing.node.type == "identifier" else None
        around = function_around(binding.declarations[0]) if binding is not None else None
        if around is None or parameters_of(around)[:1] != [
            binding.declarations[0] if binding else None
        ]:
            return None
        for run in self.runs.of(Spot(thing.source, around)):
            if run.kind is Kind.CALL and run.spot.node.type == "call_expression":
                return self.key_of_call(run.spot)
        return None

    def of_keys(self, keys: Sequence[str]) -> tuple[Put, ...] | None:
        """Return all that is kept under a key; None where it is not one key."""
        if len(keys) != 1:
            return None
        if keys[0] not in self._stored:
            self._stored[keys[0]] = tuple(self._stored_under(keys[0]))
        return self._stored[keys[0]]

    def _may_keep(self, key: Spot, call: Node) -> bool:
        """Say whether a call that is handed a key first may keep something under it, in other words."""
        path = path_of(call.child_by_field_name("function"))
        return (
            arguments_of(call)[:1] == [key.node]
            and not is_any(path, "kept", "set")
            and not _gives_or_removes(path)
        )

    def _stored_under(self, key: str) -> Iterator[Put]:
        for call in self.scripts.calls(sorted(words("kept", "set"))):
            given = arguments_of(call.node)
            texts = self.scripts.texts(Spot(call.source, given[0])) if given else ()
            if texts is None:
                yield Put(None, call, sure=False)
            elif key in texts:
                yield Put(Spot(call.source, given[1]) if len(given) > 1 else None, call)
        for call in self.scripts.calls(sorted(words("kept", "set_options"))):
            given = arguments_of(call.node)
            held = self.scripts.resolved(Spot(call.source, given[0])) if given else None
            texts = self._key_in(held) if held is not None else None
            if held is not None and texts is None:
                yield Put(None, call, sure=False)
            elif held is not None and texts is not None and key in texts:
                pairs = dict(pairs_of(held.node))
                value = next((pairs[one] for one in ("data", "value") if one in pairs), None)
                yield Put(Spot(held.source, value) if value is not None else None, call)
        yield ABSENT
        for one in self.scripts.named(key):
            above = one.node.parent
            outer = above.parent if above is not None and above.type == "arguments" else None
            if outer is not None and self._may_keep(one, outer):
                kept = arguments_of(outer)[1:2]
                put = Spot(one.source, kept[0]) if kept else None
                yield Put(put, Spot(one.source, outer), sure=False)
            if above is not None and is_written(above):
                held_by = above.child_by_field_name("object")
                if last_name(path_of(held_by)) in words("kept", "objects"):
                    yield written_at(Spot(one.source, above))


def _gives_or_removes(path: str) -> bool:
    last = last_name(path).lower()
    return last.startswith(("get", "remove", "has", "delete", "clear")) or is_any(
        path, "kept", "get"
    )
