"""What a package says of itself: manifest, parts, signers, texts and layouts, as values."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from auditor.model.evidence import Evidence
from auditor.model.vocabulary import ComponentKind, Container, LimitKind, Sense
from auditor.model.words import Words


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file or folder that was given."""

    name: str
    """Its name without folders."""
    sha256: str
    """Of the file's bytes; for a folder, of the sorted hashes of its packages."""
    bytes: int
    """Its size."""
    container: Container
    """What kind of file it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One APK of the app."""

    name: str
    """Its name inside the container, for instance `base.apk`."""
    sha256: str
    """Of its bytes."""
    split: str | None
    """The split's name from its manifest; None for the base."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One certificate that signed the base package."""

    scheme: str
    """`v1`, `v2`, `v3` or `v3.1`."""
    certificate_sha256: str
    """Of the DER form."""
    subject: str
    """The distinguished name as text."""


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission that the manifests request, with the API levels at which it counts.

    `uses-permission` counts from API 1, `uses-permission-sdk-23` (and `-sdk-m`) from 23;
    `maxSdkVersion` ends it. Several elements for one name give several values: the union.
    """

    name: str
    """For instance `android.permission.READ_CONTACTS`."""
    from_sdk: int
    """The first API level at which it is requested."""
    to_sdk: int | None
    """The last one; None for no end."""
    part: str
    """The part whose manifest says so."""
    element: str
    """The element's name: `uses-permission`, …, or `implied` when Android adds it."""
    xpath: str
    """The element's place in the manifest."""


@dataclass(frozen=True, slots=True)
class IntentFilter:
    """One intent filter of a component."""

    actions: tuple[str, ...]
    categories: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    mime_types: tuple[str, ...] = ()
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Component:
    """An activity (or alias), service, receiver or provider of the merged manifests."""

    kind: ComponentKind
    name: str
    """Its class in dex form, `Lcom/x/Main;`; for an alias, the class that it opens."""
    exported: bool | None
    """As declared; None when the manifest says nothing (then filters decide)."""
    enabled: bool
    """Whether it starts enabled (code can change that)."""
    process: str | None
    """Its process if it has one of its own."""
    permission: str | None
    """The permission that callers need."""
    part: str
    """The part whose manifest declares it."""
    xpath: str
    """The element's place in the manifest."""
    alias: str | None = None
    """The alias's own name, when this is an `activity-alias`."""
    init_order: int = 0
    """For providers: higher starts first."""
    authorities: tuple[str, ...] = ()
    """For providers."""
    filters: tuple[IntentFilter, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    """Its `meta-data`, name to value (a resource reference as `@0x7f…`)."""
    is_guarded: bool = False
    """Callers need a permission that this package declares for apps of its own signer alone."""

    @property
    def is_exported(self) -> bool:
        """Say whether other apps can start it (without the attribute, filters decide)."""
        open_ = bool(self.filters) if self.exported is None else self.exported
        return open_ and not self.is_guarded

    @property
    def is_launcher(self) -> bool:
        """Say whether the home screen shows it."""
        return any(
            "android.intent.action.MAIN" in one.actions
            and "android.intent.category.LAUNCHER" in one.categories
            for one in self.filters
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifests of all parts, merged as Android does for an installed split set."""

    package: str
    version_name: str
    version_code: int
    min_sdk: int
    """1 when not declared."""
    target_sdk: int
    """The effective one: declared, else `min_sdk`; a codename counts as the newest known."""
    target_sdk_declared: str | None
    """As written, so that a codename can be shown."""
    application: str | None
    """The Application class in dex form."""
    component_factory: str | None
    """`android:appComponentFactory` in dex form."""
    shared_user_id: str | None
    permissions: tuple[Permission, ...]
    components: tuple[Component, ...]
    metadata: Mapping[str, str]
    """The application's `meta-data`."""
    required_split_missing: bool
    """The base says that splits are required and none of that kind is here."""
    decoded_whole: bool
    """False when some manifest could not be decoded to its end."""
    uses_cleartext: bool | None
    """`android:usesCleartextTraffic` as declared."""
    debuggable: bool
    queries: tuple[str, ...] = ()
    """Packages and actions named in `<queries>`."""
    instrumentation: tuple[str, ...] = ()
    """Instrumentation classes in dex form (test packages)."""
    required_features: tuple[str, ...] = ()
    backup_agent: str | None = None
    """`android:backupAgent` in dex form: Android makes it and runs it when it backs up."""

    @property
    def launchers(self) -> tuple[str, ...]:
        """Name the activities with which the home screen starts the app, in dex form."""
        return tuple(one.name for one in self.components if one.is_launcher)

    def answering(self, address: str) -> tuple[str, ...]:
        """Return the classes of the components that an address with a scheme opens by their filters."""
        scheme, _, rest = address.partition("://")
        host = rest.partition("/")[0].partition("?")[0]
        return tuple(
            one.name
            for one in self.components
            for each in one.filters
            if scheme.lower() in each.schemes and (not each.hosts or host in each.hosts)
        )


@dataclass(frozen=True, slots=True)
class UiString:
    """One string resource in one configuration."""

    id: int
    """The resource id, 0x7f……."""
    name: str
    """`string/consent_body`; arrays and plurals as `array/x[0]`, `plurals/x[other]`."""
    locale: str
    """BCP 47 as far as known, `""` for the default configuration."""
    text: str
    part: str
    links: tuple[str, ...] = ()
    """Addresses of the links in it, where it was compiled with its markup."""

    @property
    def source(self) -> str:
        """Name the place as a person would: `res/values-hi/strings.xml#consent_body`."""
        folder = f"values-{self.locale}" if self.locale else "values"
        kind, _, name = self.name.partition("/")
        return f"res/{folder}/{'strings' if kind == 'string' else kind}.xml#{name}"


@dataclass(frozen=True, slots=True)
class View:
    """One view of a layout, with what a person sees and can do."""

    tag: str
    """The class as written: `TextView`, `com.x.FancyButton`."""
    id: int | None
    id_name: str | None
    text: str | None
    """Resolved in the default configuration."""
    text_id: int | None
    """The string resource behind the text."""
    hint: str | None
    checked: bool | None
    on_click: str | None
    """`android:onClick`: a method's name."""
    class_name: str | None
    """`android:name` or `class` of fragments and views, in dex form."""
    children: tuple["View", ...] = ()
    enabled: bool | None = None
    """`android:enabled`; None where the layout says nothing."""
    bound: str | None = None
    """`android:tag`: by `binding_1` data binding finds a view without an id."""
    hint_id: int | None = None
    """The string resource behind the hint."""
    size: float | None = None
    """Of its text, in sp or dp, where the layout says it."""
    ink: int | None = None
    """The colour of its text, 0xRRGGBB, where the layout says it."""
    ground: int | None = None
    """The colour of its background, likewise."""
    further: tuple[tuple[str, int | None, int], ...] = ()
    """Texts of other attributes, as own views and toolbars have them: each with its resource, and the
    id of the attribute (0 for none)."""
    is_hidden: bool = False
    """Invisible, gone or transparent until code changes that."""
    is_faint: bool = False
    """Transparent or without any extent, though visible, until code changes its looks."""
    is_secret: bool = False
    """A field for a password: what is typed is not shown."""
    is_covered: bool = False
    """What lies behind its text may be something else than a plain colour that the layout says."""
    entries: int | None = None
    """The array resource whose texts it offers to choose one of: `android:entries`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout file with its includes and merges laid in."""

    id: int
    name: str
    """`layout/activity_main`."""
    file: str
    """The member, whatever it is called."""
    part: str
    root: View


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a part."""

    part: str
    name: str
    size: int
    """Uncompressed."""
    magic: str
    """What its first bytes say: `dex`, `zip`, `apk`, `elf`, `hermes`, `gzip`, `axml`, `xored` (a dex
    or zip with every byte XORed with one), `text`, ``."""

    @property
    def path(self) -> str:
        """The name used in evidence: `base.apk!assets/x`."""
        return f"{self.part}!{self.name}"


@dataclass(frozen=True, slots=True)
class NestedCode:
    """A dex image inside of a member, which Android does not load by itself."""

    member: Member
    name: str
    """Its place: `base.apk!assets/plugin.jar!classes.dex`."""
    how: str
    """What was undone to read it: `gzip`, `XOR with 0x5a`; empty for nothing."""
    data: bytes


@dataclass(frozen=True, slots=True)
class UnreadCode:
    """Something inside of a member that is called code, or seems to be, and could not be read."""

    member: Member
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Nested:
    """The code that stands in members, read and unread."""

    code: tuple[NestedCode, ...] = ()
    unread: tuple[UnreadCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Tampering:
    """Something about the package that defeats tools while phones accept it."""

    what: str
    where: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that the audit could not see, with its scope and what that blinds."""

    what: LimitKind
    because: Words
    scope: str
    """Which dex, component, member: `base.apk!assets/x.bin`."""
    blinds: tuple[Sense, ...]


class Resources(Protocol):
    """The resource table of all parts, decoded on demand."""

    def string(self, resource_id: int) -> str | None:
        """Return a string in the default configuration, references followed."""

    def strings(self) -> Sequence[UiString]:
        """Return every string, array item and plural of every configuration."""

    def naming(self, terms: Sequence[str]) -> Sequence[UiString]:
        """Return the strings of all configurations that hold one of the terms (case folded)."""

    def locales(self) -> Sequence[str]:
        """Return the locales that have strings, sorted, the default as `""`."""

    def name(self, resource_id: int) -> str | None:
        """Return `type/name` of an id."""

    def layouts(self, resource_id: int) -> Sequence[Layout]:
        """Return a layout in each of its configurations."""

    def files(self, resource_id: int) -> Sequence[tuple[str, str]]:
        """Return part and member of each configuration of a file resource such as `raw`."""

    def clicked(self) -> frozenset[str]:
        """Return the names of methods that styles give the views that have them, as `android:onClick`."""

    def layouts_kept_in(self, members: Collection[str]) -> Sequence[int]:
        """Return the ids of the layouts whose files are some members, sorted."""

    def kept_in(self, members: Collection[str]) -> Mapping[str, Sequence[int]]:
        """Return the ids of the screens and menus whose files are some members, by member."""


@dataclass(frozen=True, slots=True)
class Markup:
    """One element of a compiled XML file, without its place."""

    tag: str
    attributes: Mapping[str, str]
    """By name; references as `@0x7f…`."""


@dataclass(frozen=True, slots=True)
class Icon:
    """The launcher's icon as a picture that a report may hold."""

    type: str
    """`image/png` or `image/webp`."""
    data: str
    """The file in Base64."""


class Package(Protocol):
    """An opened app: values at once, bytes on demand. Only `auditor.apk` makes one."""

    @property
    def source(self) -> SourceFile:
        """The file or folder that was given."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The APKs of the app, the base first, then by name."""

    @property
    def manifest(self) -> Manifest:
        """The merged manifest."""

    @property
    def label(self) -> str:
        """The app's label in the default configuration."""

    @property
    def labels(self) -> Mapping[str, str]:
        """The app's label in each locale."""

    @property
    def icon(self) -> Icon | None:
        """The launcher's icon, if it is a picture that may be shown."""

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who signed the base."""

    @property
    def members(self) -> tuple[Member, ...]:
        """Every file of every part, in order of part and name."""

    @property
    def resources(self) -> Resources:
        """The resources of all parts."""

    @property
    def tampering(self) -> tuple[Tampering, ...]:
        """What about the archive or manifest defeats tools."""

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What could not be read."""

    def read(self, member: Member) -> bytes:
        """Return a member's bytes; raises `UnreadablePackage` or `OverLimit`."""

    def markup(self, member: Member) -> tuple[Markup, ...]:
        """Return the elements of a compiled XML file in their order; empty where it is none."""

    def dex_images(self) -> Iterator[tuple[str, bytes]]:
        """Yield name (`base.apk!classes2.dex`) and bytes of each dex that Android would load."""

    @property
    def nested(self) -> Nested:
        """The dex images that stand in members, where Android does not load them by itself."""

    def manifest_evidence(self, xpath: str, part: str) -> Evidence:
        """Return the manifest's element at a place, as evidence."""
