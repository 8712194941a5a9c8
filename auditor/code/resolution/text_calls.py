"""Answers what calls on strings and string builders give back (java.lang, API 37)."""

import re
from dataclasses import replace
from typing import Final

from auditor.code.classes.decodings import Decoding, shown
from auditor.code.classes.decodings import joined as joined_decodings
from auditor.code.classes.histories import AGAIN
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import (
    HOLE,
    Elements,
    Instance,
    Made,
    Number,
    Octets,
    Site,
    Text,
    Unknown,
    Value,
    Values,
    as_text,
    joined,
    product,
)
from auditor.code.evaluation.characters import decoded, given_characters, unpacked
from auditor.code.resolution.resource_lists import identified, plural, resource_array
from auditor.code.resolution.templates import TEMPLATES, from_template
from auditor.dex import opcodes

_STRING: Final = "Ljava/lang/String;"
_BUILDERS: Final = ("Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;")
_DIRECTIVE: Final = re.compile(r"%(?:(\d+)\$)?[-#+ 0,(]*\d*(?:\.\d+)?([a-zA-Z%])")
_DEFAULT_STRINGS: Final = ("getString", "getText", "stringResource")
_PLURALS: Final = ("getQuantityString", "getQuantityText", "pluralStringResource")
_CONTEXT: Final = "Landroid/content/Context;"
"""Whose `getPackageName` gives the app's own package."""
_MARKUP: Final = (
    "Landroid/text/Html;->fromHtml",
    "Landroidx/core/text/HtmlCompat;->fromHtml",
    "Landroid/text/SpannableString;->valueOf",
    "Landroid/text/SpannedString;->valueOf",
)
"""Calls that give back a text as it is shown."""


def result(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what a call about strings gives, or None for any other call."""
    if call.owner in _BUILDERS and call.name == "toString":
        return built(resolver, scope, call)
    if (
        call.name in _DEFAULT_STRINGS
        and call.types[:1] == ("I",)
        and not call.owner.startswith("Landroid/database/")
    ):
        return _resource(resolver, scope, call)
    if call.name in _PLURALS and call.types[:2] == ("I", "I"):
        return plural(resolver, resolver.argument(scope, call, 0))
    if call.key == "Landroid/content/res/Resources;->getIdentifier":
        return identified(resolver, scope, call)
    if call.name == "getStringArray" and call.types == ("I",):
        return resource_array(resolver, resolver.argument(scope, call, 0))
    if (
        call.owner in ("Landroid/util/Base64;", "Ljava/util/Base64$Decoder;")
        and call.name == "decode"
    ):
        return tuple(
            _unpacked(one, call, (scope.method, call.pc))
            for one in resolver.argument(scope, call, 0)
        )
    if call.key == "Landroid/text/TextUtils;->join":
        return _join(resolver, scope, call)
    if call.key in TEMPLATES and call.is_static:
        return from_template(resolver, scope, call)
    if call.key == "Landroid/text/TextUtils;->concat":
        return _concatenated(resolver, scope, call)
    if call.name == "getPackageName" and call.proto == f"(){_STRING}":
        name = resolver.program.manifest.package
        is_own = resolver.hierarchy.is_subtype(call.owner, _CONTEXT)
        return (Text(name),) if name and is_own else None
    if call.key in _MARKUP and call.types[:1] == (_STRING,):
        return resolver.argument(scope, call, 0)
    if call.owner != _STRING:
        return None
    return _static(resolver, scope, call) if call.is_static else _virtual(resolver, scope, call)


def built(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return what the `StringBuilder` holds of which `toString` is called."""
    return () if call.receiver is None else held(resolver, scope, call.pc, call.receiver)


def as_words(resolver: Search, scope: Scope, pc: int, register: int) -> Values:
    """Return what a register holds that is handed on as a text: of a builder what it holds there.

    A `StringBuilder` is a `CharSequence` too: what shows one makes no text of it before.
    """
    values = resolver.value(scope, pc, register)
    if any(isinstance(one, Instance) and one.type in _BUILDERS for one in values):
        return held(resolver, scope, pc, register)
    return values


def held(resolver: Search, scope: Scope, pc: int, register: int) -> Values:
    """Return what a builder holds before a pc, for each order in which it was filled."""
    found: list[Value] = []
    for root, shaped in resolver.shaped(scope, pc, register):
        starts = _starts(resolver, scope, root)
        for order in resolver.orders(scope, shaped, pc):
            found += _filled(resolver, scope, starts, order)
    return tuple(found) or (Text(HOLE, (Unknown("a builder"),)),)


def _starts(resolver: Search, scope: Scope, root: tuple[int, int]) -> list[Text]:
    """Return what a builder holds before this method touches it."""
    pc, register = root
    uses = resolver.def_use(scope.method)
    if pc != ENTRY and uses.instruction(pc).opcode == opcodes.NEW_INSTANCE:
        return [Text("")]
    return [Text(HOLE, (Unknown("a builder from elsewhere"),))] if register >= 0 else []


def _filled(
    resolver: Search, scope: Scope, starts: list[Text], order: tuple[int, ...]
) -> list[Value]:
    uses = resolver.def_use(scope.method)
    texts = list(starts)
    for event in order:
        if event == AGAIN:
            texts = [Text(HOLE, (_of_rounds(resolver, scope, order),))]
            continue
        call = read_call(resolver.program, scope.method, uses.instruction(event))
        if call is not None:
            texts = _step(resolver, scope, call, texts)
    return [_settled(text) if _EARLIER in text.holes else text for text in texts]


_EARLIER: Final = Unknown("the same text in the rounds before")
"""What a text is put together from that is being asked for right now: `all = all + part` in a loop."""


def _settled(text: Text) -> Text:
    """Say what the rounds before put into a text: digits that a loop picks out of a number are no other number."""
    before = Made(looped=True) if _is_computed(text) else Unknown("a text that a loop copies")
    return replace(text, holes=tuple(before if one == _EARLIER else one for one in text.holes))


_OF_LISTS: Final = "?,() "
"""Of these a list of places for arguments is made: `IN (?, ?, ?)`."""


def _of_rounds(resolver: Search, scope: Scope, order: tuple[int, ...]) -> Value:
    """Say what the rounds of a loop before put into a builder.

    The loop makes a text up if it puts in what it computes. A number of which the loop only drops
    the blanks, or a row of question marks, is no text of its own.
    """
    uses = resolver.def_use(scope.method)
    for event in order:
        if event == AGAIN or not uses.is_in_loop(event):
            continue
        call = read_call(resolver.program, scope.method, uses.instruction(event))
        if call is None or call.name not in ("append", "insert") or not call.types:
            continue
        given = resolver.argument(scope, call, 1 if call.name == "insert" else 0)
        if not given or any(map(_is_computed, given)):
            return Made(looped=True)
    return Unknown("a text that a loop copies")


def _is_computed(value: Value) -> bool:
    if isinstance(value, Text):
        is_blank = not value.text.strip(_OF_LISTS + HOLE)
        return any(isinstance(one, Made) for one in value.holes) or not is_blank
    return isinstance(value, Made)


def _step(resolver: Search, scope: Scope, call: Call, texts: list[Text]) -> list[Text]:
    """Apply one call on a builder to each text that it can hold."""
    if call.name in ("append", "<init>", "insert") and call.types:
        if call.name == "<init>" and call.types == ("I",):
            return texts
        index = 1 if call.name == "insert" else 0
        kind = call.types[index] if index < len(call.types) else ""
        given = resolver.argument(scope, call, index)
        if len(given) > 1 and kind.startswith("L"):
            # Kotlin hands null over where a default stands, and replaces it inside.
            given = tuple(one for one in given if one != Number(0))
        pieces = [_piece(one, kind) for one in given]
        pieces = pieces or [
            Text(HOLE, (_EARLIER if kind.startswith("L") else Made(looped=True),))
        ]
        if len(call.types) > index + 1:
            pieces = [Text(HOLE, (Unknown("a part of a text"),))]
        if call.name == "insert":
            places = resolver.argument(scope, call, 0)
            found = [
                _inserted(text, piece, at)
                for text in texts
                for piece in pieces
                for at in places
            ]
            return found[:16]
        return [joined(text, piece) for text in texts for piece in pieces][:16]
    if call.name == "reverse":
        return [Text(text.text[::-1], text.holes[::-1]) for text in texts]
    if call.name == "setLength":
        return [Text("")] if resolver.argument(scope, call, 0) == (Number(0),) else texts
    if call.name in ("deleteCharAt", "delete", "replace", "setCharAt"):
        return [Text(HOLE, (Unknown("an edited builder"),))]
    return texts


def _inserted(text: Text, piece: Text, at: Value) -> Text:
    """Put a piece into a text; where is known only up to the first hole, whose length is not."""
    if at == Number(0):
        return joined(piece, text)
    if not isinstance(at, Number) or not 0 < at.value <= len(text.text.partition(HOLE)[0]):
        return Text(HOLE, (Unknown("an edited builder"),))
    head, tail = replace(text, text=text.text[: at.value], holes=()), text.text[at.value :]
    return joined(head, piece, replace(text, text=tail))


def _piece(value: Value, kind: str) -> Text:
    if isinstance(value, Number):
        if kind == "C":
            return Text(chr(value.value & 0xFFFF))
        if kind == "Z":
            return Text("true" if value.value else "false")
        if kind.startswith("L") and value.value == 0:
            return Text("null")
    return _chars(value) if kind == "[C" else as_text(value)


def _chars(value: Value) -> Text:
    return as_text(decoded(value))


def _resource(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Read a string resource by its id, arguments filled in."""
    found: list[Value] = []
    for one in resolver.argument(scope, call, 0):
        text = (
            resolver.resources.string(one.value)
            if resolver.resources is not None and isinstance(one, Number)
            else None
        )
        if text is not None and isinstance(one, Number):
            found.append(Text(text, resource=one.value))
        else:
            found.append(Text(HOLE, (Unknown("a string resource"),)))
    if len(call.types) == 2:
        return _format(tuple(found), resolver.argument(scope, call, 1))
    return tuple(found)


def _unpacked(value: Value, call: Call, site: Site) -> Value:
    """Undo Base64, and say so on what comes out."""
    found = unpacked(value)
    if not isinstance(found, Octets):
        return found
    given = value.text if isinstance(value, Text) else "…"
    before = value.decoded if isinstance(value, Text) else ()
    one = Decoding(site, call.text, ("Base64",), shown([given]), shown([found.content]))
    return replace(found, decoded=joined_decodings(before, (one,)))


def _concatenated(resolver: Search, scope: Scope, call: Call) -> Values:
    found: list[Value] = []
    for row in resolver.argument(scope, call, 0):
        if isinstance(row, Elements) and row.ordered:
            found.append(joined(*(as_text(one) for one in row.values)))
        else:
            found.append(Text(HOLE, (Unknown("pieces"),)))
    return tuple(found)


def _static(resolver: Search, scope: Scope, call: Call) -> Values | None:
    match call.name:
        case "format":
            index = 1 if call.types[0] == "Ljava/util/Locale;" else 0
            return _format(
                resolver.argument(scope, call, index), resolver.argument(scope, call, index + 1)
            )
        case "valueOf" | "copyValueOf":
            kind = call.types[0]
            return tuple(_piece(one, kind) for one in given_characters(resolver, scope, call))
        case "join":
            return _join(resolver, scope, call)
        case _:
            return None


def _join(resolver: Search, scope: Scope, call: Call) -> Values:
    found: list[Value] = []
    for between, row in product(
        resolver.argument(scope, call, 0), resolver.argument(scope, call, 1)
    ):
        if not isinstance(row, Elements) or not row.ordered:
            found.append(Text(HOLE, (Unknown("joined pieces"),)))
            continue
        pieces: list[Text] = []
        for one in row.values:
            pieces += [as_text(between), as_text(one)] if pieces else [as_text(one)]
        found.append(joined(*pieces))
    return tuple(found)


def _format(formats: Values, rows: Values) -> Values:
    """Fill a format string (java.util.Formatter: %s, %d, %x, %c, %%, %n, explicit indexes)."""
    found: list[Value] = []
    for pattern, row in product(formats, rows):
        if not isinstance(pattern, Text) or pattern.holes:
            found.append(Text(HOLE, (Unknown("a format"),)))
            continue
        values = row.values if isinstance(row, Elements) and row.ordered else ()
        pieces: list[Text] = []
        start = turn = 0
        for hit in _DIRECTIVE.finditer(pattern.text):
            pieces.append(Text(pattern.text[start : hit.start()]))
            start = hit.end()
            if hit[2] in "%n":
                pieces.append(Text("%" if hit[2] == "%" else "\n"))
                continue
            index = int(hit[1]) - 1 if hit[1] else turn
            turn += not hit[1]
            held = values[index] if index < len(values) else _one_of(row)
            pieces.append(_formatted(held, hit[2]))
        whole = joined(*pieces, Text(pattern.text[start:]))
        found.append(replace(whole, resource=pattern.resource))
    return tuple(found)


def _one_of(row: Value) -> Value:
    """Return something that stands for an element of an array that is not known in order."""
    if isinstance(row, Elements) and row.values:
        made = [one for one in row.values if isinstance(one, Made)]
        return (
            made[0]
            if made
            else row.values[0]
            if len(row.values) == 1
            else Unknown("an argument of the format")
        )
    return Unknown("an argument of the format")


def _formatted(value: Value, directive: str) -> Text:
    if isinstance(value, Number):
        shown = {
            "x": f"{value.value:x}",
            "X": f"{value.value:X}",
            "c": chr(value.value & 0xFFFF),
        }
        return Text(shown.get(directive, str(value.value)))
    return as_text(value)


def _virtual(resolver: Search, scope: Scope, call: Call) -> Values | None:
    receivers = resolver.receiver(scope, call)
    if call.name in ("toString", "intern", "strip", "trim"):
        return tuple(
            Text(one.text.strip(), one.holes, one.via)
            if isinstance(one, Text) and call.name in ("strip", "trim")
            else one
            for one in receivers
        )
    arguments = [resolver.argument(scope, call, index) for index in range(len(call.types))]
    found: list[Value] = []
    for row in product(receivers, *arguments):
        one = _operated(call, row)
        if one is None:
            return None
        found.append(one)
    return tuple(found)


def _operated(call: Call, row: tuple[Value, ...]) -> Value | None:
    """Apply one method of `String` to known arguments; None when the method is not known."""
    text, *rest = row
    if call.name == "concat":
        return joined(as_text(text), as_text(rest[0]))
    if call.name not in ("replace", "replaceAll", "replaceFirst", "substring", "toLowerCase", "toUpperCase",
                         "getBytes", "toCharArray", "charAt", "repeat", "length", "split", "subSequence", "hashCode"):  # fmt: skip
        return None
    if not isinstance(text, Text) or text.holes:
        return Text(HOLE, (text.holes[0] if isinstance(text, Text) and text.holes else text,))
    numbers = [one.value for one in rest if isinstance(one, Number)]
    texts = [one.text for one in rest if isinstance(one, Text) and not one.holes]
    if call.name in ("replace", "replaceAll", "replaceFirst", "split"):
        return _replaced(
            call, text.text, [*texts, *(chr(number & 0xFFFF) for number in numbers)]
        )
    if len(numbers) != len([kind for kind in call.types if kind == "I"]):
        return Text(HOLE, (Unknown("a part of a text"),))
    return _cut(call.name, text.text, numbers)


def _replaced(call: Call, text: str, words: list[str]) -> Value:
    """Replace or split; patterns count only when they hold no special characters."""
    if call.name == "split":
        if words and re.fullmatch(r"\\?[^\\.\[\]{}()*+?^$|]|\\.|[\w ,;:/-]+", words[0]):
            return Elements(
                tuple(Text(one) for one in text.split(words[0].removeprefix("\\"))),
                ordered=True,
            )
        return Unknown("a split by a pattern")
    if len(words) < 2:
        return Text(HOLE, (Unknown("a replaced text"),))
    if call.name == "replace" or not re.search(r"[\\.\[\]{}()*+?^$|]", words[0]):
        return Text(text.replace(words[0], words[1], 1 if call.name == "replaceFirst" else -1))
    simple = re.fullmatch(r"\[([^\[\]\\^-]+)\]|\\(\W)|(\.)", words[0])
    if simple is None or "$" in words[1] or "\\" in words[1]:
        return Text(HOLE, (Unknown("a replaced text"),))
    return Text(re.sub(words[0], words[1], text, count=1 if call.name == "replaceFirst" else 0))


def _cut(name: str, text: str, numbers: list[int]) -> Value | None:
    match name:
        case "substring" | "subSequence":
            start, end = numbers[0], numbers[1] if len(numbers) > 1 else len(text)
            return (
                Text(text[start:end])
                if 0 <= start <= end <= len(text)
                else Unknown("a cut out of bounds")
            )
        case "toLowerCase":
            return Text(text.lower())
        case "toUpperCase":
            return Text(text.upper())
        case "getBytes":
            return Octets(text.encode("utf-8", "replace"))
        case "toCharArray":
            return Elements(tuple(Number(ord(one)) for one in text), ordered=True)
        case "charAt":
            return (
                Number(ord(text[numbers[0]]))
                if numbers and 0 <= numbers[0] < len(text)
                else Unknown("out of bounds")
            )
        case "length":
            return Number(len(text))
        case "repeat":
            return Text(text * max(0, min(numbers[0], 64)))
        case _:
            return Unknown("a number of a text")
