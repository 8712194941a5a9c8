"""Screens made by hand, for tests of what an acceptance is worth."""

from auditor.model.access import Screen
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Choice, Effect, Region, Shown

WHOLE = (
    "To assess your credit, Brightfern Credit Pvt Ltd would like to upload the names and phone "
    "numbers in your contact list."
)


def text(words, where="string", locale="", source="res/values/strings.xml#body"):
    return Text(words, where, source, locale, "base.apk")


def choice(role, label="", *, effects=(), followed=True, **changes):
    return Choice(
        role=role,
        labels=(text(label, source=f"res/values/strings.xml#{role.value}"),) if label else (),
        runs=(Region(7),) if followed else (),
        effects=frozenset(effects),
        is_followed=followed,
        **changes,
    )


def agree(label="I agree", **changes):
    return choice(Role.ACCEPT, label, **changes)


def decline(label="Not now", *, effects=(Effect.GOES_ON,), **changes):
    return choice(Role.REFUSE, label, effects=effects, **changes)


def box(label="I agree to the use of my contacts", **changes):
    return choice(Role.BOX, label, **changes)


def shown(*choices, words=WHOLE, purpose="consent", flow=Kleene.YES, **changes):
    screen = Screen(
        class_="Lcom/x/Ask;",
        kind="dialog",
        purpose=purpose,
        tree=None,
        controls=(),
        cancelable=changes.pop("cancelable", Kleene.YES),
        documents=(),
        in_loan_flow=flow,
    )
    values = {
        "screen": screen,
        "owner": "Lcom/x/Ask;",
        "texts": (text(words),) if words else (),
        "documents": (),
        "unexamined": (),
        "choices": choices,
        "shown_at": ((7, 0),),
        "is_words_whole": True,
        "evidence": (
            Evidence(
                EvidenceKind.CODE, "base.apk!classes.dex", symbol="Lcom/x/Ask;->a()V", offset=0
            ),
        ),
    }
    return Shown(**{**values, **changes})
