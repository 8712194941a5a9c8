"""Draw the way through the gates and the path to a read as inline SVG, in both languages.

The drawings hold no more than the text beside them says: they are for the eye. Sizes are in
the drawing's own units (about a pixel); text is broken by columns, since SVG breaks none.
"""

from collections.abc import Sequence

from markupsafe import Markup

from auditor.model.access import Event
from auditor.model.evidence import Step
from auditor.model.vocabulary import VerdictCode
from auditor.model.words import Words
from reports.columns import clip, clip_middle, wrap
from reports.doubted import doubted
from reports.glossary import label
from reports.names import short_method
from reports.path import NOT_ASKED, Gate
from reports.visible import one_line
from reports.ways import ways

_WIDTH = 500
_PATH_WIDTH = 470
_GATE_X, _GATE_WIDTH, _GATE_HEIGHT, _PITCH = 6, 226, 62, 104
_EXIT_X, _EXIT_WIDTH, _EXIT_HEIGHT, _EXIT_GAP = 312, 182, 28, 4
_GATE_RIGHT = _GATE_X + _GATE_WIDTH
_TURN_X = 300
_TOP = 34
_TOP_NODE = 16.0
"""How far below the edge of a drawing its first node stands."""
_MOST_NODES = 8
"""Steps of a way in one drawing."""
_NAME_X = 160
"""Where the name of what an event is about begins, behind the longest word for one."""


def _element(name: str, **attributes: object) -> Markup:
    """Return an empty element; attribute names as keywords, `_` for `-`, a last `_` dropped."""
    said = Markup(" ").join(
        Markup('%s="%s"') % (key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
    )
    return Markup("<%s %s/>") % (name, said)


def _text(x: float, y: float, text: str, *, css: str, lang: str | None = None) -> Markup:
    """Return one line of text, in one language or (a name) in none."""
    tongue = Markup(' lang="%s"') % lang if lang else Markup(' translate="no"')
    css = f"{css} {lang}" if lang else css
    line = Markup('<text x="%s" y="%s" class="%s"%s>%s</text>')
    return line % (x, y, css, tongue, one_line(text))


def _both(x: float, y: float, words: Words, *, css: str) -> Markup:
    """Return one line of text in both languages, of which the style shows one."""
    return _text(x, y, words.en, css=css, lang="en") + _text(x, y, words.zh, css=css, lang="zh")


def _lines(words: Words, width: int, most: int) -> list[Words]:
    """Break a statement into lines, the same number in both languages."""
    en = wrap(one_line(words.en), width, most=most)
    zh = wrap(one_line(words.zh), width, most=most)
    count = max(len(en), len(zh))
    en += [""] * (count - len(en))
    zh += [""] * (count - len(zh))
    return [Words(left, right) for left, right in zip(en, zh, strict=True)]


def _arrow(x: float, top: float, bottom: float, *, css: str) -> Markup:
    """Return a line downwards with a head."""
    head = f"M{x - 5} {bottom - 8}L{x} {bottom}L{x + 5} {bottom - 8}Z"
    return _element("line", x1=x, y1=top, x2=x, y2=bottom, class_=f"way {css}") + _element(
        "path", d=head, class_=f"head {css}"
    )


def _exit(x: float, y: float, code: VerdictCode, *, taken: bool) -> Markup:
    """Return the box of a verdict."""
    css = "on" if taken else "off"
    dashed = " dashed" if code is VerdictCode.U else ""
    name = label("verdict_short", code)
    return (
        _element(
            "rect",
            x=x,
            y=y,
            width=_EXIT_WIDTH,
            height=_EXIT_HEIGHT,
            class_=f"box {css}{dashed}",
        )
        + _text(x + 8, y + 19, code.value, css=f"code {css}")
        + _both(x + 32, y + 18, name, css=f"small {css}")
    )


def _branch(middle: float, y: float, *, css: str) -> Markup:
    """Return the line from a gate's side to a verdict's box, with a turn where they differ."""
    way = f"M{_GATE_RIGHT} {middle}H{_TURN_X}V{y}H{_EXIT_X - 6}"
    end = _EXIT_X - 2
    head = f"M{end - 8} {y - 5}L{end} {y}L{end - 8} {y + 5}Z"
    return _element("path", d=way, class_=f"way {css}") + _element(
        "path", d=head, class_=f"head {css}"
    )


def _exits(gate: Gate, middle: float, code: VerdictCode) -> Markup:
    """Return the verdicts that leave the way at a gate, with their arrows."""
    stops = list(gate.stops)
    undetermined = code is VerdictCode.U and gate.left_here
    if undetermined:
        stops.append(VerdictCode.U)
    if not stops:
        return Markup("")
    high = len(stops) * (_EXIT_HEIGHT + _EXIT_GAP) - _EXIT_GAP
    lines, boxes = Markup(""), Markup("")
    for place, stop in enumerate(stops):
        y = middle - high / 2 + place * (_EXIT_HEIGHT + _EXIT_GAP)
        taken = gate.left_here and stop is code
        branch = _branch(middle, y + _EXIT_HEIGHT / 2, css="on" if taken else "off")
        lines = lines + branch if taken else branch + lines
        boxes += _exit(_EXIT_X, y, stop, taken=taken)
    taken = gate.left_here and code in stops
    answer = gate.answer if taken else (gate.stops_on or NOT_ASKED)
    css = f"answer {'on' if taken else 'off'}"
    return lines + boxes + _both(_GATE_RIGHT + 6, middle - 7, label("kleene", answer), css=css)


def _gate(gate: Gate, place: int, sections: str) -> Markup:
    """Return the box of a gate: number, name, sections of the article, question."""
    y = _TOP + place * _PITCH
    css = "off" if gate.answer == NOT_ASKED else "on"
    drawn = _element(
        "rect", x=_GATE_X, y=y, width=_GATE_WIDTH, height=_GATE_HEIGHT, class_=f"box {css}"
    )
    name = label("gate_name", gate.id)
    numbered = Words(f"{place + 1}  {name.en}", f"{place + 1}  {name.zh}")
    drawn += _both(_GATE_X + 10, y + 18, numbered, css=f"name {css}")
    drawn += _text(_GATE_X + _GATE_WIDTH - 10, y + 18, sections, css=f"small end {css}")
    for line, words in enumerate(_lines(label("gate", gate.id), 30, 2)):
        drawn += _both(_GATE_X + 10, y + 36 + 16 * line, words, css=f"small {css}")
    return drawn


def _passing(gate: Gate, nearer: Gate | None, place: int, code: VerdictCode) -> Markup:
    """Return the arrow from a gate to the next one, or to verdict F below the last."""
    top = _TOP + place * _PITCH + _GATE_HEIGHT
    x = _GATE_X + _GATE_WIDTH / 2
    taken = code is VerdictCode.F if nearer is None else nearer.answer != NOT_ASKED
    css = "on" if taken else "off"
    answer = gate.answer
    if gate.stops_on:
        answer = "no" if gate.stops_on == "yes" else "yes"
    drawn = _arrow(x, top, top + _PITCH - _GATE_HEIGHT - 3, css=css)
    if answer == NOT_ASKED:
        return drawn
    return drawn + _both(x + 9, top + 24, label("kleene", answer), css=f"answer {css}")


def draw_gates(gates: Sequence[Gate], code: VerdictCode, sections: Sequence[str]) -> Markup:
    """Return the test as a drawing: the way this app took in ink, the others in grey.

    `sections` holds for each gate the article's section numbers, as printed.
    """
    height = _TOP + len(gates) * _PITCH + _EXIT_HEIGHT + 8
    drawn = Markup("")
    for place, gate in enumerate(gates):
        nearer = gates[place + 1] if place + 1 < len(gates) else None
        drawn += _passing(gate, nearer, place, code)
        drawn += _exits(gate, _TOP + place * _PITCH + _GATE_HEIGHT / 2, code)
        drawn += _gate(gate, place, sections[place])
    x = _GATE_X + _GATE_WIDTH / 2 - _EXIT_WIDTH / 2
    y = _TOP + len(gates) * _PITCH
    drawn += _exit(x, y, VerdictCode.F, taken=code is VerdictCode.F)
    return _svg(height, drawn, css="gates")


def _svg(height: float, content: Markup, *, css: str, width: int = _WIDTH) -> Markup:
    """Return the drawing in its frame, hidden from screen readers: the text says the same."""
    return Markup(
        '<svg class="drawing {}" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" '
        'focusable="false">{}</svg>'
    ).format(css, width, height, width, height, content)


def draw_path(steps: Sequence[Step]) -> Markup:
    """Return the path from the entry point to the read, top to bottom, a node a step.

    Every way that begins anew is a drawing of its own, a long one several: a page breaks between them.
    """
    drawn = Markup("")
    for way in ways(steps):
        for first in range(0, len(way), _MOST_NODES):
            drawn += _draw_piece(way, first, first + _MOST_NODES)
    return drawn


def _draw_piece(way: Sequence[Step], first: int, end: int) -> Markup:
    """Return some steps of a way, joined to those before and after them."""
    drawn, last = Markup(""), len(way) - 1
    y = _TOP_NODE
    for place, step in enumerate(way[first:end], start=first):
        lines = _lines(doubted(step), 60, 2)
        height = 26 + 16 * len(lines)
        top = 0 if place == first > 0 else y
        under = y if place == last else y + height - (_TOP_NODE if place == end - 1 else 0)
        drawn += _element("line", x1=14, y1=top, x2=14, y2=under, class_="way on")
        if place == last:
            drawn += _element("rect", x=7, y=y - 7, width=14, height=14, class_="end-node")
        else:
            css = "entry-node" if place == 0 else "node"
            drawn += _element("circle", cx=14, cy=y, r=6, class_=css)
        name = clip_middle(one_line(short_method(step.method)), 46)
        offset = "" if step.offset is None else f" +{step.offset}"
        drawn += _text(32, y + 4, clip(name + offset, 52), css="mono")
        for line, words in enumerate(lines):
            drawn += _both(32, y + 21 + 16 * line, words, css="small")
        y += height
    bottom = y if end > last else y - _TOP_NODE
    return _svg(bottom, drawn, css="path further" if first else "path", width=_PATH_WIDTH)


def draw_events(events: Sequence[Event]) -> Markup:
    """Return the order of events from the app's start to the read and beyond.

    The point at which the borrower is asked is a diamond with a line across: what stands above
    it comes before.
    """
    drawn, y = Markup(""), 16.0
    for place, event in enumerate(events):
        lines = _lines(event.says, 60, 3)
        height = 26 + 16 * len(lines) + (10 if event.what == "consent" else 0)
        if event.what == "consent":
            drawn += _element("line", x1=14, y1=y, x2=_PATH_WIDTH, y2=y, class_="consent-line")
        if place < len(events) - 1:
            drawn += _element("line", x1=14, y1=y, x2=14, y2=y + height, class_="way on")
        drawn += _event_mark(event, y)
        top = y + (14 if event.what == "consent" else 4)
        drawn += _both(32, top, label("event", event.what), css="name")
        name = clip_middle(one_line(short_method(event.ref)), 40)
        drawn += _text(_NAME_X, top, name, css="mono")
        for line, words in enumerate(lines):
            drawn += _both(32, top + 17 + 16 * line, words, css="small")
        y += height
    return _svg(y, drawn, css="path", width=_PATH_WIDTH)


def _event_mark(event: Event, y: float) -> Markup:
    """Return the mark of an event: a diamond for a consent, a square for a read or a sending."""
    match event.what:
        case "consent":
            shape = f"M14 {y - 9}L23 {y}L14 {y + 9}L5 {y}Z"
            return _element("path", d=shape, class_="consent-node")
        case "read" | "send":
            return _element("rect", x=7, y=y - 7, width=14, height=14, class_="end-node")
        case "request":
            return _element("circle", cx=14, cy=y, r=6, class_="node")
        case _:
            return _element("circle", cx=14, cy=y, r=6, class_="entry-node")
