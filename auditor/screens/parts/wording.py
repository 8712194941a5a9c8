"""Which words a call puts on a screen: constants, string resources in every locale, spans.

A text is followed through fields, parameters and helper methods by the resolver. What stays open
(from the network, an intent, a database) is told by `is_whole`: a consent with words from elsewhere
is unknown, never absent (decision.md, section 2).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from auditor.code.classes.histories import roots_of, shaping
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Elements, Instance, Number, Site, Value
from auditor.code.classes.values import Text as TextValue
from auditor.code.evaluation.answered import Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.code.resolution.text_calls import as_words
from auditor.code.trials.passing_words import NUMBER
from auditor.model.app import UiString
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.documents import shown_of
from auditor.screens.inventory.read_files import file_shown
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.parts.numbers import is_a_number
from auditor.screens.parts.occasions import Doubt, Occasion, comes_in
from auditor.sentences.labels import binds_to_document, says_done
from auditor.sentences.turning_away import tells_taken, turns_away

GAP: Final = "…"
"""Stands for what a text is completed with when it is shown (lexicon rule R8)."""

ADDRESS: Final = re.compile(
    r"(?:https?://|file:///android_asset/)[^\s\"'<>)\u3000-\u303f\uff00-\uffef]+"
)
"""What leads out of a text: a page elsewhere, or one of the package's own."""
_LINK: Final = re.compile(r"<a\s[^>]*href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_SPANS: Final = ("Landroid/text/SpannableString", "Landroid/text/SpannedString")
_FILLS: Final = frozenset({"<init>", "append", "insert", "replace"})
_ITEM: Final = re.compile(r"#[^#]*\[(\d+)\]$")
"""How the place of an array's item ends; the number counts them."""
_SURE: Final = 12
"""Characters from which on a text is known again inside of another."""
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one place on a screen, in every locale."""

    texts: tuple[Text, ...] = ()
    is_whole: bool = True
    """False when some of them come from elsewhere or could not be resolved."""

    def joined(self, other: "Wording") -> "Wording":
        """Return the words of both places, each once."""
        texts = tuple(dict.fromkeys((*self.texts, *other.texts)))
        return Wording(texts, self.is_whole and other.is_whole)


SILENT: Final = Wording()
OPEN: Final = Wording(is_whole=False)


class Wordings:
    """Resolves the words of calls; one per app."""

    def __init__(self, resolver: Resolver, inventory: Inventory) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.inventory = inventory
        self.occasion: Occasion | None = None
        """Which of several occasions of one dialog is looked at."""
        self.doubts: list[Doubt] = []
        """Arguments that were asked for and can be several things, since this was last emptied."""
        self.handed_over: list[Doubt] = []
        """Those of them that another screen hands over, as one thing or another."""
        self._tells: frozenset[Text] = frozenset()
        """The texts that matter."""
        self._telling: tuple[tuple[str, tuple[Text, ...]], ...] = ()
        """The texts that matter in the default locale, the longest first, with all locales."""

    @cached_property
    def _strings(self) -> tuple[UiString, ...]:
        """The strings of the resource table, in the order of the inventory's first texts."""
        resources = self.resolver.resources
        return tuple(resources.strings()) if resources is not None else ()

    def of_id(self, resource_id: int) -> tuple[Text, ...]:
        """Return a string resource in every locale that has it."""
        return self._by_id.get(resource_id) or self._of_framework(resource_id)

    def turns_away(self, words: str) -> Kleene:
        """Say whether the words of a passing message tell who has refused that nothing goes on, in some language."""
        told = {turns_away(*one) for one in self._said(words)}
        return next((one for one in (Kleene.YES, Kleene.NO) if one in told), Kleene.UNKNOWN)

    def tells_taken(self, words: str) -> bool:
        """Say whether the words of a passing message tell that the application was taken, in some language."""
        return any(tells_taken(*one) for one in self._said(words))

    def says_done(self, words: str) -> bool:
        """Say whether a passing message tells that something was handed in, in some language: "Sent"."""
        return any(says_done(text) for text, _ in self._said(words))

    def _said(self, words: str) -> list[tuple[str, str]]:
        """Return the words of a passing message in every locale, each with that."""
        number = words.removeprefix(NUMBER)
        is_id = words.startswith(NUMBER) and number.isdigit()
        said = [(one.text, one.locale) for one in self.of_id(int(number))] if is_id else []
        return said or [(words, "")]

    @cached_property
    def _by_id(self) -> dict[int, tuple[Text, ...]]:
        """The string resources of the inventory by their ids."""
        found: dict[int, list[Text]] = {}
        for one in self.inventory.texts[: self.inventory.strings]:
            if one.id is not None:
                found.setdefault(one.id, []).append(one)
        return {identity: tuple(texts) for identity, texts in found.items()}

    def laid(self, text: str, files: frozenset[str]) -> tuple[Text, ...]:
        """Return a text that is written into layouts, as the inventory has it.

        Of the files of a screen if one of them holds it; an included layout holds it elsewhere.
        """
        every = self._laid.get(shown_of(text), ())
        return tuple(one for one in every if one.source in files) or every

    @cached_property
    def _laid(self) -> dict[str, tuple[Text, ...]]:
        """The texts of compiled XML, by their words."""
        found: dict[str, list[Text]] = {}
        for one in self.inventory.texts:
            if one.where == "screen":
                found.setdefault(shown_of(one.text), []).append(one)
        return {words: tuple(texts) for words, texts in found.items()}

    def links(self, text: Text) -> tuple[str, ...]:
        """Return the addresses that a text leads to: written out, or in its markup."""
        written, compiled = self._as_written(text)
        found = (*ADDRESS.findall(written), *_LINK.findall(written), *compiled)
        return tuple(dict.fromkeys(found))

    def _as_written(self, text: Text) -> tuple[str, tuple[str, ...]]:
        """Return a text with its markup, and the links that were compiled out of it."""
        if text.where != "string" or text.id is None:
            return text.text, ()
        at = bisect_left(self._strings, text.id, key=lambda one: one.id)
        rows = self._strings[at : at + len(self.inventory.locales) * 8 + 8]
        return next(
            (
                (one.text, one.links)
                for one in rows
                if one.id == text.id and one.source == text.source
            ),
            (text.text, ()),
        )

    def argument(self, scope: Scope, call: Call, index: int) -> Wording:
        """Return the words of an argument: a text, or the id of one."""
        register = call.register(index)
        if register is None:
            return SILENT
        told = None if self.occasion is None else self.occasion.word(call, index)
        if told is not None and not _is_object(told):
            return self._told(told, scope.method)
        scope = scope if told is None else self._asked(scope)
        is_id = call.types[index] == "I"
        values = as_words(self.resolver, scope, call.pc, register)
        found = self.of_values(values, scope.method, is_id=is_id)
        uses = self.resolver.def_use(call.method)
        if len(values) > 1 and comes_in(uses, call, index):
            self.doubts.append((call, index))
        elif (
            len(values) > 1 and found.is_whole and len(uses.definitions(call.pc, register)) > 1
        ):
            # A test chooses: who is shown the one was not told what the other tells. Not so of the rows of a list, of
            # which each step of a question shows the next.
            each = [self.of_values((one,), scope.method, is_id=is_id) for one in values]
            silent = [one for one in each if self._tells.isdisjoint(one.texts)]
            if silent and len(silent) < len(each):
                return Wording(silent[0].texts, is_whole=False)
        if found.is_whole:
            return found
        if not is_id and is_a_number(self.resolver, scope, call, index):
            return SILENT
        return self._of_file(scope, call, index) or self._handed(scope, call, index) or found

    def _asked(self, scope: Scope) -> Scope:
        """Return a method as the occasion runs it, where the call that leads to it runs it at once.

        A text that is an object of its own, as a builder is, is known by what was put into it.
        """
        if self.occasion is None or scope.frame is not None:
            return scope
        method, pc = self.occasion.site
        call = self.resolver.call_at(method, pc)
        above = Scope(method)
        if call is None or scope.method not in self.resolver.targets(above, call):
            return scope
        return scope._replace(frame=Frame(above, call, 1))

    def _handed(self, scope: Scope, call: Call, index: int) -> Wording | None:
        """Return the words of an argument that the app hands to its own screen."""
        register = call.register(index)
        if register is None:
            return None
        is_id = call.types[index] == "I"
        found, several = self.handed(scope, call.pc, register, is_id=is_id)
        if found is not None and several:
            self.doubts.append((call, index))
            self.handed_over.append((call, index))
        return found

    def handed(
        self, scope: Scope, pc: int, register: int, *, is_id: bool = False
    ) -> tuple[Wording | None, bool]:
        """Return the words that the app hands to its own screen: extras, arguments of a fragment.

        None where they are not known whole; and whether it hands over one thing or another.
        """
        values = self.resolver.handed_in(scope, pc, register)
        found = self.of_values(values, scope.method, is_id=is_id)
        return (found if found.is_whole else None), len(values) > 1

    def _of_file(self, scope: Scope, call: Call, index: int) -> Wording | None:
        """Return the words of the file that an argument is read from, if that file tells something."""
        members = frozenset(file_shown(self.resolver, scope, call, index))
        texts = tuple(one for one in self.inventory.texts if one.source in members)
        return Wording(texts) if any(one in self._tells for one in texts) else None

    def _told(self, known: Known, method: MethodNumber) -> Wording:
        """Return the words that something known on an occasion stands for."""
        match known:
            case int():
                return self._of_value(Number(known), method, is_id=True, depth=0)
            case Thing(kind="string", number=identity):
                return self._of_value(Number(identity), method, is_id=True, depth=0)
            case Thing(kind="text", name=text):
                return self._of_text(TextValue(text), method)
            case _:
                return OPEN

    def of_values(
        self, values: Iterable[Value], method: MethodNumber, *, is_id: bool = False
    ) -> Wording:
        """Return the words that values stand for; several alternatives are all shown."""
        found = SILENT
        for one in values:
            found = found.joined(self._of_value(one, method, is_id=is_id, depth=0))
        return Wording(tuple(_in_order(found.texts)), found.is_whole)

    def _of_value(
        self, value: Value, method: MethodNumber, *, is_id: bool, depth: int
    ) -> Wording:
        match value:
            case Number(value=number):
                texts = self.of_id(number) if is_id else ()
                return Wording(texts, bool(texts) or number in (0, -1))
            case TextValue():
                return self._of_text(value, method)
            case Instance(type=kind, site=site) if kind.startswith(_SPANS):
                return self._of_span(site, depth)
            case Elements(values=values):
                found = SILENT
                for one in values:
                    found = found.joined(self._of_value(one, method, is_id=is_id, depth=depth))
                return found
            case _:
                return OPEN

    def _of_text(self, value: TextValue, method: MethodNumber) -> Wording:
        known = value.text.replace(HOLE, GAP).strip()
        if value.resource is not None:
            texts = self.of_id(value.resource)
            if value.holes or any(one.text == shown_of(known) for one in texts):
                return Wording(texts)
            # Its gaps are filled, perhaps with the one who asks: that is what is shown.
            return Wording((*texts, self._constant(shown_of(known), method)))
        if not any(map(str.isalpha, known)):
            return Wording((), is_whole=not value.holes)
        whole = shown = shown_of(known)
        constant = None if value.holes else self._constants.get(whole)
        if constant is not None and all(words != whole for words, _ in self._telling):
            return Wording((constant,))  # Not what a resource says that happens to stand in it.
        found: list[tuple[int, tuple[Text, ...]]] = []
        for words, texts in self._telling:
            if words == shown or (len(words) >= _SURE and words in shown):
                found.append((whole.find(words), texts))
                shown = shown.replace(words, " ").strip()
        # As they are read, not the longest first: a line may speak of the one before it.
        pieces = [one for _, texts in sorted(found, key=lambda each: each[0]) for one in texts]
        if not pieces or any(map(str.isalpha, shown)):
            pieces.append(self._constant(shown, method))
        return Wording(tuple(dict.fromkeys(pieces)), is_whole=True)

    def _constant(self, shown: str, method: MethodNumber) -> Text:
        name = self.program.part(method)
        own = Text(shown, "code", name, "", name.partition("!")[0])
        return self._constants.get(shown, own)

    def tell(self, texts: Iterable[Text]) -> None:
        """Take the texts that matter: they are known again where code joins them with others.

        Code sees their default locale; what other locales say instead stands beside it.
        """
        texts = tuple(texts)
        self._tells = frozenset(texts)
        by_place: dict[tuple[int, str], list[Text]] = {}
        wanted = [one for one in texts if one.where == "string" and one.id is not None]
        ids = dict.fromkeys(one.id for one in wanted if one.id is not None)
        for identity in ids:
            for one in self.of_id(identity):
                item = one.source.rpartition("#")[2]
                by_place.setdefault((identity, item), []).append(one)
        rows = [
            (one.text, tuple(row)) for row in by_place.values() for one in row if not one.locale
        ]
        self._telling = tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))

    @cached_property
    def _constants(self) -> dict[str, Text]:
        """The sentences of the code as the inventory has them, without the blanks around them."""
        return {one.text.strip(): one for one in self.inventory.texts if one.where == "code"}

    def _of_span(self, site: Site, depth: int) -> Wording:
        """Return what a styled text is filled with, in the order of the code."""
        method, pc = site
        if pc < 0:
            return OPEN
        register = self.resolver.def_use(method).instruction(pc).registers[0]
        found = self._fillings(Scope(method), (pc, register), depth)
        if found is None:
            return OPEN
        return found.joined(Wording(tuple(self._bound_together(found.texts, method))))

    def _bound_together(self, texts: Iterable[Text], method: MethodNumber) -> Iterator[Text]:
        """Yield what two pieces take for accepted together: "I have read and agree to", and the title of the document."""
        for one, title in pairwise([each for each in texts if not each.locale]):
            both = f"{one.text}{title.text}"
            if binds_to_document(both) and not any(
                binds_to_document(each.text) for each in (one, title)
            ):
                yield self._constant(both, method)

    def _fillings(self, scope: Scope, root: tuple[int, int], depth: int) -> Wording | None:
        """Return what a method puts into a styled text, by itself or through helpers.

        None where it puts in nothing; open where that is not followed to its end. What `append`
        gives back is the same text again, and mostly the next piece is put into that.
        """
        if depth > _DEEPEST:
            return OPEN
        uses = self.resolver.def_use(scope.method)
        fluent = self.resolver.fluent_calls(scope.method)
        shaped = shaping(uses, root, fluent)
        found: Wording | None = None
        for pc in sorted((*shaped.events, *shaped.escapes)):
            call = self.resolver.call_at(scope.method, pc)
            if call is None:
                continue
            given = (
                self._filling(scope, call, depth)
                if pc in shaped.events and call.owner.startswith(_SPANS)
                else self._by_helper(scope, call, root, depth)
            )
            if given is not None:
                found = given if found is None else found.joined(given)
        return found

    def _filling(self, scope: Scope, call: Call, depth: int) -> Wording | None:
        """Return the words that one call puts into its receiver, or None if it puts in none."""
        index = call.first("Ljava/lang/CharSequence;", "Ljava/lang/String;")
        given = None if index is None else call.register(index)
        if call.name not in _FILLS or given is None:
            return None
        found = SILENT
        for each in as_words(self.resolver, scope, call.pc, given):
            found = found.joined(
                self._of_value(each, call.method, is_id=False, depth=depth + 1)
            )
        return found

    def _by_helper(
        self, scope: Scope, call: Call, root: tuple[int, int], depth: int
    ) -> Wording | None:
        """Return the words that a method of the app puts into a styled text handed to it."""
        target = self.program.method(call.text)
        if target is None or not self.program.has_code(target):
            return None
        uses = self.resolver.def_use(scope.method)
        fluent = self.resolver.fluent_calls(scope.method)
        body = self.program.body(target)
        inner = Scope(target, Frame(scope, call, depth + 1), scope.ups)
        found: Wording | None = None
        for word, register in enumerate(call.registers):
            if root in roots_of(uses, call.pc, register, fluent):
                place = (ENTRY, body.registers - body.ins + word)
                given = self._fillings(inner, place, depth + 1)
                if given is not None:
                    found = given if found is None else found.joined(given)
        return found

    def _of_framework(self, resource_id: int) -> tuple[Text, ...]:
        """Return a word that Android itself brings along (`android.R.string.ok`)."""
        resources = self.resolver.resources
        if resource_id >> 24 != 1 or resources is None:
            return ()
        text = resources.string(resource_id)
        if text is None:
            return ()
        name = resources.name(resource_id) or ""
        return (Text(text, "string", name, "", "", library=True, id=resource_id),)


def _is_object(known: Known) -> bool:
    return isinstance(known, Thing) and known.kind == "object"


def _in_order(texts: Iterable[Text]) -> list[Text]:
    """Return texts with the items of an array as the array has them: alternatives have no order."""
    rows = list(texts)
    numbered = [
        (at, (one.id, int(found[1]), one.source))
        for at, one in enumerate(rows)
        if one.id is not None and (found := _ITEM.search(one.source))
    ]
    items = [at for at, _ in numbered]
    inside = [rows[at] for at, _ in sorted(numbered, key=lambda one: one[1])]
    for at, one in zip(items, inside, strict=True):
        rows[at] = one
    return rows
