"""What a screen's window lets its person do: leave it without a choice, keep a picture of it.

Source: android.app.Dialog (`setCancelable`), androidx.fragment.app.DialogFragment,
android.app.Activity (`onBackPressed`), android.view.WindowManager.LayoutParams (`FLAG_SECURE`).
"""

from typing import Final

from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Number
from auditor.code.resolution.constants import Resolver
from auditor.model.vocabulary import Kleene
from auditor.screens.surfaces.drafts import Draft
from auditor.screens.views.hosts import Host, Hosts

_BACK: Final = "onBackPressed()V"
_FLAGS: Final = ("Landroid/view/Window;->addFlags(", "Landroid/view/Window;->setFlags(")
_SECURE: Final = 0x2000
"""WindowManager.LayoutParams.FLAG_SECURE: no screenshots."""


class Windows:
    """Answers it for the screens of one app."""

    def __init__(self, resolver: Resolver, hosts: Hosts) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.hosts = hosts

    def of_fragment(self, draft: Draft) -> Draft:
        """Let a dialog that a dialog fragment makes be left as the fragment says."""
        kind = self.hosts.kind_of(draft.owner)
        if kind in ("dialog", "sheet") and draft.shown_at:
            host = Host(draft.owner, 0, kind, draft.shown_at[0])
            draft.kind = kind
            if self.cancelable(host) is Kleene.NO:
                draft.cancelable = Kleene.NO
        return draft

    def cancelable(self, host: Host) -> Kleene:
        """Say whether a laid-out screen can be left without a choice."""
        program = self.program
        if host.kind in ("activity", "fragment"):
            return Kleene.NO if self._stays(host.owner) else Kleene.YES
        own = self.hosts.kind_of(host.owner)
        methods = [host.site[0]]
        if own in ("dialog", "sheet"):
            methods += program.methods_of_class(host.owner)
        for method in dict.fromkeys(methods):
            for site in program.calls_in(method):
                if self._sets_cancelable(site) and self._is_off(method, site.pc):
                    return Kleene.NO
        return Kleene.YES

    def _sets_cancelable(self, site: CallSite) -> bool:
        """Say whether a call is `setCancelable`, or the library's method of it under another name."""
        if "->setCancelable(Z)" in site.target:
            return True
        program = self.program
        if not site.target.endswith("(Z)V"):
            return False
        owner, _, signature = site.target.partition("->")
        method = self.resolver.hierarchy.resolve_method(owner, signature)
        return method is not None and any(
            one.target == "Landroid/app/Dialog;->setCancelable(Z)V"
            for one in program.calls_in(method)
        )

    def _stays(self, owner: str) -> bool:
        """Say whether a screen's back key does nothing (`onBackPressed` without its super's)."""
        method = self.program.declared(owner).get(_BACK)
        if method is None:
            return False
        return not any(True for _ in self.program.calls_in(method))

    def _is_off(self, method: MethodNumber, pc: int) -> bool:
        call = self.resolver.call_at(method, pc)
        register = call.register(0) if call is not None else None
        if register is None:
            return False
        values = self.resolver.value_at(method, pc, register)
        return bool(values) and all(getattr(one, "value", None) == 0 for one in values)

    def is_secure(self, draft: Draft) -> bool:
        """Say whether the window of a screen is kept out of screenshots."""
        program = self.program
        methods = dict.fromkeys(method for method, _ in draft.shown_at)
        for owner in (draft.owner, draft.maker):
            methods.update(dict.fromkeys(program.methods_of_class(owner)))
        for method in methods:
            for site in program.calls_in(method):
                if not site.target.startswith(_FLAGS):
                    continue
                call = self.resolver.call_at(method, site.pc)
                values = () if call is None else self.resolver.argument(Scope(method), call, 0)
                if any(isinstance(one, Number) and one.value & _SECURE for one in values):
                    return True
        return False
