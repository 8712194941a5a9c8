"""Whether a touch of which no control was found asks the system below words about the phonebook.

A slider under "slide to agree", a field in which one types that one agrees, buttons that a loop makes: where a
screen tells of the phonebook, and nothing on it was found to agree, and what a touch runs there asks or
reads, the touch may be the agreement. Unseen consent is unknown, never absent (decision.md, section 2).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.facts.hidden.unseen import Unseen
from auditor.model.names import outermost, short_class
from auditor.model.vocabulary import Kleene
from auditor.model.words import Words
from auditor.screens.inventory.mentions import Mention
from auditor.screens.parts.shown import Shown
from auditor.screens.parts.touches import TOUCHED, is_touch
from auditor.sentences.claims import Topic

_MOST: Final = 4000
"""Methods on the ways to requests and reads that are looked at; where there are more, any touch may be one."""
_TOO_MANY: Final = Words(
    "A screen tells of the phonebook, and too many ways lead to the requests and reads to tell whether a touch there starts one.",
    "有页面提及通讯录，而通往申请或读取的路径过多，无法判断该处的触摸操作是否会触发。",
)


def heeding_touches(
    unseen: Unseen,
    screens: Sequence[Shown],
    mentions: Sequence[Mention],
    graph: CallGraph,
    sites: Iterable[Site],
) -> Unseen:
    """Leave open what a screen tells of the phonebook where a touch of no known control asks or reads.

    `sites`: the requests and reads. Not asked where something agrees: what stands before that is told by its way.
    """
    if unseen.value is Kleene.UNKNOWN or any(one.accepts for one in screens):
        return unseen
    # A row that is called "Contacts" tells nothing of a reading.
    named = {one.text for one in mentions if one.statement.topics != (Topic.OTHER,)}
    telling = [one for one in screens if any(text in named for text in one.texts)]
    if not telling:
        return unseen
    known = {method for one in screens for choice in one.choices for method in choice.handlers}
    owner = graph.program.owner
    touches = _touches(graph, sites)
    touching = {outermost(owner(one)) for one in touches or () if one not in known}
    for shown in telling:
        if touches is not None and outermost(shown.owner) not in touching:
            continue
        if touches is None:
            return replace(
                unseen, value=Kleene.UNKNOWN, because=_TOO_MANY, evidence=shown.evidence
            )
        because = Words(
            f"{short_class(shown.owner)} tells of the phonebook, and a touch there whose control was not found asks or reads; it may be the agreement.",
            f"{short_class(shown.owner)} 提及通讯录，且该处有未能确定控件的触摸操作会申请或读取；该操作可能即为同意。",
        )
        return replace(unseen, value=Kleene.UNKNOWN, because=because, evidence=shown.evidence)
    return unseen


def _touches(graph: CallGraph, sites: Iterable[Site]) -> set[MethodNumber] | None:
    """Return the methods that a touch runs first on the ways to some places; None where the ways are too many."""
    todo = [method for method, _ in sites]
    seen, found = set(todo), set[MethodNumber]()
    while todo:
        if len(seen) > _MOST:
            return None
        one = todo.pop()
        edges = graph.callers(one)
        name = graph.program.signature(one).partition("(")[0]
        if name in TOUCHED or any(is_touch(edge) for edge in edges):
            found.add(one)
            continue
        further = {edge.source for edge in edges} - seen
        seen |= further
        todo += sorted(further)
    return found
