"""The consent of apps whose screens stand in scripts: what was asked there, and what stands before their reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.facts.consent.gating import Place, place_of
from auditor.facts.ground.seen import Seen, is_phonebook_read
from auditor.facts.plugins.plugin_uses import runs_through
from auditor.facts.plugins.script_reads import ScriptedReads
from auditor.facts.plugins.scripts import is_for_script
from auditor.model.access import Access, Request
from auditor.screens.hybrid.script_orders import ScriptSetting, judge_scripts
from auditor.screens.hybrid.script_screens import find_script_screens, is_of_script
from auditor.screens.hybrid.script_words import placed_words, words_aside
from auditor.screens.hybrid.script_world import Asked
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.parts.shown import Effect, Order, Shown
from auditor.scripts.scopes import LOST


@dataclass(frozen=True, slots=True)
class Scripted:
    """What the scripts of an app ask, before it is judged."""

    reads: ScriptedReads
    asked: tuple[Asked, ...]
    placed: frozenset[Text]
    """Texts of theirs that stand on a screen which was found."""
    aside: frozenset[Text]
    """Texts that are told in passing."""

    def without_own(self, screens: Sequence[Shown]) -> tuple[Shown, ...]:
        """Return screens of the code, less those that are pages of the scripts' own."""
        pages = self.reads.world.opened.pages
        return tuple(
            one
            for one in screens
            if one.screen.kind != "web" or not any(text.source in pages for text in one.texts)
        )

    @property
    def screens(self) -> tuple[Shown, ...]:
        """Return the screens."""
        return tuple(one.shown for one in self.asked)


def look_into_scripts(
    reads: ScriptedReads, inventory: Inventory, telling: Sequence[Text]
) -> Scripted | None:
    """Return what the scripts of an app ask; None where the budget of steps was used up."""
    world = reads.rested()
    try:
        asked = find_script_screens(world, inventory, telling)
        said = [one for one in telling if is_of_script(one)]
        placed, aside = placed_words(world, asked, said), words_aside(world, said)
    except LOST:
        return None
    return Scripted(reads, asked, placed, aside)


def order_scripts(
    scripted: Scripted,
    seen: Seen,
    *,
    screens: Sequence[Shown],
    counting: frozenset[int],
    legacy: bool,
    blinded: bool,
) -> Mapping[Place, Order]:
    """Say what stands before each read and request that scripts make; nothing for any other."""
    mine = {id(one.shown): one for one in scripted.asked}
    counted = {
        n: mine[id(one)] for n, one in enumerate(screens) if n in counting and id(one) in mine
    }
    others = [n for n in counting if n not in counted]
    prompts = tuple(n for n in others if is_first_prompt(screens[n]))
    reads = [
        one
        for one in seen.accesses
        if is_phonebook_read(one)
        and one not in seen.dormant
        and runs_through(one, scripted.reads.classes)
    ]
    own = [one for one in seen.requests if one not in seen.dormant_requests]
    by_plugin = [one for one in own if one.method.startswith(scripted.reads.classes)]
    by_host = [one for one in own if one not in by_plugin and is_for_script(one)]
    judged = judge_scripts(
        scripted.reads.rested(),
        counted,
        ScriptSetting(
            legacy=legacy,
            blinded=blinded,
            asks_itself=bool(by_plugin),
            elsewhere=len(prompts) < len(others),
            prompts=prompts,
        ),
    )
    return {
        **dict.fromkeys(_places(reads), judged.reads),
        **dict.fromkeys(_places(by_plugin), judged.asked_by_plugin),
        **dict.fromkeys(_places(by_host), judged.asks),
    }


def is_first_prompt(shown: Shown) -> bool:
    """Say whether a screen is a prompt of the host's before all scripts, whose refusal closes the app."""
    return (
        shown.screen.kind == "script"
        and bool(shown.refuses)
        and all(one.effects <= {Effect.EXITS, Effect.SHOWS_AGAIN} for one in shown.refuses)
    )


def _places(ones: Iterable[Access | Request]) -> list[Place]:
    return [place_of(one) for one in ones]
