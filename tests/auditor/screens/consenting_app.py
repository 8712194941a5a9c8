"""Builds small apps with a consent dialog, and asks what stands before their read and request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.code.classes.program import MethodNumber
from auditor.code.resolution.constants import Resolver
from auditor.model.access import Screen
from auditor.model.app import Manifest
from auditor.model.vocabulary import Kleene, Role
from auditor.model.words import same
from auditor.screens.order.guards import Setting, judge_order
from auditor.screens.order.orders import Place
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.shown import Choice, Effect, Order, Region, Shown
from tests.auditor.code.small_app import ACTIVITY, MAIN, AppCode, app, kind, makes
from tests.dex_builder import Class

CREATE = "onCreate(Landroid/os/Bundle;)V"
READ = "La/Reader;->read()V"
ASK = "La/Asker;->ask()V"
ACCEPT = "La/Accept;->onClick(Landroid/content/DialogInterface;I)V"
REFUSE = "La/Refuse;->onClick(Landroid/content/DialogInterface;I)V"
LISTENER = ("Landroid/content/DialogInterface$OnClickListener;",)
PREFS = "Landroid/content/SharedPreferences;"
EDITOR = "Landroid/content/SharedPreferences$Editor;"

READER = kind("La/Reader;", {"static read()V": "nop"})
ASKER = kind("La/Asker;", {"static ask()V": "nop"})

DO_READ = "invoke-static {}, La/Reader;->read()V\n"
DO_ASK = "invoke-static {}, La/Asker;->ask()V\n"

SHOW = (
    makes("Landroid/app/AlertDialog$Builder;")
    + "new-instance v1, La/Accept;\ninvoke-direct {v1}, La/Accept;-><init>()V\n"
    + "invoke-virtual {v0, v1, v1}, Landroid/app/AlertDialog$Builder;->setPositiveButton"
    + "(Ljava/lang/CharSequence;Landroid/content/DialogInterface$OnClickListener;)Landroid/app/AlertDialog$Builder;\n"
    + "new-instance v1, La/Refuse;\ninvoke-direct {v1}, La/Refuse;-><init>()V\n"
    + "invoke-virtual {v0, v1, v1}, Landroid/app/AlertDialog$Builder;->setNegativeButton"
    + "(Ljava/lang/CharSequence;Landroid/content/DialogInterface$OnClickListener;)Landroid/app/AlertDialog$Builder;\n"
)


def put(key: str = "agreed", value: int = 1) -> str:
    """Write the instructions that put a boolean into preferences (`La/Kept;->prefs`)."""
    return (
        f"sget-object v0, La/Kept;->prefs:{PREFS}\n"
        f"invoke-interface {{v0}}, {PREFS}->edit(){EDITOR}\nmove-result-object v0\n"
        f'const-string v1, "{key}"\nconst/4 v2, #{value}\n'
        f"invoke-interface {{v0, v1, v2}}, {EDITOR}->putBoolean(Ljava/lang/String;Z){EDITOR}\n"
    )


def get(key: str = "agreed", default: int = 0, into: str = "v0") -> str:
    """Write the instructions that look a boolean up in preferences."""
    return (
        f"sget-object v1, La/Kept;->prefs:{PREFS}\n"
        f'const-string v2, "{key}"\nconst/4 v3, #{default}\n'
        f"invoke-interface {{v1, v2, v3}}, {PREFS}->getBoolean(Ljava/lang/String;Z)Z\n"
        f"move-result {into}\n"
    )


def accept(code: str) -> Class:
    """Build the listener of the affirmative button."""
    return kind(
        "La/Accept;",
        {"onClick(Landroid/content/DialogInterface;I)V": code},
        also=LISTENER,
    )


def refuse(code: str = "nop") -> Class:
    """Build the listener of the refusing button."""
    return kind(
        "La/Refuse;",
        {"onClick(Landroid/content/DialogInterface;I)V": code},
        also=LISTENER,
    )


def screen(*regions: Region, is_followed: bool = True) -> Shown:
    """Build a consent screen whose affirmative control runs some code."""
    runs = Choice(Role.ACCEPT, (), regions, frozenset({Effect.GOES_ON}), is_followed)
    refuses = Choice(Role.REFUSE, (), (), frozenset(), is_followed=False)
    return Shown(
        Screen("La/Main;", "dialog", "consent", None, (), Kleene.NO, (), Kleene.UNKNOWN),
        "La/Main;",
        (),
        (),
        (),
        (runs, refuses),
        (),
        is_words_whole=True,
    )


@dataclass
class Judged:
    """The orders of the read and of the request."""

    read: Order
    ask: Order | None

    @property
    def way(self) -> list[str]:
        """The methods of the read's witness."""
        return [one.method for one in self.read.witness]


def judge(
    code: AppCode,
    *,
    accepts: Sequence[str] = (ACCEPT,),
    pcs: Mapping[str, frozenset[int]] | None = None,
    screens: Sequence[Shown] | None = None,
    setting: Setting | None = None,
) -> Judged:
    """Ask what stands before `La/Reader;->read` and, where there is one, `La/Asker;->ask`."""
    places = dict(pcs or {})
    regions = tuple(
        Region(found, places.get(one))
        for one in accepts
        if (found := code.program.method(one)) is not None
    )
    shown = (screen(*regions),) if screens is None else tuple(screens)
    asks = code.program.method(ASK)
    orders = judge_order(
        Worlds(code.reach, Resolver(code.program, code.hierarchy)),
        shown if accepts or screens is not None else (),
        accesses=(Place((_number(code, READ), 0), same("reads")),),
        requests=() if asks is None else (Place((asks, 0), same("asks")),),
        setting=setting or Setting(legacy=False),
    )
    return Judged(orders.accesses[0], orders.requests[0] if orders.requests else None)


def _number(code: AppCode, text: str) -> MethodNumber:
    found = code.program.method(text)
    assert found is not None, text
    return found


def story(*classes: Class, declares: Manifest | None = None) -> AppCode:
    """Build an app with the reader, the asker and what is given."""
    return app(*classes, READER, ASKER, declares=declares)


def screen_class(code: str, name: str = MAIN, **more: str) -> Class:
    """Build an activity with this code in `onCreate`."""
    return kind(name, {CREATE: code, **more}, above=ACTIVITY)
