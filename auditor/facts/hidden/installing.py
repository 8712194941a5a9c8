"""Which packages the app has the system install: another app, or a newer version of itself.

Android lets a package be replaced only by one of the same name and signer, so an installer that
makes sure of the name can bring in nothing but the same developer's next version. It is told all
the same, as possible: that version is not the one that was audited (LAP-A13).
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.program import Program
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Text
from auditor.data.shelf import read_table
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.opaque_part import code_evidence
from auditor.facts.ground.sdks import owner_of
from auditor.facts.hidden.loading import LOADERS, Site, addresses_in, classes_around, listed
from auditor.model.app import Package
from auditor.model.facts import ForeignCode
from auditor.model.names import outermost
from auditor.model.vocabulary import Confidence
from auditor.model.words import Words

_INSTALLING: Final = frozenset(
    {"android.permission.REQUEST_INSTALL_PACKAGES", "android.permission.INSTALL_PACKAGES"}
)
_ASKED_SINCE: Final = 26
"""From this target on the system refuses an installer without the permission (Android 8.0)."""
_ANOTHER: Final = Words(
    "The app has the system install another package", "应用调用系统安装另一安装包"
)
_OWN: Final = Words(
    "The app has the system install a newer version of itself, which was not audited (its name is "
    "checked, and the system demands the same signer)",
    "应用调用系统安装自身的新版本，该版本未经检测（已校验包名，且系统要求签名者相同）",
)
_ARCHIVE: Final = "->getPackageArchiveInfo("
_OWN_NAME: Final = "->getPackageName()"
_EQUALS: Final = ("->equals(", "->contentEquals(", "->equalsIgnoreCase(", "->areEqual(")
_SET_NAME: Final = "Landroid/content/pm/PackageInstaller$SessionParams;"
_NAME_FIELD: Final = "Landroid/content/pm/PackageInfo;->packageName:Ljava/lang/String;"


def find_installers(package: Package, graph: Graph) -> Iterator[ForeignCode]:
    """Yield the places that have the system install a package, where it would let the app."""
    manifest = package.manifest
    asked = [one for one in manifest.permissions if one.name in _INSTALLING]
    if not asked and manifest.target_sdk >= _ASKED_SINCE:
        return
    program = graph.program
    for one in _install_sites(graph):
        owner = program.owner(one.method)
        if one.route is None and graph.reach.is_dormant(owner):
            continue
        classes = classes_around(program, one.method)
        source = listed(addresses_in(program, classes))
        own = _is_own_update(graph, classes)
        says = _OWN if own else _ANOTHER
        yield ForeignCode(
            anchor=("own-update" if own else "installer",),
            says=Words(says.en + f"{source.en}.", says.zh + f"{source.zh}。"),
            evidence=(
                code_evidence(program, one.method, one.pc, one.says),
                *(package.manifest_evidence(each.xpath, each.part) for each in asked[:1]),
            ),
            # The system lets nothing but the same signer's package take the place of this one.
            confidence=Confidence.CONFIRMED if one.route and not own else Confidence.POSSIBLE,
            steps=one.route.steps if one.route else (),
            by=owner_of(owner),
        )


def _install_sites(graph: Graph) -> Iterator[Site]:
    """Yield where a session of the installer is made, or an intent to view a package."""
    program = graph.program
    table = read_table(LOADERS)
    for call in table["install_calls"]:
        owner, _, name = call.partition("->")
        for site in program.calls_of(owner, name):
            yield Site(site.method, site.pc, f"calls {call}", graph.reach.glance(site.method))
    for text in table["install_strings"]:
        for use in program.string_uses(text):
            # Tables of MIME types name it too: an intent must be given it in the same method.
            intent = next(
                (
                    site
                    for site in program.calls_in(use.method)
                    if site.target.partition("(")[0] in table["install_intents"]
                ),
                None,
            )
            if intent is not None:
                yield Site(
                    use.method, use.pc, f'names "{text}"', graph.reach.glance(use.method)
                )


def _is_own_update(graph: Graph, classes: frozenset[str]) -> bool:
    """Say whether the code around an installer makes sure that the package is the app's own."""
    return _names_own_package(graph, classes) or _compares_names(graph.program, classes)


def _names_own_package(graph: Graph, classes: frozenset[str]) -> bool:
    """Say whether the session of the installer is bound to the app's own package."""
    program = graph.program
    for site in program.calls_of(_SET_NAME, "setAppPackageName"):
        if outermost(program.owner(site.method)) not in classes:
            continue
        call = graph.resolver.call_at(site.method, site.pc)
        given = graph.resolver.argument(Scope(site.method), call, 0) if call else ()
        own = Text(program.manifest.package)
        if given == (own,) or _calls(program, site.method, _OWN_NAME):
            return True
    return False


def _compares_names(program: Program, classes: frozenset[str]) -> bool:
    """Say whether a method reads a package file's name and compares it with the app's own."""
    return any(
        outermost(program.owner(one.method)) in classes
        and all(_calls(program, one.method, each) for each in (_ARCHIVE, _OWN_NAME))
        and any(_calls(program, one.method, each) for each in _EQUALS)
        for one in program.field_uses(_NAME_FIELD)
    )


def _calls(program: Program, method: int, name: str) -> bool:
    return any(name in site.target for site in program.calls_in(method))
