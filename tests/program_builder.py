"""Builds programs out of small dex images, and what asks about them, for tests."""

from dataclasses import dataclass, field

from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reach import Route
from auditor.dex.image import read_dex
from auditor.model.app import Component, Manifest, Permission, UiString
from auditor.model.evidence import Step
from auditor.model.vocabulary import Confidence
from auditor.model.words import same
from tests.dex_builder import STATIC, Class, Method, build_dex

QUERY = (
    "Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;"
    "Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;"
)
PHONE_URI = (
    "Landroid/provider/ContactsContract$CommonDataKinds$Phone;->CONTENT_URI:Landroid/net/Uri;"
)


@dataclass
class FakeResources:
    """Strings by id."""

    texts: dict[int, str] = field(default_factory=dict)
    arrays: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def string(self, resource_id):
        return self.texts.get(resource_id)

    def name(self, resource_id):
        return f"array/a{resource_id}" if resource_id in self.arrays else None

    def strings(self):
        return [
            UiString(one, f"array/a{one}[{at}]", "", text, "base.apk")
            for one, row in self.arrays.items()
            for at, text in enumerate(row)
        ]


@dataclass
class FakeReach:
    """Methods of these classes are reached, at this confidence."""

    program: Program
    classes: tuple[str, ...] = ()
    confidence: Confidence = Confidence.CONFIRMED

    def glance(self, method, pc=None):
        return self.from_entry(method, pc)

    def from_entry(self, method, pc=None):
        if self.program.owner(method) not in self.classes:
            return None
        entry = EntryPoint(
            method,
            None,
            "activity",
            0,
            automatic=False,
            from_outside=False,
            class_name=self.program.owner(method),
            says=same("starts"),
        )
        step = Step(self.program.text(method), None, same("starts"))
        return Route(entry, (step,), self.confidence, ())


def manifest(permissions=(), authorities=(), components=()):
    """Make the manifest of a small app."""
    provider = Component(
        kind="provider",
        name="La/Provider;",
        exported=False,
        enabled=True,
        process=None,
        permission=None,
        part="base.apk",
        xpath="/manifest/application/provider",
        authorities=tuple(authorities),
    )
    return Manifest(
        package="com.x",
        version_name="1",
        version_code=1,
        min_sdk=21,
        target_sdk=33,
        target_sdk_declared="33",
        application=None,
        component_factory=None,
        shared_user_id=None,
        permissions=tuple(
            Permission(one, 1, None, "base.apk", "uses-permission", "/manifest/uses-permission")
            for one in permissions
        ),
        components=(*((provider,) if authorities else ()), *components),
        metadata={},
        required_split_missing=False,
        decoded_whole=True,
        uses_cleartext=None,
        debuggable=False,
    )


def program_of(*classes, permissions=(), components=()):
    """Make a program of one dex image."""
    image = read_dex(build_dex(*classes), "base.apk!classes.dex")
    return Program((image,), manifest(permissions, components=components))


def resolver_of(*classes, resources=None, permissions=()):
    """Make a resolver over a program of one dex image."""
    program = program_of(*classes, permissions=permissions)
    return Resolver(program, Hierarchy(program), resources=resources)


def static(name, proto, code, **further):
    """Make a public static method."""
    return Method(name, proto, code, STATIC | 1, **further)


def one_class(*methods, name="La/A;", **further):
    """Make a class of some methods."""
    return Class(name, methods=methods, **further)
