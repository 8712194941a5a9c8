"""Says what the value of a register can be: the words that the resolver answers with.

A text or URI of which some pieces are not known keeps its shape: `HOLE` stands in the text
for each piece and `holes` says, in order, what is known of the pieces. All values are frozen
and hashable, and a union of values is sorted, so that answers never depend on chance.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, TypeAlias

from auditor.code.classes.decodings import Decoding
from auditor.code.classes.decodings import joined as joined_decodings

HOLE: Final = "\ue000"
"""Stands in a text for a piece that is not known (a private-use character)."""

EXACTLY: Final = -2
"""The place of an object of which only the class is given: this class, and none below it."""
MOST_VALUES: Final = 64
"""More alternatives than this are cut off and say so."""

MOST_ELEMENTS: Final = 256
"""More different elements of one array or collection than this are cut off."""

_HEAVY: Final = 32
"""A collection of more than this is not kept in one that holds too much in all: each look at it costs as much."""

_LONGEST: Final = 4096
"""A text longer than this is no URI, permission or column."""

Site: TypeAlias = tuple[int, int]
"""A method's number and a pc in it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string."""

    text: str
    holes: tuple["Value", ...] = ()
    via: tuple[Site, ...] = ()
    """The calls that handed it down as an argument, the farthest first."""
    resource: int | None = field(default=None, compare=False, repr=False)
    """The string resource that it is or was made from: other locales say it otherwise."""
    decoded: tuple[Decoding, ...] = field(default=(), compare=False, repr=False)
    """How it, or pieces of it, were made readable."""


@dataclass(frozen=True, slots=True)
class Uri:
    """An `android.net.Uri`."""

    text: str
    holes: tuple["Value", ...] = ()
    via: tuple[Site, ...] = ()
    """The calls that handed it down as an argument, the farthest first."""
    decoded: tuple[Decoding, ...] = field(default=(), compare=False, repr=False)
    """How it, or pieces of it, were made readable."""

    @property
    def shown(self) -> str:
        """Return the URI with `?` where a piece is not known."""
        return self.text.replace(HOLE, "?")


@dataclass(frozen=True, slots=True)
class Number:
    """An integer; 0 stands for null, false and zero alike."""

    value: int


@dataclass(frozen=True, slots=True)
class Octets:
    """An array of bytes whose content is known."""

    content: bytes
    decoded: tuple[Decoding, ...] = field(default=(), compare=False, repr=False)
    """How they were made readable."""


@dataclass(frozen=True, slots=True)
class ClassName:
    """A `java.lang.Class`."""

    name: str
    decoded: tuple[Decoding, ...] = field(default=(), compare=False, repr=False)
    """How its name was made readable."""


@dataclass(frozen=True, slots=True)
class FieldRef:
    """What a static field of the framework holds, where no table says what that is."""

    text: str
    via: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A `java.lang.reflect` method or field, by name; the owner is "" where it is not known."""

    owner: str
    name: str
    is_method: bool
    decoded: tuple[Decoding, ...] = field(default=(), compare=False, repr=False)
    """How its name, or its class's, was made readable."""


@dataclass(frozen=True, slots=True)
class Elements:
    """An array or collection, as the union of what is put into it."""

    values: tuple["Value", ...]
    ordered: bool = False
    """The values are the elements one by one, in order, and there are no others."""
    weight: int = field(init=False, compare=False, repr=False)
    """How many values it holds, those of the collections in it included."""
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        inner = sum(one.weight if isinstance(one, Elements) else 1 for one in self.values)
        if inner > MOST_ELEMENTS and any(map(_is_heavy, self.values)):
            kept = (Unknown("lists of lists") if _is_heavy(one) else one for one in self.values)
            object.__setattr__(
                self, "values", tuple(kept if self.ordered else dict.fromkeys(kept))
            )
            inner = len(self.values)
        object.__setattr__(self, "weight", inner)
        object.__setattr__(self, "_hash", hash((self.values, self.ordered)))

    def __hash__(self) -> int:
        """Return what was computed once: collections of collections are looked up thousands of times."""
        return self._hash


def _is_heavy(value: "Value") -> bool:
    return isinstance(value, Elements) and value.weight > _HEAVY


@dataclass(frozen=True, slots=True)
class Picked:
    """What a picker or another activity handed back: its intent, or the URI in it."""

    via: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class PickedKey:
    """A piece of what was picked: an id, a lookup key, a number."""


@dataclass(frozen=True, slots=True)
class RowKey:
    """A value read from a row of a cursor over these URIs (shown form; empty: not known)."""

    uris: tuple[str, ...] = ()
    looped: bool = False
    """It is read in a loop: from row after row."""


@dataclass(frozen=True, slots=True)
class Made:
    """A number or text that the program computes by itself."""

    looped: bool = False
    """It is a loop's counter or is computed from one."""


@dataclass(frozen=True, slots=True)
class Instance:
    """An object made here."""

    type: str
    site: Site


@dataclass(frozen=True, slots=True)
class ViewById:
    """A view of the screen, looked up by its id."""

    id: int


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter for which no caller was found in the app."""

    method: str
    word: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not resolved."""

    reason: str


Value: TypeAlias = (
    Text
    | Uri
    | Number
    | Octets
    | ClassName
    | FieldRef
    | Member
    | Elements
    | Picked
    | PickedKey
    | RowKey
    | Made
    | Instance
    | ViewById
    | Parameter
    | Unknown
)
"""All that a register can be said to hold."""

Values: TypeAlias = tuple[Value, ...]
"""Alternatives, sorted."""


def union(values: Iterable[Value], *, most: int = MOST_VALUES) -> Values:
    """Return the distinct values, sorted; beyond `most` one `Unknown` replaces the rest."""
    distinct = list(values)
    if len(distinct) > 1:  # One answer is what nearly every question has.
        found = set(distinct)
        # Spelling it out for the order costs most.
        distinct = sorted(found, key=_spelled) if len(found) > 1 else list(found)
    if len(distinct) > most:
        kept = distinct[: most - 1]
        return (*kept, Unknown("too many values"))
    return tuple(distinct)


@lru_cache(maxsize=4096)
def _spelled(value: Value) -> str:
    return repr(value)


def elements(values: Iterable[Value]) -> Elements:
    """Return a collection of values in no order; far more are kept than for one register."""
    return Elements(union(values, most=MOST_ELEMENTS))


def as_text(value: Value) -> Text:
    """Return what `String.valueOf` of a value looks like; a hole where it is not known."""
    match value:
        case Text():
            return value
        case Uri():
            return Text(value.text, value.holes, value.via, decoded=value.decoded)
        case Number():
            return Text(str(value.value))
        case _:
            return Text(HOLE, (value,))


def is_exact(one: Instance) -> bool:
    """Say whether an object is known to be of its class, and of none below it."""
    return one.site[1] >= 0 or one.site[1] == EXACTLY


def as_uri(value: Value) -> Value:
    """Return what `Uri.parse` makes of a text; other values stay what they are."""
    if isinstance(value, Text):
        if value.text == HOLE:
            return value.holes[0]
        return Uri(value.text, value.holes, value.via, value.decoded)
    return value


def joined(*pieces: Text) -> Text:
    """Return the pieces one behind the other."""
    via: tuple[Site, ...] = ()
    for piece in pieces:
        via = via or piece.via
    text = "".join(piece.text for piece in pieces)
    holes = tuple(hole for piece in pieces for hole in piece.holes)
    if len(text) > _LONGEST:
        return Text(HOLE, (Unknown("long text"),))
    decoded = joined_decodings(*(piece.decoded for piece in pieces))
    return Text(text, holes, via, decoded=decoded)


def product(*choices: Values) -> tuple[tuple[Value, ...], ...]:
    """Return every combination of alternatives, cut off at `MOST_VALUES`."""
    rows: list[tuple[Value, ...]] = [()]
    for alternatives in choices:
        rows = [(*row, one) for row in rows for one in alternatives][:MOST_VALUES]
    return tuple(rows)


def handed(value: Value, site: Site) -> Value:
    """Note on a text, URI or picked value that a call at a site handed it down."""
    if isinstance(value, Text | Uri | Picked | FieldRef) and len(value.via) < 8:
        return replace(value, via=(*_own_via(value), site))
    if isinstance(value, Elements):
        return replace(value, values=tuple(handed(one, site) for one in value.values))
    return value


def _own_via(value: Text | Uri | Picked | FieldRef) -> tuple[Site, ...]:
    return value.via


def is_open(value: Value) -> bool:
    """Say whether a value is not known to its end."""
    if isinstance(value, Text | Uri):
        return bool(value.holes)
    if isinstance(value, Elements):
        return any(is_open(one) for one in value.values)
    return isinstance(value, Unknown | Made | Parameter | Instance)


def decoded_at(value: Value, site: Site) -> Value:
    """Say at which call a text or bytes were made readable, if they were."""
    if isinstance(value, Text | Octets) and value.decoded:
        return replace(value, decoded=tuple(replace(one, site=site) for one in value.decoded))
    return value


def plain(value: Value) -> Value:
    """Forget the calls that handed a value down."""
    if isinstance(value, Text | Uri | Picked | FieldRef):
        return replace(value, via=())
    return value


def split_uri(uri: Text | Uri) -> tuple[Text, Text, Text, Text]:
    """Cut a URI into scheme, authority, path and query, each with its own holes.

    Android's `Uri.parse` cuts at the same characters (RFC 2396 without checks).
    """
    text = uri.text
    scheme, colon, rest = text.partition(":")
    if not colon or "/" in scheme or "?" in scheme:
        scheme, rest = "", text
    rest = rest.partition("#")[0]
    body, mark, query = rest.partition("?")
    authority = ""
    if body.startswith("//"):
        authority, slash, path = body[2:].partition("/")
        body = slash + path
    pieces = []
    start = 0
    for piece in (scheme, authority, body, mark + query):
        count = piece.count(HOLE)
        hidden = uri.decoded if piece else ()
        pieces.append(Text(piece, uri.holes[start : start + count], uri.via, decoded=hidden))
        start += count
    return pieces[0], pieces[1], pieces[2], pieces[3]


def build_uri(scheme: Text, authority: Text, path: Text, query: Text) -> Uri:
    """Put a URI together from the pieces that `split_uri` gives."""
    pieces = []
    if scheme.text:
        pieces += [scheme, Text(":")]
    if authority.text:
        pieces += [Text("//"), authority]
    if path.text and authority.text and not path.text.startswith("/"):
        pieces.append(Text("/"))
    whole = joined(*pieces, path, query)
    return Uri(whole.text, whole.holes, whole.via, whole.decoded)
