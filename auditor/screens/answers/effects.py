"""What pressing a control leads to, told by what happened on the ways through its handler."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import Ending, Event
from auditor.code.trials.reacting import ELSEWHERE
from auditor.code.trials.revealing import OFFER, PAGES, REVEAL
from auditor.code.trials.shelves import HEARD
from auditor.model.vocabulary import Kleene, Role
from auditor.model.words import Words
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.shown import Choice, Effect, Region

OK: Final = -1
"""Activity.RESULT_OK."""
CANCELED: Final = 0
"""Activity.RESULT_CANCELED."""
_TELLING: Final = frozenset({"J", "moment", "version"})
"""What a value is that makes a record of what is kept: its type, or what it tells (`code/moments.py`)."""
_NUMBER: Final = re.compile(r"-?\d+")
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
FINISHES: Final = frozenset({"finish", "finishAfterTransition", "onBackPressed"})
"""What closes one screen, so that the one under it is seen again."""
BACK: Final = "back"
"""What shows the screen of a graph again that was shown before."""
_ONWARD: Final = frozenset({"start", "navigate", "pick", "document", "settings"})
_BY_ADDRESS: Final = "document"
"""What shows whatever answers an address."""
_SENDS: Final = frozenset({"submit", "deep"})
STAYS: Final = frozenset({"store", "notice", "dismiss"})
"""What a way does that leads nowhere but to a message."""
_ELSE: Final = frozenset({Effect.GOES_ON, Effect.UNTOLD})
"""What a control leads to that shuts out on other ways: something, or what is not told."""
PUNISHED: Final = frozenset({Effect.EXITS, Effect.SHOWS_AGAIN, Effect.BLOCKS})
"""What a refusal must not lead to (decision.md, section 4, row C7)."""
_SHOWN: Final = frozenset({OFFER, REVEAL})
_KEPT: Final = frozenset({Effect.STORES_FLAG, Effect.RECORDS})
"""What a press leaves behind, which leads nowhere."""
_PLAIN: Final = {
    "store": Effect.STORES_FLAG,
    "ask": Effect.REQUESTS,
    "read": Effect.READS,
    "document": Effect.OPENS_DOCUMENT,
    "pick": Effect.MANUAL_ENTRY,
    "navigate": Effect.GOES_ON,
}
_SAYS: Final = {
    Effect.STORES_FLAG: Words("keeps the choice", "保存选择"),
    Effect.REQUESTS: Words("asks the system for the phonebook", "向系统申请通讯录权限"),
    Effect.READS: Words("reads the phonebook", "读取通讯录"),
    Effect.GOES_ON: Words("goes on", "继续"),
    Effect.EXITS: Words("leaves the screen or the app", "退出界面或应用"),
    Effect.SHOWS_AGAIN: Words("shows the same again", "再次显示同一内容"),
    Effect.BLOCKS: Words("tells that nothing goes on", "提示无法继续"),
    Effect.MANUAL_ENTRY: Words("lets a contact be typed or picked", "可手动填写或选择联系人"),
    Effect.OPENS_DOCUMENT: Words("opens a document", "打开文件"),
    Effect.RECORDS: Words(
        "keeps or sends the answer with a version or time", "连同版本或时间记录所作答复"
    ),
}
_SAYS_ELSE: Final = {
    Effect.STORES_FLAG: Words("keeps something", "保存某项内容"),
    Effect.BLOCKS: Words("may only show a message", "可能仅显示提示"),
    Effect.RECORDS: Words(
        "keeps or sends something with a version or time", "连同版本或时间记录某项内容"
    ),
}
"""The same of controls that answer no question: "Sign in" keeps a token, or says what is missing."""
_ONCE_TICKED: Final = Words("only once the box is ticked", "仅在勾选后生效")
NOT_FOLLOWED: Final = Words("was not followed to its end", "未能完整追踪")


@dataclass(frozen=True, slots=True)
class Stage:
    """What surrounds a control: the calls that show its screen, and how the screen goes away."""

    shown_at: frozenset[Site]
    owner: str
    closes: bool
    """Whether the screen goes away by itself once the control was pressed, as dialogs do."""
    kind_of: Callable[[str], str] = lambda _: ""
    """Says of a screen of the app that it takes a typed person (`typed`) or shows a `document`."""
    leads_back: Callable[[int, Ending], frozenset[Effect]] = lambda *_: frozenset(
        {Effect.EXITS}
    )
    """Says what an answer leads to that a way gives to the screen which opened this one."""
    run_on_yes: Callable[[int, frozenset[int]], tuple[Region, ...]] = lambda *_: ()
    """Says what the screen which opened this one runs on its yes alone: by its number, and those of other answers."""
    is_form: Callable[[Iterable[Site]], bool] = lambda _: False
    """Says of the places that a press runs whether they take what the borrower typed."""
    reveals: "Callable[[Ending, Stage], frozenset[Effect]]" = lambda *_: frozenset()
    """Says what is left to do on what a way brings up on the screen that is there."""
    beneath: Callable[[], frozenset[str]] = frozenset
    """Names the screens over which this one comes up, where it is a part or a dialog of others."""
    leads_under: Callable[[Ending], frozenset[Effect]] = lambda _: frozenset({Effect.GOES_ON})
    """Says what is left to do on the screen of the same graph that comes back when this one goes on a way."""
    has_other_way: Callable[[], bool] = lambda: False
    """Says whether a control beneath the question lets a person be typed or picked without it."""
    layouts: frozenset[int] = frozenset()
    """What the screen lays out, where one call may set several pages."""
    turns_away: Callable[[str], Kleene] = lambda _: Kleene.YES
    """Says whether the words of a passing message tell who has refused that nothing goes on."""
    comes_again: Callable[[Ending], frozenset[Effect]] = lambda _: frozenset(
        {Effect.SHOWS_AGAIN}
    )
    """Says what is left to do where a way has the screen come up anew."""
    leads_to: Callable[[str, Ending], frozenset[Effect]] = lambda *_: frozenset(
        {Effect.GOES_ON}
    )
    """Says what a refusal leads to that opens another screen, of no kind that tells by itself."""
    tells_taken: Callable[[str], bool] = lambda _: False
    """Says whether the words of a passing message tell that the application was taken."""
    is_refused: bool = False
    """Whether the control is one that refuses: what a message after it says decides what it leads to."""


def effects_of(
    endings: Sequence[Ending], stage: Stage, visited: Iterable[Site] = ()
) -> frozenset[Effect]:
    """Return everything that a control can lead to; `visited` are the places that it runs."""
    places = frozenset(visited)
    again = {Effect.SHOWS_AGAIN} if stage.shown_at & places else set()
    found: set[Effect] = set()
    for one in endings:
        found |= _on_one_way(one, stage, set() if _shows_another(one, stage) else again)
    is_open = Effect.UNTOLD in found or (stage.is_refused and not found - _KEPT)
    if is_open and any(map(_sends, endings)) and stage.is_form(places):
        found = (found - {Effect.UNTOLD}) | {Effect.GOES_ON}
    return frozenset(found)


def _shows_another(way: Ending, stage: Stage) -> bool:
    """Say whether a way sets pages of the screen, none of which is the one that the control stands on.

    One method that sets whichever page it is told to is one place for all of them.
    """
    pages = {
        one.what for one in way.events if one.kind == REVEAL and one.what.startswith(PAGES)
    }
    known = {int(rest) for one in pages if (rest := one.partition(":")[2]).isdigit()}
    return (
        bool(known and stage.layouts) and len(known) == len(pages) and not known & stage.layouts
    )


def _sends(ending: Ending) -> bool:
    return any(one.kind == "submit" for one in ending.events)


def leads_on(way: Ending) -> bool:
    """Say whether a way shows another screen, or sends something."""
    return any(one.kind in ("start", "navigate", "submit") for one in way.events)


def always_of(endings: Iterable[Ending], stage: Stage) -> frozenset[Effect]:
    """Return what a control leads to on every way that was seen; nothing where none was."""
    found = [frozenset(_on_one_way(one, stage, set())) for one in endings]
    return frozenset.intersection(*found) if found else frozenset()


def is_divided(endings: Iterable[Ending], stage: Stage) -> bool:
    """Say whether a control shuts out on some ways, and on others does something else that leads on.

    As where an observer has several branches, and the value that it is handed is tied to none. A way on
    which nothing happens but what happens on one that shuts out too is no other deed.
    """
    ways = [(one.events, _on_one_way(one, stage, set(_again(one, stage)))) for one in endings]
    shut = [events for events, effects in ways if effects & PUNISHED]
    return bool(shut) and any(
        effects & _ELSE and not any(events <= each for each in shut)
        for events, effects in ways
        if not effects & PUNISHED
    )


def _again(way: Ending, stage: Stage) -> frozenset[Effect]:
    """Return that a way shows the question again, by the method that shows it."""
    showing = {str(method) for method, _ in stage.shown_at}
    shown = {one.what.partition(":")[0] for one in way.events if one.kind == "show"}
    return frozenset({Effect.SHOWS_AGAIN}) if showing & shown else frozenset()


def only_closes(found: frozenset[Effect], endings: Iterable[Ending]) -> bool:
    """Say whether a control shuts nobody out, and goes on by nothing but that its question closes, on some way."""
    kinds = [{one.kind for one in each.events} for each in endings]
    return (
        Effect.GOES_ON in found
        and not found & (PUNISHED | {Effect.UNTOLD})
        and any(
            not one & (_ONWARD | _SENDS | _SHOWN | {BACK, "exit", "result"}) for one in kinds
        )
    )


def offers(endings: Iterable[Ending]) -> bool:
    """Say whether a way gives a view something to do: what is kept there is kept by a further touch."""
    return any(one.kind == OFFER for each in endings for one in each.events)


def yes_of(endings: Iterable[Ending]) -> int | None:
    """Return what a control answers to the screen before on every way, if it answers and does not cancel."""
    told = told_back(endings)
    (answer,) = told if len(told) == 1 else (CANCELED,)
    return answer if answer != CANCELED else None


def told_back(endings: Iterable[Ending]) -> frozenset[int]:
    """Return the answers that a control gives to the screen before, on any of its ways."""
    told = {one.what for each in endings for one in each.events if one.kind == "result"}
    return frozenset(_answer((one,)) for one in told)


def _answer(told: Iterable[str]) -> int:
    """Return the number that a screen answers with: one of the app's own (`RESULT_FIRST_USER + 1`) as well.

    Who closes a screen without an answer has answered `RESULT_CANCELED`.
    """
    (only,) = given if len(given := tuple(told)) == 1 else ("",)
    return int(only) if _NUMBER.fullmatch(only) else CANCELED


def _on_one_way(way: Ending, stage: Stage, again: set[Effect]) -> set[Effect]:
    events = way.events
    kinds = {one.kind for one in events}
    found = {effect for kind, effect in _PLAIN.items() if kind in kinds} | again
    found |= {each for one in events for each in _detailed(one, stage, way)}
    found |= stage.comes_again(way) if "again" in kinds else set()
    goes_on = bool(kinds & _ONWARD) or Effect.REQUESTS in found or Effect.READS in found
    if "exit" in kinds and not kinds & {"start", "navigate"}:
        found |= _closed(way, stage, kinds)
    elif Effect.SHOWS_AGAIN in found:
        pass
    elif BACK in kinds and not goes_on:
        found |= stage.leads_under(way)
    elif not goes_on and (shown := _revealed(way, stage, kinds)):
        found |= shown
    elif stage.is_refused and "settings" in kinds and not kinds & {"start", "navigate"}:
        # Where the permission can be given in the system's settings, and nothing else follows.
        found.add(_noticed(events, stage) if "notice" in kinds else Effect.UNTOLD)
    elif "notice" in kinds and not goes_on and Effect.STORES_FLAG not in found:
        # A way that sends or starts something and then tells of it is no closed door, nor is one where another stands open.
        is_open = bool(kinds & _SENDS) or (stage.closes and stage.has_other_way())
        is_open = is_open and not _turns_away(events, stage)
        found.add(Effect.GOES_ON if is_open else _noticed(events, stage))
    elif not goes_on and (stage.closes or "dismiss" in kinds) and "deep" not in kinds:
        found.add(Effect.GOES_ON)
    return found


def _noticed(events: Iterable[Event], stage: Stage) -> Effect:
    """Return what a way leads to that shows a passing message and does nothing else."""
    if not stage.is_refused:
        return Effect.BLOCKS
    told = {stage.turns_away(one.what) for one in events if one.kind == "notice"}
    if Kleene.YES in told:
        return Effect.BLOCKS
    closes = stage.closes or any(one.kind == "dismiss" for one in events)
    is_on = told == {Kleene.NO} and (closes or _is_taken(events, stage))
    return Effect.GOES_ON if is_on else Effect.UNTOLD


def _closed(way: Ending, stage: Stage, kinds: set[str]) -> frozenset[Effect]:
    """Return what a way leads to that closes the screen, or the app."""
    if ELSEWHERE in kinds:
        return frozenset({Effect.UNTOLD})  # It goes on with a screen that is not known.
    left = {one.what for one in way.events if one.kind == "exit"}
    told = {one.what for one in way.events if one.kind == "result"}
    if _turns_away(way.events, stage):
        # What it sends is no more than that he refused.
        return frozenset({Effect.EXITS, Effect.BLOCKS})
    if not left <= FINISHES:
        return frozenset({Effect.EXITS})
    if any(one.kind == _BY_ADDRESS and not one.what for one in way.events):
        return frozenset(
            {Effect.UNTOLD}
        )  # Its address is not known: it may be a screen of the app's own.
    if stage.is_refused and _is_taken(way.events, stage):
        return frozenset({Effect.GOES_ON})
    back = stage.leads_back(_answer(told), way)
    return _done_besides(way, stage, kinds) if back == {Effect.EXITS} else back


def _done_besides(way: Ending, stage: Stage, kinds: set[str]) -> frozenset[Effect]:
    """Return what a way leads to that closes a screen for whose answer nobody waits, by what else happens on it."""
    if HEARD in kinds and kinds - {"exit", "result", "store", HEARD}:
        # Another screen hears of it and does something.
        hearing = frozenset(one.what for one in way.events if one.kind == HEARD and one.what)
        heard = replace(stage, beneath=lambda: hearing)
        return _revealed(way, heard, kinds) or frozenset({Effect.UNTOLD})
    # One that sends something before it closes is no closed door.
    return frozenset({Effect.UNTOLD if "submit" in kinds else Effect.EXITS})


def _turns_away(events: Iterable[Event], stage: Stage) -> bool:
    """Say whether a refusal tells in passing that nothing goes on."""
    return stage.is_refused and any(
        one.kind == "notice" and stage.turns_away(one.what) is Kleene.YES for one in events
    )


def _is_taken(events: Iterable[Event], stage: Stage) -> bool:
    return any(one.kind == "notice" and stage.tells_taken(one.what) for one in events)


def _revealed(way: Ending, stage: Stage, kinds: set[str]) -> frozenset[Effect]:
    """Return what is left to do on what a way brings up, where it does nothing that tells by itself."""
    return stage.reveals(way, stage) if kinds & _SHOWN else frozenset()


def recorded(begun: Iterable[Event]) -> frozenset[Effect]:
    """Return that a record is kept, where it was before a run was given up: more may happen then."""
    kept = any(one.kind == "store" and is_record(one.what) for one in begun)
    return frozenset({Effect.RECORDS} if kept else ())


def _detailed(event: Event, stage: Stage, way: Ending) -> frozenset[Effect] | set[Effect]:
    match event.kind:
        case "store":
            return {Effect.RECORDS} if is_record(event.what) else set()
        case "show":
            method, _, pc = event.what.partition(":")
            again = (int(method), int(pc)) in stage.shown_at
            return {Effect.SHOWS_AGAIN} if again else set()
        case "start":
            return _started(event.what, stage, way)
        case "navigate" if event.what:
            return _started(event.what, stage, way)
        case "reveal" if event.what in {f"{PAGES[0]}{one}" for one in stage.layouts}:
            return {Effect.SHOWS_AGAIN}
        case _:
            return set()


def _started(name: str, stage: Stage, way: Ending) -> frozenset[Effect] | set[Effect]:
    if name == stage.owner:
        return stage.comes_again(way)
    kind = stage.kind_of(name)
    if kind == "typed":
        is_shut = stage.is_refused and Effect.BLOCKS in stage.leads_to(name, way)
        return {Effect.BLOCKS} if is_shut else {Effect.MANUAL_ENTRY, Effect.GOES_ON}
    if kind == "document":
        return {Effect.OPENS_DOCUMENT}
    # Who is told that the application was taken, or sends it, may be shown the first page again.
    is_sent = any(one.kind == "submit" for one in way.events) or _is_taken(way.events, stage)
    return stage.leads_to(name, way) if stage.is_refused and not is_sent else {Effect.GOES_ON}


def is_record(what: str) -> bool:
    """Say whether something is kept with a version or time: by its name, or as a moment."""
    name, _, kind = what.rpartition(":")
    words = {one.lower() for one in _WORD.findall(name.rpartition("->")[2])}
    return kind in _TELLING or not words.isdisjoint(knowledge().records)


def say(choice: Choice) -> Words:
    """Say what a control does, for people."""
    words = {**_SAYS, **_SAYS_ELSE} if choice.role is Role.OTHER else _SAYS
    said = [words[one] for one in Effect if one in choice.effects]
    if choice.needs_box:
        said.append(_ONCE_TICKED)
    if not choice.is_followed:
        said.append(NOT_FOLLOWED)
    return Words("; ".join(one.en for one in said), "；".join(one.zh for one in said))
