"""The privacy prompt that uni-app shows before anything else, from its file `androidPrivacy.json`.

Source: DCloud's documentation of the file: `prompt` is `template` where the app shows the framework's
dialog; `title`, `message`, `buttonAccept`, `buttonRefuse` are its words, `second` those of the dialog
that a refusal brings up, and `disagreeMode.support` says whether the app goes on without agreement
(false or missing: it closes). Lexicon rule R9.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from auditor.errors import InputError
from auditor.model.access import Control, Screen, ViewNode
from auditor.model.app import Member
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, Kleene, Role
from auditor.screens.answers.effects import say
from auditor.screens.inventory.documents import decoded, shown_of
from auditor.screens.inventory.ground import Ground
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Choice, Effect, Shown
from auditor.screens.parts.wording import ADDRESS
from auditor.sentences.masking import masked

_FILE: Final = "androidprivacy.json"
_LARGEST: Final = 1_000_000
_WORDS: Final = ("title", "message")


@dataclass(frozen=True, slots=True)
class _Prompt:
    """One dialog of the file."""

    member: Member
    words: tuple[Text, ...]
    links: tuple[str, ...]
    accept: Choice
    refuse: Choice


def find_prompts(ground: Ground) -> Iterator[Shown]:
    """Yield the prompts of uni-app's file; a file that is no JSON object has none."""
    for member in ground.package.members:
        if member.name.lower().rpartition("/")[2] != _FILE or member.size > _LARGEST:
            continue
        try:
            content = json.loads(decoded(ground.package.read(member)).lstrip("\ufeff"))
        except (InputError, ValueError):
            continue
        if isinstance(content, dict) and content.get("prompt", "template") == "template":
            yield from _prompts(member, content)


def _prompts(member: Member, content: dict[str, Any]) -> Iterator[Shown]:
    mode = content.get("disagreeMode")
    goes_on = isinstance(mode, dict) and mode.get("support") is True
    second = content.get("second")
    last = Effect.GOES_ON if goes_on else Effect.EXITS
    if isinstance(second, dict):
        yield _shown(_prompt(member, content, Effect.SHOWS_AGAIN))
        yield _shown(_prompt(member, second, last))
    else:
        yield _shown(_prompt(member, content, last))


def _prompt(member: Member, content: dict[str, Any], refusal: Effect) -> _Prompt:
    def text(key: str) -> tuple[Text, ...]:
        words = content.get(key)
        if not isinstance(words, str) or not words.strip():
            return ()
        return (Text(shown_of(words), "policy-asset", member.name, "", member.part),)

    return _Prompt(
        member,
        tuple(one for key in _WORDS for one in text(key)),
        tuple(dict.fromkeys(ADDRESS.findall(str(content.get("message", ""))))),
        _choice(Role.ACCEPT, text("buttonAccept"), {Effect.STORES_FLAG, Effect.GOES_ON}),
        _choice(Role.REFUSE, text("buttonRefuse"), {refusal}),
    )


def _choice(role: Role, labels: tuple[Text, ...], effects: set[Effect]) -> Choice:
    return Choice(role, labels, (), frozenset(effects), is_followed=True)


def _shown(prompt: _Prompt) -> Shown:
    choices = tuple(one for one in (prompt.accept, prompt.refuse) if one.labels)
    controls = tuple(
        Control(one.labels[0].text, one.role.value, one.pre_ticked, say(one)) for one in choices
    )
    rows = [ViewNode("text", masked(one.text), None, None, None) for one in prompt.words]
    rows += [ViewNode("button", one.text, None, None, one.does) for one in controls]
    screen = Screen(
        class_=prompt.member.path,
        kind="script",
        purpose="consent",
        tree=ViewNode("dialog", None, None, None, None, tuple(rows)),
        controls=controls,
        cancelable=Kleene.NO,
        documents=prompt.links,
        in_loan_flow=Kleene.NO,
    )
    return Shown(
        screen=screen,
        owner="",
        texts=prompt.words,
        documents=(),
        unexamined=prompt.links,
        choices=choices,
        shown_at=(),
        is_words_whole=True,
        evidence=(
            Evidence(EvidenceKind.ASSET, prompt.member.path, excerpt="shows the screen"),
        ),
    )
