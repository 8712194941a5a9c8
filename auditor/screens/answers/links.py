"""The documents that a screen binds to or links to: in the package, or elsewhere by their address.

Looked for are addresses in its words, in what its links and spans run, and in the screens that they
open: pages, and papers in views. A text that takes a document for accepted and links to none leaves one unexamined (`UNNAMED`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.values import Instance, Site
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import CONST_STRINGS
from auditor.model.vocabulary import Role
from auditor.screens.answers.choices import Pressed
from auditor.screens.inventory.documents import POLICY_NAME
from auditor.screens.inventory.policy_texts import is_headed_as_document
from auditor.screens.inventory.texts import Text
from auditor.screens.memory.memories import thing_of
from auditor.screens.notice.other_data import is_paper_itself
from auditor.screens.parts.shown import Effect
from auditor.screens.parts.wording import ADDRESS, Wordings
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.addresses import RAW, member_of
from auditor.screens.surfaces.drafts import Draft
from auditor.sentences.labels import binds_to_document, document_names, names_document
from auditor.sentences.servers import receives_data

UNNAMED: Final = "?"
"""Stands for a document that is accepted and to which nothing leads."""

_NO_DOCUMENTS: Final = frozenset(
    {
        "javascript",
        "mailto",
        "tel",
        "sms",
        "smsto",
        "market",
        "geo",
        "about",
        "data",
        "whatsapp",
    }
)
"""Schemes that lead to no document."""
_SPAN: Final = "Landroid/text/style/ClickableSpan;"
_CLICKED: Final = "onClick(Landroid/view/View;)V"
_RAW: Final = "raw/"
_ASSET: Final = "assets/"
_PROSE: Final = (".txt", ".html", ".htm", ".md")
"""Endings of files that are read, and not run."""
_MOST_SPANS: Final = 12
_HEAD: Final = 40
"""Characters in which a paper on a screen says what it is."""
_SHORTEST: Final = 60
"""Characters of a paper that a screen shows; what has fewer is its title, or a button's words."""


@dataclass(slots=True)
class Linked:
    """What a screen leads to."""

    documents: dict[Text, None] = field(default_factory=dict)
    unexamined: dict[str, None] = field(default_factory=dict)
    drafts: Sequence[Draft] = ()
    """The screens that may be opened."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The members and addresses, each once."""
        members = dict.fromkeys(one.source for one in self.documents)
        return (*members, *self.unexamined)


class Links:
    """Follows links; one per app."""

    def __init__(
        self,
        wordings: Wordings,
        presser: Presser,
        resolver: Resolver,
        calls_app: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self.wordings = wordings
        self.calls_app = calls_app
        self.presser = presser
        self.resolver = resolver
        self.program: Program = resolver.program
        self._by_source: dict[str, list[Text]] = {}
        for one in wordings.inventory.texts:
            if one.where == "policy-asset":
                self._by_source.setdefault(one.source, []).append(one)

    def of(
        self, draft: Draft, pressed: Sequence[Pressed], drafts: Sequence[Draft] = ()
    ) -> Linked:
        """Return the documents of a screen, which may open some others."""
        found = Linked(documents=dict(draft.displays), drafts=drafts)
        texts = [*draft.words.texts, *(text for one in pressed for text in one.choice.labels)]
        for text in texts:
            for address in self.wordings.links(text):
                if not _is_server(text, address):
                    self._add(found, address)
        for one in pressed:
            self._of_control(found, one)
        for use in self._spans(draft):
            self._ran(found, self.presser.run(use, ticked=None))
        binding = [one for one in texts if binds_to_document(one.text, one.locale)]
        if binding and not found.sources and not _is_itself(draft.words.texts, binding):
            found.unexamined[UNNAMED] = None
        return found

    def _of_control(self, found: Linked, pressed: Pressed) -> None:
        """Add what a link names itself, or what opening a document runs."""
        if pressed.piece.address:
            self._add(found, pressed.piece.address)
        choice = pressed.choice
        if Effect.OPENS_DOCUMENT in choice.effects or choice.role is Role.LINK:
            for run in pressed.runs:
                self._ran(found, run)

    def _ran(self, found: Linked, run: Run) -> None:
        self._follow(found, run.visited)
        events = [event for each in run.endings for event in each.events]
        self._opened(found, (event.what for event in events if event.kind == "start"))

    def _add(self, found: Linked, address: str) -> None:
        """Add what an address names: a member, a screen that it opens, or what is elsewhere."""
        address = address.rstrip(".,;")
        scheme = address.partition(":")[0].lower()
        if member := member_of(address):
            self._member(found, member)
        elif address.startswith(RAW):
            self._raw_named(found, address.removeprefix(RAW).partition(".")[0])
        elif scheme in ("http", "https"):
            found.unexamined[address] = None
        elif scheme not in _NO_DOCUMENTS and "://" in address:
            before = len(found.sources)
            self._opened(found, self.program.manifest.answering(address))
            if len(found.sources) == before:
                found.unexamined[address] = None

    def _raw_named(self, found: Linked, name: str) -> None:
        texts = [
            text
            for source, each in sorted(self._by_source.items())
            for text in each
            if source.partition(".")[0] == f"res/raw/{name}"
        ]
        found.documents.update(dict.fromkeys(texts))

    def _member(self, found: Linked, member: str) -> None:
        texts = self._by_source.get(member)
        if self.calls_app(member) and not (texts and is_headed_as_document(texts[0])):
            return  # A screen of the app's: it asks, or takes a form.
        if texts:
            found.documents.update(dict.fromkeys(texts))
        else:
            found.unexamined[member] = None

    def _follow(self, found: Linked, places: Iterable[Site]) -> None:
        """Add the addresses and raw files that run code names."""
        for method, pc in sorted(places):
            uses = self.resolver.def_use(method)
            if not uses.has(pc):
                continue
            one = uses.instruction(pc)
            image, _ = self.program.place(method)
            if one.opcode in CONST_STRINGS and one.ref is not None:
                text = image.strings[one.ref]
                hit = ADDRESS.fullmatch(text)
                if hit is not None:
                    self._add(found, hit[0])
                elif _ASSET + text in self._by_source and (
                    POLICY_NAME.search(text) or text.lower().endswith(_PROSE)
                ):
                    self._member(
                        found, _ASSET + text
                    )  # Opened by its name, to be drawn by the app.
            elif one.opcode == 0x14 and one.literal is not None:
                self._raw(found, one.literal)

    def _raw(self, found: Linked, identity: int) -> None:
        resources = self.resolver.resources
        name = resources.name(identity) if resources is not None else None
        if resources is not None and name is not None and name.startswith(_RAW):
            for _, member in resources.files(identity):
                self._member(found, member)

    def _opened(self, found: Linked, screens: Iterable[str]) -> None:
        """Add what the screens name that show pages and are opened."""
        for name in sorted(set(screens)):
            papers = (text for one in found.drafts if one.owner == name for text in _paper(one))
            found.documents.update(dict.fromkeys(papers))
            places = [
                (method, one.pc)
                for method in self.program.methods_of_class(name)
                for one in self.program.body(method).instructions
            ]
            self._follow(found, places)

    def _spans(self, draft: Draft) -> Iterator[Use]:
        """Yield the clickable spans that the code around a screen makes."""
        methods: dict[MethodNumber, None] = dict.fromkeys(one for one, _ in draft.shown_at)
        for owner in (draft.owner, draft.maker):
            methods.update(dict.fromkeys(self.program.methods_of_class(owner)))
        count = 0
        for name in self.resolver.hierarchy.subtypes(_SPAN):
            method = self.resolver.hierarchy.resolve_method(name, _CLICKED)
            for use in self.program.type_uses(name, frozenset({0x22})):
                if method is None or use.method not in methods or count >= _MOST_SPANS:
                    continue
                count += 1
                yield Use(
                    Handler(method, thing_of(Instance(name, (use.method, use.pc)))), (None,)
                )


def _is_server(text: Text, address: str) -> bool:
    """Say whether an address that is written out only says where data are sent."""
    is_written = address in text.text and not POLICY_NAME.search(address)
    return is_written and receives_data(text.text, address, text.locale)


def _paper(draft: Draft) -> Iterator[Text]:
    """Yield the words of a screen that is a document: it is headed as one, and nothing is filled in or answered there."""
    words = draft.words.texts
    is_paper = not draft.asides and all(one.kind == "button" for one in draft.pieces)
    if is_paper and any(names_document(one.text[:_HEAD], one.locale) for one in words):
        yield from (one for one in words if len(one.text) >= _SHORTEST)


def _is_itself(words: Sequence[Text], binding: Sequence[Text]) -> bool:
    """Say whether the paper that some texts take for accepted is what stands on the screen."""
    names = (name for one in binding for name in document_names(one.text, one.locale))
    return is_paper_itself(words, names)
