from collections.abc import Callable

import pytest

from auditor.model.app import IntentFilter, Package
from auditor.model.vocabulary import ComponentKind
from tests.axml_builder import Ref, Resources, Xml, compile_xml, manifest

Open = Callable[..., Package]
META = "meta-data"


def test_names_levels_and_flags_of_the_app_are_read(open_apk: Open) -> None:
    root = manifest(
        package="com.loan", version=12, min_sdk=21, target=33,
        application={
            "android:name": ".App", "android:appComponentFactory": "x.Factory",
            "android:usesCleartextTraffic": True, "android:debuggable": True,
            "android:backupAgent": ".Keep",
        },
    )  # fmt: skip
    root.attributes = {
        **root.attributes,
        "android:versionName": "1.2",
        "android:sharedUserId": "com.shared",
    }
    read = open_apk(root).manifest
    assert (read.package, read.version_name, read.version_code) == ("com.loan", "1.2", 12)
    assert (read.min_sdk, read.target_sdk, read.target_sdk_declared) == (21, 33, "33")
    assert (read.application, read.component_factory) == ("Lcom/loan/App;", "Lx/Factory;")
    assert read.backup_agent == "Lcom/loan/Keep;"
    assert (read.shared_user_id, read.uses_cleartext, read.debuggable) == (
        "com.shared",
        True,
        True,
    )
    assert read.decoded_whole


def test_a_manifest_with_blank_attribute_names_reads_the_same(open_apk: Open) -> None:
    root = manifest(
        Xml("uses-permission", {"android:name": "android.permission.READ_CONTACTS"}),
        components=[Xml("activity", {"android:name": ".Main", "android:exported": True})],
    )
    plain = open_apk(root).manifest
    blank = open_apk(
        members={"AndroidManifest.xml": compile_xml(root, blank_names=True)}
    ).manifest
    assert blank == plain
    assert blank.components[0].name == "Lcom/x/Main;"


def test_what_is_not_declared_has_androids_defaults(open_apk: Open) -> None:
    read = open_apk(Xml("manifest", {"package": "com.x"})).manifest
    assert (read.version_name, read.version_code, read.min_sdk, read.target_sdk) == (
        "",
        0,
        1,
        1,
    )
    assert (read.target_sdk_declared, read.application, read.uses_cleartext) == (
        None,
        None,
        None,
    )


def test_a_missing_target_is_the_minimum_and_a_codename_the_newest(open_apk: Open) -> None:
    sdk = Xml("uses-sdk", {"android:minSdkVersion": 19})
    assert open_apk(Xml("manifest", {"package": "com.x"}, [sdk])).manifest.target_sdk == 19
    read = open_apk(manifest(target="Cinnamon")).manifest
    assert (read.target_sdk, read.target_sdk_declared) == (37, "Cinnamon")


def test_the_long_version_code_is_put_together(open_apk: Open) -> None:
    root = Xml(
        "manifest",
        {"package": "com.x", "android:versionCode": 5, "android:versionCodeMajor": 2},
    )
    assert open_apk(root).manifest.version_code == (2 << 32) + 5


def test_a_component_is_read_with_its_filters_and_metadata(open_apk: Open) -> None:
    entry = Xml(
        "intent-filter", {"android:priority": 9},
        [
            Xml("action", {"android:name": "android.intent.action.MAIN"}),
            Xml("category", {"android:name": "android.intent.category.LAUNCHER"}),
            Xml("data", {"android:scheme": "loan", "android:host": "open", "android:mimeType": "text/plain"}),
        ],
    )  # fmt: skip
    metadata = Xml(META, {"android:name": "page", "android:resource": Ref(0x7F010000)})
    activity = Xml(
        "activity", {"android:name": "Main", "android:exported": True}, [entry, metadata]
    )
    component = open_apk(manifest(components=[activity])).manifest.components[0]
    assert component.kind is ComponentKind.ACTIVITY
    assert (component.name, component.exported, component.enabled) == (
        "Lcom/x/Main;",
        True,
        True,
    )
    assert component.filters == (
        IntentFilter(
            ("android.intent.action.MAIN",), ("android.intent.category.LAUNCHER",), ("loan",), ("open",),
            ("text/plain",), 9,
        ),
    )  # fmt: skip
    assert component.metadata == {"page": "@0x7f010000"}
    assert component.is_launcher
    assert (component.part, component.xpath) == (
        "loan.apk",
        "/manifest/application[1]/activity[1]",
    )


def test_providers_keep_their_order_authorities_and_process(open_apk: Open) -> None:
    provider = Xml(
        "provider",
        {
            "android:name": "com.sdk.Init", "android:authorities": "a.b; c.d", "android:initOrder": 100,
            "android:process": ":remote", "android:permission": "p.q", "android:enabled": False,
        },
    )  # fmt: skip
    read = open_apk(manifest(components=[provider])).manifest.components[0]
    assert (read.kind, read.authorities, read.init_order) == (
        ComponentKind.PROVIDER,
        ("a.b", "c.d"),
        100,
    )
    assert (read.process, read.permission, read.enabled) == ("com.x:remote", "p.q", False)


def test_components_take_process_permission_and_being_disabled_from_the_application(
    open_apk: Open,
) -> None:
    around = {"android:process": "other", "android:permission": "p.q", "android:enabled": False}
    own = {"android:name": ".S", "android:process": "com.x", "android:permission": "own"}
    components = [Xml("service", {"android:name": ".R"}), Xml("service", own)]
    first, second = open_apk(
        manifest(application=around, components=components)
    ).manifest.components
    assert (first.process, first.permission, first.enabled) == ("other", "p.q", False)
    assert (second.process, second.permission) == (None, "own")


def test_an_alias_is_the_activity_that_it_opens(open_apk: Open) -> None:
    alias = Xml("activity-alias", {"android:name": ".Icon", "android:targetActivity": ".Main"})
    read = open_apk(manifest(components=[alias])).manifest.components[0]
    assert (read.name, read.alias, read.kind) == (
        "Lcom/x/Main;",
        "com.x.Icon",
        ComponentKind.ACTIVITY,
    )


def test_a_flag_behind_a_resource_is_true_if_it_is_in_any_configuration(open_apk: Open) -> None:
    table = Resources()
    new = table.add("bool", "is_new", {"": False, "v21": True})
    never = table.add("bool", "never", {"": False})
    components = [
        Xml("service", {"android:name": ".A", "android:enabled": Ref(new)}),
        Xml("service", {"android:name": ".B", "android:enabled": Ref(never)}),
    ]
    read = open_apk(
        manifest(components=components), {"resources.arsc": table.compile()}
    ).manifest
    assert [one.enabled for one in read.components] == [True, False]


def test_metadata_queries_instrumentation_and_features_are_read(open_apk: Open) -> None:
    query = Xml("intent", {}, [Xml("action", {"android:name": "android.intent.action.DIAL"})])
    root = manifest(
        Xml("queries", {}, [
            Xml("package", {"android:name": "com.whatsapp"}), query, Xml("provider", {"android:authorities": "a.b"}),
        ]),
        Xml("instrumentation", {"android:name": ".Test", "android:targetPackage": "com.y"}),
        Xml("uses-feature", {"android:name": "android.hardware.camera"}),
        Xml("uses-feature", {"android:name": "android.hardware.nfc", "android:required": False}),
        components=[Xml(META, {"android:name": "key", "android:value": "abc"}), Xml(META, {"android:name": "bare"})],
    )  # fmt: skip
    read = open_apk(root).manifest
    assert read.metadata == {"key": "abc", "bare": ""}
    assert read.queries == ("a.b", "android.intent.action.DIAL", "com.whatsapp")
    assert read.instrumentation == ("Lcom/x/Test;",)
    assert read.required_features == ("android.hardware.camera",)


def test_only_the_first_application_counts(open_apk: Open) -> None:
    second = Xml("application", {}, [Xml("service", {"android:name": ".Decoy"})])
    root = Xml(
        "manifest", {"package": "com.x"}, [Xml("application", {"android:name": ".App"}), second]
    )
    read = open_apk(root).manifest
    assert (read.application, read.components) == ("Lcom/x/App;", ())


@pytest.mark.parametrize(
    ("attributes", "application", "metadata"),
    [
        ({"android:isSplitRequired": True}, {}, []),
        ({}, {"android:isSplitRequired": True}, []),
        ({"android:requiredSplitTypes": "base__abi,base__density"}, {}, []),
        (
            {},
            {},
            [
                Xml(
                    META,
                    {
                        "android:name": "com.android.vending.splits.required",
                        "android:value": True,
                    },
                )
            ],
        ),
    ],
)
def test_a_base_alone_that_needs_splits_says_so(
    open_apk: Open,
    attributes: dict[str, bool | str],
    application: dict[str, bool],
    metadata: list[Xml],
) -> None:
    root = manifest(application=application, components=metadata)
    root.attributes = {**root.attributes, **attributes}
    package = open_apk(root)
    assert package.manifest.required_split_missing
    assert [one.what for one in package.limits] == ["missing-split"]


def test_a_base_alone_that_needs_none_is_whole(open_apk: Open) -> None:
    package = open_apk()
    assert not package.manifest.required_split_missing
    assert package.limits == ()


@pytest.mark.parametrize(
    ("level", "is_open"), [(0, True), (1, True), (2, False), (3, False), (0x12, False)]
)
def test_a_permission_of_level_signature_closes_an_exported_screen(
    open_apk: Open, level: int, *, is_open: bool
) -> None:
    own = {"android:name": "com.x.OPEN", "android:protectionLevel": level}
    screen = {
        "android:name": ".Apply", "android:exported": True, "android:permission": "com.x.OPEN",
    }  # fmt: skip
    (read,) = open_apk(
        manifest(Xml("permission", own), components=[Xml("activity", screen)])
    ).manifest.components
    assert (read.exported, read.is_exported) == (True, is_open)


def test_a_provider_is_closed_when_both_its_ways_are(open_apk: Open) -> None:
    own = Xml("permission", {"android:name": "com.x.OPEN", "android:protectionLevel": 2})
    plain = {"android:name": ".P", "android:exported": True}
    one = {**plain, "android:readPermission": "com.x.OPEN"}
    both = {**one, "android:name": ".Q", "android:writePermission": "com.x.OPEN"}
    components = [Xml("provider", one), Xml("provider", both)]
    first, second = open_apk(manifest(own, components=components)).manifest.components
    assert (first.is_exported, second.is_exported) == (True, False)


def test_a_permission_that_another_app_declares_keeps_a_screen_open(open_apk: Open) -> None:
    screen = {
        "android:name": ".Apply", "android:exported": True, "android:permission": "com.y.OPEN",
    }  # fmt: skip
    (read,) = open_apk(manifest(components=[Xml("activity", screen)])).manifest.components
    assert read.is_exported
