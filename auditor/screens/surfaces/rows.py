"""What the rows of a list and the pages of a pager say: the layouts and words of their adapter.

An adapter is known by its shape, which a shrinker leaves: a class of the app that is handed to the
list and makes a row for a `ViewGroup` and a number, or a view for a place. What its methods, and those
of the classes that it makes, put into the views of the rows is shown by the list.
Source: androidx.recyclerview.widget.RecyclerView.Adapter, androidx.viewpager.widget.PagerAdapter,
android.widget.BaseAdapter and ArrayAdapter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Instance, ViewById
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import INSTANCE_READS, INSTANCE_WRITES
from auditor.model.names import LIBRARIES, outermost
from auditor.screens.parts.view_trees import with_rows
from auditor.screens.parts.wording import OPEN, Wording, Wordings
from auditor.screens.surfaces.array_adapters import ARRAY_ADAPTER, filled_at
from auditor.screens.surfaces.boards import Boards
from auditor.screens.surfaces.drafts import Draft
from auditor.screens.views.own_views import OwnViews

_MAKES_ROWS: Final = (
    "(Landroid/view/ViewGroup;I)",
    "(ILandroid/view/View;Landroid/view/ViewGroup;)",
)
_SAYS: Final = frozenset({"setText", "append"})
_BUILDERS: Final = ("Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;")
_MOST_CLASSES: Final = 12


@dataclass(slots=True)
class Rows:
    """Reads adapters; one per app."""

    wordings: Wordings
    boards: Boards
    graph: CallGraph
    own: OwnViews

    def lay_into(self, draft: Draft) -> bool:
        """Put what the lists of a screen say onto it; False where that is not known whole."""
        whole = bool(draft.lists)
        for identity in draft.lists:
            adapters = dict.fromkeys(self._adapters(draft.owner, identity)) if identity else {}
            whole &= bool(adapters)
            for one in adapters:
                whole &= self._lay(draft, one, identity or 0)
        return whole

    @property
    def _resolver(self) -> Resolver:
        return self.wordings.resolver

    def _adapters(self, owner: str, identity: int) -> Iterator[Instance]:
        """Yield the objects that are handed to the list with an id."""
        program = self._resolver.program
        methods = dict.fromkeys(
            method
            for one in (owner, *self._resolver.hierarchy.supers(owner))
            if not one.startswith(LIBRARIES)
            for method in program.methods_of_class(one)
        )
        methods.update(dict.fromkeys(use.method for use in program.resource_uses(identity)))
        for method in methods:
            if not program.has_code(method):
                continue
            for pc, receiver, given in self._touches(method):
                shown = self._resolver.value(Scope(method), pc, receiver)
                if any(isinstance(one, ViewById) and one.id == identity for one in shown):
                    yield from self._handed(method, pc, given)

    def _touches(self, method: MethodNumber) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Yield where a method hands objects to another: the pc, the register of that, of those.

        Where a shrinker puts `setAdapter` into its caller, a field of the list is written.
        """
        for one in self._resolver.def_use(method).body.instructions:
            if one.opcode in INSTANCE_WRITES and len(one.registers) > 1:
                yield one.pc, one.registers[1], one.registers[:1]
            elif one.opcode in CALLS:
                call = self._resolver.call_at(method, one.pc)
                if call is None or call.receiver is None:
                    continue
                given = (
                    call.register(index)
                    for index, kind in enumerate(call.types)
                    if kind.startswith("L")
                )
                yield call.pc, call.receiver, tuple(each for each in given if each is not None)

    def _handed(
        self, method: MethodNumber, pc: int, given: tuple[int, ...]
    ) -> Iterator[Instance]:
        for register in given:
            for one in self._resolver.value(Scope(method), pc, register):
                if isinstance(one, Instance) and (
                    one.type == ARRAY_ADAPTER or self._makes_rows(one.type)
                ):
                    yield one

    def _makes_rows(self, name: str) -> bool:
        program = self._resolver.program
        return any(
            shape in signature
            for one in (name, *self._resolver.hierarchy.supers(name))
            if not one.startswith(LIBRARIES) and program.class_info(one) is not None
            for signature in program.declared(one)
            for shape in _MAKES_ROWS
        )

    def _lay(self, draft: Draft, adapter: Instance, identity: int) -> bool:
        """Put the rows of one adapter onto a screen; False where some of it is not known."""
        if adapter.type == ARRAY_ADAPTER:
            words = self._of_array(adapter)
            self._say(draft, words, identity)
            return words.is_whole
        resources = self._resolver.resources
        classes = list(self._classes(adapter.type))
        layouts = [
            layout
            for name in classes
            for identity in self.own.layouts(name)
            if resources is not None
            for layout in resources.layouts(identity)
        ]
        if not layouts or not self._is_of(draft.owner, classes):
            return False
        rows = self.boards.draft(adapter.type, layouts, tuple(classes))
        self._say(draft, rows.words, identity)
        draft.pieces = [*draft.pieces, *rows.pieces]
        draft.asides |= rows.asides
        draft.has_pages |= rows.has_pages
        draft.has_pictures |= rows.has_pictures
        draft.prints |= rows.prints
        return rows.words.is_whole and not rows.lists

    def _say(self, draft: Draft, words: Wording, identity: int) -> None:
        """Put the words of rows onto a screen and into its sketch."""
        draft.words = draft.words.joined(Wording(words.texts))
        resources = self._resolver.resources
        name = resources.name(identity) if resources is not None else None
        if draft.node is not None and name is not None:
            plain = [one.text for one in words.texts if not one.locale]
            draft.node = with_rows(draft.node, name.partition("/")[2], plain)

    def _classes(self, adapter: str) -> Iterator[str]:
        """Yield an adapter's class, those above it, and those of the rows that it makes."""
        program = self._resolver.program
        names = {
            one: None
            for one in (adapter, *self._resolver.hierarchy.supers(adapter))
            if not one.startswith(LIBRARIES) and program.class_info(one) is not None
        }
        for one in list(names):
            for method in program.methods_of_class(one):
                image, row = program.place(method)
                for each in image.type_id[image.type_uses_in(row)].tolist():
                    name = image.type_name(each)
                    if not name.startswith(LIBRARIES) and program.class_info(name) is not None:
                        names.setdefault(name)
        yield from list(names)[:_MOST_CLASSES]

    def _is_of(self, owner: str, classes: list[str]) -> bool:
        """Say whether the entries that rows are filled from are made around one screen alone."""
        program = self._resolver.program
        instances = self.graph.instances
        for name in classes:
            for method in program.methods_of_class(name):
                for entry in self._entries(method):
                    made = {
                        outermost(program.owner(one.method))
                        for one in instances.births(entry)
                        # A copy that an entry makes of itself is filled from where that was made.
                        if one.how == "object" and program.owner(one.method) != entry
                    }
                    if len(made - {outermost(owner)}) > (outermost(owner) not in made):
                        return False
        return True

    def _entries(self, method: MethodNumber) -> Iterator[str]:
        """Yield the classes whose fields a method puts into views."""
        program = self._resolver.program
        if not program.has_code(method):
            return
        image, _ = program.place(method)
        for site in program.calls_in(method):
            if site.name not in _SAYS:
                continue
            call = self._resolver.call_at(method, site.pc)
            register = None if call is None else call.register(0)
            if call is None or register is None or call.owner in _BUILDERS:
                continue
            uses = self._resolver.def_use(method)
            for root, _ in roots_of(uses, call.pc, register, frozenset()):
                one = uses.instruction(root) if root != ENTRY else None
                if one is not None and one.opcode in INSTANCE_READS and one.ref is not None:
                    yield image.field_text(one.ref).partition("->")[0]

    def _of_array(self, adapter: Instance) -> Wording:
        """Return what an `ArrayAdapter` is filled with where it is made."""
        filled = filled_at(self._resolver, adapter)
        return OPEN if filled is None else self.wordings.argument(*filled)
