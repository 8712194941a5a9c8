"""A button that accepts everything, and asks the system for other data in one breath with contacts (C6).

"Agree to all" over a list of permissions, and one request of contacts, location and messages behind it: what the list
said besides need not be understood.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from auditor.facts.consent.act_case import Case, takes_everything
from auditor.facts.consent.gating import Gated
from auditor.facts.ground.answers import answer
from auditor.model.access import UNTOLD_PERMISSION, Request
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words

_OF_CONTACTS: Final = ("_CONTACTS", "GET_ACCOUNTS")
_NO_DATA: Final = ("POST_NOTIFICATIONS", UNTOLD_PERMISSION)


def with_what_is_asked_together(gated: Gated, requests: Sequence[Request]) -> Gated:
    """Answer C6 again of an act that accepts all, where each request for contacts stands behind it."""
    act = gated.act
    if (
        act is None
        or gated.facts["C6"].value is not Kleene.UNKNOWN
        or not takes_everything(Case(act.shown, act.own))
        or not requests
        or any(one.before_consent is not Kleene.NO for one in requests)
    ):
        return gated
    others = sorted(
        {other for one in requests for other in one.together_with if _is_of_data(other)}
    )
    if not others:
        return gated
    names = ", ".join(one.rpartition(".")[2] for one in others)
    words = Words(
        f"The act accepts everything on the screen, and one request behind it asks for other data too: {names}.",
        f"该操作一并接受界面上的全部内容，其后的同一次请求还申请其他数据：{names}。",
    )
    fact = answer("C6", Kleene.NO, Confidence.LIKELY, words, gated.facts["C6"].evidence)
    return replace(gated, facts={**gated.facts, "C6": fact})


def _is_of_data(permission: str) -> bool:
    return not permission.endswith((*_OF_CONTACTS, *_NO_DATA))
