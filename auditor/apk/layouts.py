"""Lays out compiled layouts as trees of views, with `<include>` and `<merge>` laid in.

A layout without a file that can be read is left out: its id still stands in the table.
Source: AOSP LayoutInflater (`include`, `merge`, `fragment`, `ViewStub`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from auditor.apk.attributes import Attributes, find, formatted, plain
from auditor.apk.axml import (
    DYNAMIC_REFERENCE,
    REFERENCE,
    STRING,
    Attribute,
    Element,
    read_axml,
)
from auditor.apk.caps import DEFAULT_CAPS
from auditor.apk.components import dex_form
from auditor.apk.resources import AppResources
from auditor.errors import InputError
from auditor.model.app import Layout, View

_MAX_INCLUDES: Final = 8
_MAX_LEVELS: Final = 150
_MAX_VIEWS: Final = 20_000
_REFERENCES: Final = (REFERENCE, DYNAMIC_REFERENCE)
# Where a view without `android:text` keeps its words.
_HIDDEN: Final = (1, 2)
"""Values of `android:visibility`: invisible and gone."""
_TEXTS: Final = ("text", "title")
_PICTURED: Final = ("ImageButton", "ImageView", "FloatingActionButton")
"""Ends of the tags of views that show a picture alone: as a control they are called what describes it."""
_TAKEN_AT_ITS_WORD: Final = (
    "LinearLayout",
    "FrameLayout",
    "ScrollView",
    "CardView",
    "RadioGroup",
)
"""Ends of the tags of layouts in which a length of 0 is one, if no weight is given."""
_BACKGROUNDS: Final = ("background", "backgroundTint", "cardBackgroundColor", "cardColor")
_WITH_BACKGROUND: Final = ("Button", "CardView", "Chip", "Toolbar", "AppBarLayout")
"""Ends of the tags of views that a theme gives a background."""
_BARE: Final = ("RadioButton", "CheckBox")
_CLASS: Final = 0x0F
_VARIATION: Final = 0xFF0
_PASSWORDS: Final = {1: (0x80, 0x90, 0xE0), 2: (0x10,)}
"""The variations of texts (1) and numbers (2) that are passwords (android.text.InputType, API 1 to 37)."""
_FRAMEWORK_ATTRIBUTES: Final = range(0x01010000, 0x02000000)


class LayoutReader:
    """Makes layouts of resource ids; `read` returns the bytes of a part's member."""

    def __init__(self, read: Callable[[str, str], bytes]) -> None:
        """Remember how to read members; raises nothing itself."""
        self._read = read

    def __call__(self, resources: AppResources, resource_id: int) -> Sequence[Layout]:
        """Return a layout in each of its configurations, the default first."""
        name = resources.name(resource_id) or f"layout/0x{resource_id:08x}"
        found = []
        for part, member in resources.files(resource_id):
            root = self._tree(part, member)
            if root is not None:
                laying = _Laying(self, resources, part)
                found.append(Layout(resource_id, name, member, part, laying.view(root)))
        return found

    def tree(self, resources: AppResources, resource_id: int, part: str) -> Element | None:
        """Return the root of an included layout, of the same part if it is there."""
        files = sorted(resources.files(resource_id), key=lambda one: one[0] != part)
        return self._tree(*files[0]) if files else None

    def _tree(self, part: str, member: str) -> Element | None:
        try:
            data = self._read(part, member)
        except InputError:
            return None
        return read_axml(data).root if len(data) <= DEFAULT_CAPS.document else None


class _Laying:
    """Turns the elements of one layout into views."""

    def __init__(self, reader: LayoutReader, resources: AppResources, part: str) -> None:
        self._reader = reader
        self._resources = resources
        self._part = part
        self._attributes = Attributes(lambda: resources)
        self._level = 0
        self._includes = 0
        self._views = 0

    def view(self, element: Element) -> View:
        element = self._styled(element)
        read = self._attributes
        text, text_id = self._text(element)
        identity = self._reference(element, "id")
        class_name = plain(element, "class") or read.text(element, "name")
        self._level += 1
        marked = self._reference(element, "checkedButton")
        children = tuple(
            replace(one, checked=True) if marked and one.id == marked else one
            for one in self._children(element)
        )
        self._level -= 1
        return View(
            tag=class_name if element.tag == "view" and class_name else element.tag,
            id=identity,
            id_name=self._id_name(identity),
            text=text,
            text_id=text_id,
            hint=read.text(element, "hint"),
            checked=read.flag(element, "checked"),
            on_click=read.text(element, "onClick"),
            class_name=dex_form(class_name) if class_name else None,
            children=children,
            enabled=read.flag(element, "enabled"),
            size=read.points(element, "textSize"),
            ink=read.colour(element, "textColor"),
            ground=read.colour(element, "background"),
            bound=read.text(element, "tag"),
            hint_id=self._reference(element, "hint"),
            further=tuple(self._further(element)),
            is_hidden=self._is_hidden(element),
            is_faint=read.is_zero(element, "alpha"),
            is_secret=self._is_secret(element),
            is_covered=self._is_covered(element),
            entries=self._reference(element, "entries"),
        )

    def _styled(self, element: Element) -> Element:
        """Return an element with what a style of the app's says behind what it says itself."""
        style = next((one for one in element.attributes if _is_style(one)), None)
        if style is None:
            return element
        told = self._resources.styled(style.data)
        said = tuple(Attribute("", "", each, *value) for each, value in sorted(told.items()))
        return replace(element, attributes=(*element.attributes, *said))

    def _is_hidden(self, element: Element) -> bool:
        """Say whether a view is invisible, gone or transparent (and cannot be found by an id, to be faded in)."""
        read = self._attributes
        return read.number(element, "visibility") in _HIDDEN or (
            read.is_zero(element, "alpha") and find(element, "id") is None
        )

    def _is_secret(self, element: Element) -> bool:
        """Say whether a field takes a password, as it says itself or by what its keyboard is for."""
        kind = self._attributes.number(element, "inputType") or 0
        is_typed = kind & _VARIATION in _PASSWORDS.get(kind & _CLASS, ())
        return is_typed or bool(self._attributes.flag(element, "password"))

    def _is_covered(self, element: Element) -> bool:
        """Say whether something other than a plain colour of the layout's may lie behind a view's text."""
        if self._attributes.colour(element, "background") is not None:
            return False
        is_themed = element.tag.endswith(_WITH_BACKGROUND) and not element.tag.endswith(_BARE)
        return (
            is_themed
            or plain(element, "style") is not None
            or any(find(element, name) is not None for name in _BACKGROUNDS)
        )

    def _has_no_extent(self, element: Element, parent: Element) -> bool:
        """Say whether a view has no height or no width, which nothing in its parent gives it."""
        read = self._attributes
        if not parent.tag.endswith(_TAKEN_AT_ITS_WORD) or find(element, "layout_weight"):
            return False
        return any(
            read.is_no_length(element, f"layout_{side}")
            and find(element, f"min{side.title()}") is None
            for side in ("height", "width")
        )

    def _children(self, element: Element) -> Iterator[View]:
        """Yield the views below an element; a layout that includes without end is cut off."""
        for child in element.children:
            self._views += 1
            if self._level > _MAX_LEVELS or self._views > _MAX_VIEWS:
                return
            included = self._included(child)
            if included is None:
                view = self.view(child)
                yield replace(
                    view, is_faint=view.is_faint or self._has_no_extent(child, element)
                )
                continue
            self._includes += 1
            if included.tag == "merge":
                yield from self._children(included)
            else:
                yield self._renamed(self.view(included), child)
            self._includes -= 1

    def _included(self, element: Element) -> Element | None:
        """Return what stands in for an `<include>` or a `ViewStub`; None for other views."""
        if self._includes >= _MAX_INCLUDES or element.tag not in ("include", "ViewStub"):
            return None
        target = self._reference(element, "layout")
        return self._reader.tree(self._resources, target, self._part) if target else None

    def _renamed(self, view: View, include: Element) -> View:
        """Give an included root the id that the `<include>` asks for."""
        identity = self._reference(include, "id")
        is_hidden = view.is_hidden or (include.tag == "include" and self._is_hidden(include))
        if identity is None:
            return replace(view, is_hidden=is_hidden)
        return replace(view, id=identity, id_name=self._id_name(identity), is_hidden=is_hidden)

    def _text(self, element: Element) -> tuple[str | None, int | None]:
        is_pictured = element.tag.endswith(_PICTURED)
        for name in (*_TEXTS, "contentDescription") if is_pictured else _TEXTS:
            attribute = find(element, name)
            if attribute is None:
                continue
            if attribute.kind in _REFERENCES:
                return self._resources.string(attribute.data), attribute.data
            if attribute.kind == STRING or attribute.text:
                return formatted(attribute.kind, attribute.data, attribute.text), None
        return None, None

    def _further(self, element: Element) -> Iterator[tuple[str, int | None, int]]:
        """Yield the texts of attributes that Android does not know: `app:body="@string/…"`."""
        for one in element.attributes:
            if one.resource in _FRAMEWORK_ATTRIBUTES or not (one.namespace or one.resource):
                continue
            if one.kind in _REFERENCES:
                name = self._resources.name(one.data) or ""
                text = self._resources.string(one.data) if name.startswith("string/") else None
                if text is not None:
                    yield text, one.data, one.resource or 0
            elif one.kind == STRING and " " in one.text.strip():
                yield one.text, None, one.resource or 0

    def _reference(self, element: Element, name: str) -> int | None:
        attribute = find(element, name)
        if attribute is not None and attribute.kind in _REFERENCES and attribute.data:
            return attribute.data
        return None

    def _id_name(self, identity: int | None) -> str | None:
        name = self._resources.name(identity) if identity else None
        return name.partition("/")[2] if name else None


def _is_style(attribute: Attribute) -> bool:
    return (
        attribute.name == "style"
        and not attribute.namespace
        and attribute.kind in _REFERENCES
        and bool(attribute.data)
    )
