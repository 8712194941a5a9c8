"""Tells one way of a source's data to a sink, step by step, with the instruction of each step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.code.classes.program import Program
from auditor.code.ways.reach import confidence_of
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.flow.search.engine import Engine
from auditor.flow.search.givers import given_from
from auditor.flow.search.stores import GUESS, key_of
from auditor.flow.symbols.cases import without_number
from auditor.flow.symbols.functions import GIVES
from auditor.flow.symbols.hops import How, PutAt
from auditor.flow.symbols.returned import asked_at, returned_at
from auditor.flow.symbols.terms import UNNAMED, Chain, Effect, Hit
from auditor.flow.told.doubted import doubted
from auditor.flow.told.entries import Came, first_in, look_back, pick_entry, reads_of
from auditor.flow.told.kept import kept_at, read_by_calls, shown_at
from auditor.flow.told.strangers import are_acquainted, are_strangers
from auditor.model.evidence import Step
from auditor.model.names import outermost, package_of, short_class, short_name
from auditor.model.words import Words

_READS: Final = Words("{caller} reads the data with {api}", "{caller} 用 {api} 读取数据")
_GIVEN: Final = Words("{caller} is given the data", "{caller} 得到数据")
_BACK: Final = Words("{caller} gets it back from {runs}", "{caller} 从 {runs} 取回数据")
_HANDS: Final = Words("{caller} hands it to {runs}", "{caller} 把数据交给 {runs}")
_KEEPS: Final = Words("{caller} keeps it in {field}", "{caller} 把数据存入 {field}")
_TAKES: Final = Words("{caller} takes it from {field}", "{caller} 从 {field} 取出数据")
_RETURNS: Final = Words(
    "{caller} returns it: what objects of {field} give",
    "{caller} 返回数据：由 {field} 的对象给出",
)
_ASKS: Final = Words(
    "{caller} takes it from an object of {field}", "{caller} 从 {field} 的对象取出数据"
)
_LATER: Final = Words("{caller} hands it on to run later", "{caller} 交出数据，稍后处理")
_ENDS: Final = Words("{caller} gives it to {api}", "{caller} 把数据交给 {api}")
_ENDS_RENAMED: Final = Words(
    "{caller} gives it to {runs}: {api} under a shrinker's name, known again by the strings in it",
    "{caller} 把数据交给 {runs}：即被混淆工具改名的 {api}，凭其中的字符串识别",
)
_ENDS_ANNOTATED: Final = Words(
    "{caller} gives it to {runs}, which is a request to a server by its annotations (Retrofit)",
    "{caller} 把数据交给 {runs}，该方法凭其注解即为向服务器发出的请求（Retrofit）",
)
_TAKING: Final = {
    "intent": ("->getIntent()", "Extra("),
    "arguments": ("->getArguments()", "->requireArguments()"),
    "preferences": ("SharedPreferences;->get", "MMKV;->"),
    "database": ("->query", "->rawQuery", "Cursor;->get"),
    "file": ("->openFileInput", "FileInputStream;-><init>", "FileReader;-><init>", "->read"),
}
"""Calls by which a method takes what is kept, the most telling first."""
_REFLECTION: Final = (
    "Ljava/lang/reflect/Method;->invoke(",
    "Ljava/lang/reflect/Constructor;->newInstance(",
    "Ljava/lang/Class;->newInstance(",
)
_BIRTHS: Final = frozenset({NEW_INSTANCE})
_BY_CALL: Final = frozenset({"source", "call"})
_MOST: Final = 60
_MOST_KEPT: Final = 4
_JOINED: Final = 0.7
_FACT: Final = 0.8
_CHOSEN: Final = 0.7
_GUESSED: Final = 0.4
_MANY: Final = 4  # Classes that make a container.
_STRANGERS: Final = 2  # Classes that make what runs others' code.
_SHORT: Final = 3  # Letters of a name that a shrinker gave.
_OBJECT: Final = "Ljava/lang/Object;"


class Told(NamedTuple):
    """One way, told: its steps, how sure the least sure is, and where objects were handed on."""

    steps: tuple[Step, ...]
    sure: float
    kept: tuple[Chain, ...]
    """The calls down to where the data was put, that a method took or was given later; the last first."""


def choices(engine: Engine, source: int, hit: Hit) -> int:
    """Say in how many places the data was put that a hit's method took or was given."""
    how = pick_entry(engine, source, hit.method, Came(hit.chain), seen=())
    return max(len(_places(engine, source, hit.method, how)), 1)


def _places(engine: Engine, source: int, method: int, how: How) -> Sequence[PutAt]:
    what, detail, _ = how
    name = detail if what == "fact" else method
    return engine.puts.all(name, source) if isinstance(name, str | int) else ()


def tell(engine: Engine, source: int, effect: Effect, hit: Hit, choice: int = 0) -> Told:
    """Give the way from a source to a sink, by one of the places where the data was put at last."""
    way = _walk(engine, source, hit, choice, pick=pick_entry)
    if not way.is_whole:
        way = _walk(engine, source, hit, choice, pick=first_in)
    elif way.sure <= _GUESSED:
        # Data that is in a list of pairs came by the pair's field, too, which is one for all pairs.
        surer = _walk(engine, source, hit, choice, pick=_by_its_own(engine, source, hit))
        way = surer if surer.is_whole and surer.sure > way.sure else way
    steps = (*reversed(way.steps), *_down(engine, hit.chain), _end(engine, effect))
    steps = engine.recognised.woven(steps)
    if engine.atoms.what[hit.taint][3]:
        steps = doubted(engine, steps)
    return Told(steps, way.sure, tuple(one for one in way.kept[:_MOST_KEPT] if one))


def _by_its_own(engine: Engine, source: int, hit: Hit) -> Callable[..., How]:
    """Give how entries are picked, those last that are by a field which holds anything for many."""
    weak = bool(engine.atoms.what[hit.taint][3])
    return partial(
        pick_entry, is_doubtful=lambda fact: _is_shared(engine, fact, source, weak=weak)
    )


def _walk(
    engine: Engine, source: int, hit: Hit, choice: int, *, pick: Callable[..., How]
) -> "_Way":
    """Go back from a hit to the source."""
    way = _Way(engine, source, _least_sure(engine, hit.chain))
    way.below = tuple(one for one, _ in hit.chain)
    way.came = Came(hit.chain)
    weak = bool(engine.atoms.what[hit.taint][3])
    method: int | None = hit.method
    while method is not None and method not in way.seen and len(way.seen) < _MOST:
        how = pick(engine, source, method, way.came, seen=way.seen)
        places = _places(engine, source, method, how)[0 if way.seen else choice :]
        way.seen.add(method)
        what, detail, pc = how
        if what == "call" and isinstance(detail, int):
            sure = _hop(engine, method, pc, detail)
            back = _step(engine, method, pc, _BACK, runs=_short(engine, detail))
            way.steps.append(_as_sure(back, sure))
            way.sure = min(way.sure, sure)
            way.came = Came()
            method = detail
        elif what == "fact" and isinstance(detail, str):
            method = way.taken(method, detail, pc, places, weak=weak)
        elif what == "param" and isinstance(detail, tuple):
            method = way.handed(places[0] if places else detail, method)
        else:
            way.read()
            break
    else:
        if method in way.seen and engine.sources[source].method == method:
            way.read()  # What is read there is handed to the method itself, which runs again.
    return way


@dataclass(slots=True)
class _Way:
    """One way as it is told from its end."""

    engine: Engine
    source: int
    sure: float
    steps: list[Step] = field(default_factory=list)
    kept: list[Chain] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    below: tuple[int, ...] = ()
    """The methods through which what was taken last went on."""
    came: Came = field(default_factory=Came)
    is_whole: bool = False
    """Whether the way leads back to the source."""

    def read(self) -> None:
        """Tell that the source gives the data."""
        one = self.engine.sources[self.source]
        words, pc = (_READS if one.parameter < 0 else _GIVEN), max(one.pc, 0)
        self.steps.append(_step(self.engine, one.method, pc, words, api=short_name(one.api)))
        self.is_whole = True

    def taken(
        self,
        method: int,
        fact: str,
        pc: int,
        places: Sequence[tuple[int, Chain]],
        *,
        weak: bool,
    ) -> int | None:
        """Tell that a method takes the data from where it is kept; give who put it there."""
        engine, readers = self.engine, tuple(dict.fromkeys((method, *self.below)))
        place = next(iter(places), None) or engine.puts.first(fact, self.source)
        is_given = fact.startswith(GIVES)
        at = asked_at(engine.program, method, place[0]) if is_given and place else None
        if at is None:
            at = _taken(engine, method, fact, self.came)
        if at is None:
            at = self._called(method, fact)
        if at is None:
            at = _made(engine, method, fact)
        words, asked = (_ASKS if is_given else _TAKES), len(self.steps)
        self.steps.append(_step(engine, method, at, words, field=_shown(fact)))
        if place is None:
            return None
        before, stored = place
        last = stored[-1] if stored else (before, 0)
        kept, shown = self._keeping(last, fact, before=before)
        words = _RETURNS if is_given else _KEEPS
        self.steps.append(_step(engine, last[0], shown, words, field=_shown(fact)))
        self._led(stored, Came(((*stored[:-1], (last[0], kept)) if stored else ()), fact))
        born = engine.births.of(fact, self.source, last)
        sure = _JOINED if ":" in fact.partition("->")[0] else _FACT
        if (
            pc == GUESS
            or _is_shared(engine, fact, self.source, weak=weak or self.sure < 1.0)
            or are_strangers(engine, fact, born, readers)
        ):
            sure = _GUESSED
        elif _is_of_several(engine, fact) and not are_acquainted(engine, fact, born, readers):
            sure = min(sure, _CHOSEN)
        self.steps[asked] = _as_sure(self.steps[asked], sure)
        self.sure = min(self.sure, sure)
        return before

    def _keeping(self, last: tuple[int, int], fact: str, *, before: int) -> tuple[int, int]:
        """Find where a method keeps something, and the instruction that a reader is shown for it."""
        came = self._came(last[0])
        kept = kept_at(self.engine, last, fact, came=came)
        if not fact.startswith(GIVES):
            return kept, shown_at(self.engine, (last[0], kept), fact, came=came)
        if last[0] == before:
            kept = returned_at(self.engine.program, before, kept) or kept
        return kept, kept

    def _called(self, method: int, fact: str) -> int | None:
        """Find the call of a method by which what it calls takes a fact: that of the way, or the first."""
        known = self.engine.entries.all(self.source, method)
        calls = sorted(
            pc for what, kept, pc in known if (what, kept) == ("fact", fact) and pc > 0
        )
        on_way = (pc for one, pc in self.came.chain if one == method and pc in calls)
        found = next(on_way, calls[0] if calls else None)
        reads = (
            read_by_calls(self.engine, method, fact)
            if "->" in fact and found is not None
            else []
        )
        return found if not reads or found in reads else min(reads)

    def _came(self, method: int) -> int:
        """Say where the data came into a method by a call; -1 where it came otherwise."""
        what, _, pc = self.engine.origins.get((self.source, method), ("", None, -1))
        return pc if what in _BY_CALL else -1

    def handed(self, place: tuple[int, Chain], method: int) -> int:
        """Tell that the data was handed on to a method that runs later; give who did."""
        before, stored = place
        last = stored[-1] if stored else (before, 0)
        sure = _GUESSED if self.engine.hops.is_guess(last, method) else _FACT
        later = _step(self.engine, last[0], self._handing(*last), _LATER)
        self.steps.append(_as_sure(later, sure))
        self._led(stored, Came(stored))
        self.sure = min(self.sure, sure)
        return before

    def _handing(self, method: int, pc: int) -> int:
        """Find where a method hands data on: where that is noted by where it came, its return does."""
        _, _, came = self.engine.origins.get((self.source, method), ("", None, -1))
        back = returned_at(self.engine.program, method, pc) if came == pc else None
        return pc if back is None else back

    def _led(self, stored: Chain, came: Came) -> None:
        self.came = came
        self.below = tuple(one for one, _ in stored)
        self.kept.append(stored)
        self.sure = min(self.sure, _least_sure(self.engine, stored))
        self.steps.extend(reversed([*_down(self.engine, stored)]))


def _end(engine: Engine, effect: Effect) -> Step:
    """Tell the call by which data leaves, and how a library's call was known under another name."""
    program, api = engine.program, short_name(effect.api)
    calls = (one for one in program.calls_in(effect.method) if one.pc == effect.number)
    target = next((one.target for one in calls), "")
    owner, _, signature = target.partition("->")
    if not target or program.class_info(owner) is None:
        return _step(engine, effect.method, effect.number, _ENDS, api=api)
    sink = engine.annotated.called(owner, signature)
    if sink is not None and sink.is_request:
        return _step(
            engine, effect.method, effect.number, _ENDS_ANNOTATED, runs=short_name(target)
        )
    is_renamed = program.class_info(effect.api.partition("->")[0]) is None
    words = _ENDS_RENAMED if is_renamed else _ENDS
    return _step(engine, effect.method, effect.number, words, api=api, runs=short_name(target))


def _least_sure(engine: Engine, chain: Chain) -> float:
    """Say how sure the least sure of some calls is."""
    hops = (_hop(engine, method, pc, after) for (method, pc), (after, _) in pairwise(chain))
    return min(hops, default=1.0)


def _hop(engine: Engine, method: int, pc: int, target: int) -> float:
    """Say how sure a call runs a method: of several of a type, which one it is, is not known.

    Strangers meet in types that a shrinker renamed: in the collectors of a library, and where many
    of a type could run (Kotlin's function types). Another package's method is a guess there, and so
    it is where one of many classes of the app's own type could be meant.
    """
    place = (method, pc)
    kind = engine.hops.chosen(place, target)
    if not kind:
        return 1.0
    owner = engine.program.owner
    is_near = package_of(owner(method)) == package_of(owner(target))
    is_wide = engine.hops.width(place) >= _MANY and _is_renamed(engine, kind)
    is_wide = is_wide or engine.hops.is_crowded(place)
    return _GUESSED if not is_near and (is_wide or kind in engine.renamed.told) else _CHOSEN


def _is_shared(engine: Engine, fact: str, source: int, *, weak: bool) -> bool:
    """Say whether a fact is of a field that holds anything for many: whose data it is, is a guess.

    A container that a shrinker renamed (a reference, a pair, a node of a queue) is one class for
    the whole app. So is its machinery that runs others' code (a call, a continuation): of data
    that already came by somebody unseen (`weak`), two users of such a class, or of one below it,
    can be strangers. Objects told apart by a number, see `cases`, are not mixed.
    """
    owner, arrow, rest = fact.removeprefix(GIVES).partition("->")
    if fact != without_number(fact):
        return False
    kind = rest.rpartition(":")[2]
    if arrow and kind == _OBJECT and len(_makers(engine, (owner,))) >= _MANY:
        return True
    if not weak or not _is_renamed(engine, owner):
        return False
    if not arrow and ":" not in given_from(engine, fact, source).partition("->")[2]:
        return False  # What it gives it read itself: all objects of the class do.
    if arrow and kind != _OBJECT and not _is_renamed(engine, kind):
        return False
    family = (owner, *engine.hierarchy.subtypes(owner))
    return len(_makers(engine, family)) >= _STRANGERS


def _is_of_several(engine: Engine, fact: str) -> bool:
    """Say whether a fact is of a plain record that several classes fill: a screen's own, another's, a server's answer."""
    kind = fact.rpartition(":")[2]
    if kind == _OBJECT or engine.program.class_info(kind) is not None:
        return False  # What holds others is told apart by `_is_shared`.
    if not engine.records.is_of_record(fact):
        return False
    makers = _makers(engine, (fact.partition("->")[0],))
    return len({outermost(one) for one in makers}) >= _STRANGERS


def _makers(engine: Engine, family: Sequence[str]) -> set[str]:
    """Name the classes whose code makes objects of some classes, without those themselves."""
    found = {
        engine.program.owner(one) for name in family for one in engine.readers.makers(name)
    }
    return found - {*family}


def _is_renamed(engine: Engine, name: str) -> bool:
    """Say whether a class of the app bears a name such as shrinkers give."""
    short = name.removeprefix("L").rpartition("/")[2].removesuffix(";")
    is_short = len(short) < _SHORT or (len(short) == _SHORT and short[0].islower())
    return is_short and engine.program.class_info(name) is not None


def _taken(engine: Engine, method: int, fact: str, came: Came) -> int | None:
    """Find the instruction of a method that takes a fact: reads the field, or asks the store.

    None where what it calls takes it, at a place that the search noted.
    """
    program = engine.program
    fact = without_number(fact)
    if fact.startswith(GIVES):
        return _given(program, method, fact.removeprefix(GIVES))
    kind, colon, rest = fact.partition("->")[0].partition(":")
    if colon:
        words = _TAKING.get(kind if kind == "intent" else rest.partition(":")[0], ())
        calls = program.calls_in(method)
        return next((one.pc for word in words for one in calls if word in one.target), None)
    reads = reads_of(engine, method, fact)
    if len(reads) > 1:
        behind = look_back(engine, method, came)
        return next((one for one in behind.places if one in reads), reads[0])
    return next(iter(reads), None)


def _made(engine: Engine, method: int, fact: str) -> int | None:
    """Find where a method makes the object that keeps a fact, out of what it has itself.

    It reads nothing of it: what is put into the object afterwards is in its own hands.
    """
    births = engine.graph.instances.births(without_number(fact).partition("->")[0])
    return next((one.pc for one in births if one.method == method), None)


def _given(program: Program, method: int, name: str) -> int | None:
    """Find where a method makes an object of a class, or else calls one that makes it.

    A coroutine that waits for another calls the function which makes the other one's object; a
    plugin is made and run by name.
    """
    births = {one.method: one.pc for one in reversed(program.type_uses(name, _BIRTHS))}
    if method in births:
        return births[method]
    calls = program.calls_in(method)
    known = (one.pc for one in calls if program.method(one.target) in births)
    named = (one.pc for word in _REFLECTION for one in calls if one.target.startswith(word))
    return next(known, next(named, None))


def _down(engine: Engine, chain: Chain) -> Iterator[Step]:
    """Yield the calls that lead down to a place; the place itself is told by its own words."""
    for (method, pc), (after, _) in pairwise(chain):
        hands = _step(engine, method, pc, _HANDS, runs=_short(engine, after))
        yield _as_sure(hands, _hop(engine, method, pc, after))


def _step(engine: Engine, method: int, pc: int | None, words: Words, **what: str) -> Step:
    text = engine.program.text(method)
    return Step(text, pc, words.filled(caller=short_name(text), **what))


def _as_sure(step: Step, sure: float) -> Step:
    return replace(step, confidence=confidence_of(sure))


def _short(engine: Engine, method: int) -> str:
    return short_name(engine.program.text(method))


def _shown(name: str) -> str:
    name = without_number(name)
    if name.startswith("intent:"):
        return f"Intent → {short_class(name.removeprefix('intent:'))}"
    if name.startswith("store:"):
        _, store, key = name.split(":", 2)
        key = short_class(key) if key.startswith("L") and key.endswith(";") else key_of(key)
        return store if not key or key.startswith(UNNAMED) else f"{store} “{key}”"
    if name.startswith(GIVES):
        return short_class(name.removeprefix(GIVES))
    owner, _, rest = name.partition("->")
    return f"{short_class(owner)}.{rest.partition(':')[0]}"
