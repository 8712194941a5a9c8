"""Accesses: every door, what its URI names, how much is read, how it is reached."""

import pytest

from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.facts.reads.accesses import find_accesses
from auditor.model.vocabulary import Confidence, Data, Extent, Reached
from tests.dex_builder import Class, Field, Method
from tests.program_builder import (
    PHONE_URI,
    QUERY,
    FakeReach,
    manifest,
    one_class,
    program_of,
    static,
)

RESOLVER = "Landroid/content/ContentResolver;"
PARSE = "Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;"
CONTRACT = "Landroid/provider/ContactsContract"
SELECTION_START = (
    "const/4 v1, #0\nconst/4 v2, #0\nconst/4 v3, #0\nconst/4 v4, #0\nconst/4 v5, #0"
)


def query(uri, *, selection="", after="", proto=f"({RESOLVER})V", name="m"):
    """Make a static method that queries; `uri` fills v1, `selection` v3 and v4."""
    code = f"""
    {SELECTION_START}
    {uri}
    {selection}
    move-object v0, p0
    invoke-virtual/range {{v0 .. v5}}, {QUERY}
    {after}
    return-void
    """
    return static(name, proto, code, registers=16)


def found_in(*classes, reached=("La/A;",), own=(), picks=frozenset()):
    program = program_of(*classes)
    hierarchy = Hierarchy(program)
    return find_accesses(
        program,
        hierarchy,
        resolver=Resolver(program, hierarchy),
        reach=FakeReach(program, reached),
        manifest=manifest(authorities=own),
        picks_contacts=picks,
    )


def access_of(*methods, **further):
    (found,) = found_in(one_class(*methods), **further).accesses
    return found


def parsed(text):
    return f'const-string v1, "{text}"\ninvoke-static {{v1}}, {PARSE}\nmove-result-object v1'


def test_a_query_of_all_phones_is_bulk_and_confirmed_when_reached():
    found = access_of(query(f"sget-object v1, {PHONE_URI}"))
    assert (found.data, found.extent) == (Data.CONTACTS, Extent.BULK)
    assert found.uri == "content://com.android.contacts/data/phones"
    assert found.api == QUERY
    assert found.method == f"La/A;->m({RESOLVER})V"
    assert found.part == "base.apk!classes.dex"
    assert (found.reached, found.confidence) == (Reached.YES, Confidence.CONFIRMED)
    assert found.component == "La/A;"


def test_a_query_without_a_proved_way_is_likely_and_not_proved():
    found = access_of(query(f"sget-object v1, {PHONE_URI}"), reached=())
    assert (found.reached, found.confidence) == (Reached.NOT_PROVED, Confidence.LIKELY)


@pytest.mark.parametrize(
    ("uri", "data", "extent"),
    [
        ("content://com.android.contacts/data/phones", Data.CONTACTS, Extent.BULK),
        ("content://0@com.android.contacts/data/phones", Data.CONTACTS, Extent.BULK),
        ("content://contacts/people", Data.CONTACTS, Extent.BULK),
        ("content://com.android.contacts/contacts/7", Data.CONTACTS, Extent.LOOKUP),
        ("content://com.android.contacts/contacts/lookup/0r1", Data.CONTACTS, Extent.LOOKUP),
        ("content://com.android.contacts/phone_lookup/123", Data.CONTACTS, Extent.LOOKUP),
        ("content://com.android.contacts/data/phones/filter/Li", Data.CONTACTS, Extent.LOOKUP),
        ("content://com.android.contacts/data/phones/filter/%25", Data.CONTACTS, Extent.BULK),
        ("content://com.android.contacts/profile", Data.CONTACTS, Extent.OWN_PROFILE),
        ("content://com.android.contacts/profile/data", Data.CONTACTS, Extent.OWN_PROFILE),
        ("content://com.android.contacts/provider_status", Data.CONTACTS, Extent.METADATA),
        ("content://com.android.contacts/directories", Data.CONTACTS, Extent.METADATA),
        ("content://com.android.contacts/never_heard_of", Data.CONTACTS, Extent.UNKNOWN),
        ("content://icc/adn", Data.SIM_CONTACTS, Extent.BULK),
        ("content://com.android.simphonebook/subid/1/adn", Data.SIM_CONTACTS, Extent.BULK),
        ("content://call_log/calls", Data.CALL_LOG, Extent.BULK),
        ("content://sms/inbox", Data.SMS, Extent.BULK),
        ("content://com.android.blockednumber/blocked", Data.BLOCKED_NUMBERS, Extent.BULK),
        ("content://com.android.calendar/attendees", Data.CALENDAR, Extent.BULK),
    ],
)
def test_a_literal_uri_names_its_data(uri, data, extent):
    found = access_of(query(parsed(uri)))
    assert (found.data, found.extent) == (data, extent)


@pytest.mark.parametrize(
    "uri",
    [
        "content://com.Android.Contacts/data",
        "content://com.x.contacts/contacts",
        "content://com.android.contacts.backup/data",
        "content://user_dictionary/words",
        "https://com.android.contacts/data",
    ],
)
def test_what_only_looks_like_contacts_is_nothing(uri):
    findings = found_in(one_class(query(parsed(uri))))
    assert findings.accesses == ()
    assert findings.unresolved == ()


def test_an_apps_own_contract_class_is_nothing():
    own = Class(
        "La/ContactsContract;",
        fields=(Field("CONTENT_URI", "Landroid/net/Uri;", flags=9),),
        methods=(
            static(
                "<clinit>",
                "()V",
                f"""
                const-string v0, "content://a.contacts/all"
                invoke-static {{v0}}, {PARSE}
                move-result-object v0
                sput-object v0, La/ContactsContract;->CONTENT_URI:Landroid/net/Uri;
                return-void
                """,
            ),
        ),
    )
    uri = "sget-object v1, La/ContactsContract;->CONTENT_URI:Landroid/net/Uri;"
    findings = found_in(own, one_class(query(uri)), own=("a.contacts",))
    assert findings.accesses == ()
    assert findings.unresolved == ()


def test_a_selection_on_a_key_is_a_lookup():
    selection = 'const-string v3, "contact_id = ?"'
    found = access_of(query(f"sget-object v1, {PHONE_URI}", selection=selection))
    assert found.extent is Extent.LOOKUP


@pytest.mark.parametrize(
    "selection", ["has_phone_number = 1", "mimetype = ?", "in_visible_group = '1'", "deleted=0"]
)
def test_a_selection_that_keeps_everybody_is_bulk(selection):
    code = f'const-string v3, "{selection}"'
    assert (
        access_of(query(f"sget-object v1, {PHONE_URI}", selection=code)).extent is Extent.BULK
    )


def test_a_search_for_the_wildcard_is_bulk():
    selection = """
    const-string v3, "display_name LIKE ?"
    const/4 v6, #1
    new-array v4, v6, [Ljava/lang/String;
    const/4 v6, #0
    const-string v7, "%"
    aput-object v7, v4, v6
    """
    found = access_of(query(f"sget-object v1, {PHONE_URI}", selection=selection))
    assert found.extent is Extent.BULK


def test_a_selection_that_is_not_known_makes_the_extent_unknown():
    selection = "invoke-static {}, Lx/Y;->clause()Ljava/lang/String;\nmove-result-object v3"
    found = access_of(query(f"sget-object v1, {PHONE_URI}", selection=selection))
    assert found.extent is Extent.UNKNOWN
    assert found.confidence is Confidence.CONFIRMED


def test_a_cursor_that_is_only_counted_is_metadata():
    after = """
    move-result-object v6
    if-eqz v6, :end
    invoke-interface {v6}, Landroid/database/Cursor;->getCount()I
    move-result v7
    invoke-interface {v6}, Landroid/database/Cursor;->close()V
    :end
    """
    assert (
        access_of(query(f"sget-object v1, {PHONE_URI}", after=after)).extent is Extent.METADATA
    )


def test_a_cursor_that_is_counted_and_read_is_bulk():
    after = """
    move-result-object v6
    invoke-interface {v6}, Landroid/database/Cursor;->getCount()I
    move-result v7
    invoke-interface {v6, v7}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    """
    assert access_of(query(f"sget-object v1, {PHONE_URI}", after=after)).extent is Extent.BULK


def lookup_in_loop(key):
    """Make a method that looks a number up again and again."""
    uri = f"""
    const/16 v8, #0
    :top
    {key}
    sget-object v1, {CONTRACT}$PhoneLookup;->CONTENT_FILTER_URI:Landroid/net/Uri;
    invoke-static {{v1, v7}}, Landroid/net/Uri;->withAppendedPath(Landroid/net/Uri;Ljava/lang/String;)Landroid/net/Uri;
    move-result-object v1
    """
    after = "add-int/lit8 v8, v8, #1\nconst/16 v9, #100\nif-lt v8, v9, :top"
    return query(uri, after=after)


def test_a_lookup_of_numbers_that_the_program_makes_up_in_a_loop_is_bulk():
    key = "invoke-static {v8}, Ljava/lang/String;->valueOf(I)Ljava/lang/String;\nmove-result-object v7"
    assert access_of(lookup_in_loop(key)).extent is Extent.BULK


def test_a_lookup_of_numbers_that_were_typed_stays_a_lookup():
    key = "invoke-static {}, Lx/Form;->typed()Ljava/lang/String;\nmove-result-object v7"
    assert access_of(lookup_in_loop(key)).extent is Extent.LOOKUP


def test_a_lookup_of_the_call_logs_numbers_stays_a_lookup():
    key = f"""
    const-string v1, "content://call_log/calls"
    invoke-static {{v1}}, {PARSE}
    move-result-object v1
    move-object v0, p0
    invoke-virtual/range {{v0 .. v5}}, {QUERY}
    move-result-object v7
    invoke-interface {{v7, v8}}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    move-result-object v7
    """
    found = {one.data: one for one in found_in(one_class(lookup_in_loop(key))).accesses}
    assert found[Data.CONTACTS].extent is Extent.LOOKUP
    assert found[Data.CALL_LOG].extent is Extent.BULK


def test_a_lookup_for_every_row_of_the_phonebook_is_bulk():
    key = f"""
    sget-object v1, {CONTRACT}$Contacts;->CONTENT_URI:Landroid/net/Uri;
    move-object v0, p0
    invoke-virtual/range {{v0 .. v5}}, {QUERY}
    move-result-object v7
    invoke-interface {{v7, v8}}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    move-result-object v7
    """
    found = found_in(one_class(lookup_in_loop(key))).accesses
    assert {one.extent for one in found} == {Extent.BULK}


def test_columns_come_from_the_projection_and_from_column_lookups():
    projection = """
    const/4 v6, #1
    new-array v2, v6, [Ljava/lang/String;
    const/4 v6, #0
    const-string v7, "data1"
    aput-object v7, v2, v6
    """
    after = """
    move-result-object v6
    const-string v7, "display_name"
    invoke-interface {v6, v7}, Landroid/database/Cursor;->getColumnIndex(Ljava/lang/String;)I
    """
    found = access_of(query(f"sget-object v1, {PHONE_URI}", selection=projection, after=after))
    assert found.columns == ("data1", "display_name")


def test_a_wrapper_gives_one_access_for_each_kind_and_the_way_of_its_caller():
    helper = query("move-object v1, p1", proto=f"({RESOLVER}Landroid/net/Uri;)V")
    callers = one_class(
        static(
            "phones",
            f"({RESOLVER})V",
            f"sget-object v0, {PHONE_URI}\ninvoke-static {{p0, v0}}, La/A;->m({RESOLVER}Landroid/net/Uri;)V\nreturn-void",
        ),
        name="La/Phones;",
    )
    others = one_class(
        static(
            "pictures",
            f"({RESOLVER})V",
            f"sget-object v0, Landroid/provider/UserDictionary$Words;->CONTENT_URI:Landroid/net/Uri;\n"
            f"invoke-static {{p0, v0}}, La/A;->m({RESOLVER}Landroid/net/Uri;)V\nreturn-void",
        ),
        name="La/Pictures;",
    )
    (found,) = found_in(one_class(helper), callers, others, reached=("La/Pictures;",)).accesses
    assert found.reached is Reached.NOT_PROVED
    (found,) = found_in(one_class(helper), callers, others, reached=("La/Phones;",)).accesses
    assert found.reached is Reached.YES
    assert [step.method.partition("->")[0] for step in found.path] == [
        "La/Phones;",
        "La/Phones;",
        "La/A;",
    ]


def test_a_query_handler_of_the_app_is_a_door():
    handler = Class("La/H;", superclass="Landroid/content/AsyncQueryHandler;")
    code = f"""
    const/4 v1, #1
    const/4 v2, #0
    sget-object v3, {PHONE_URI}
    const/4 v4, #0
    const/4 v5, #0
    const/4 v6, #0
    const/4 v7, #0
    move-object v0, p0
    invoke-virtual/range {{v0 .. v7}}, La/H;->startQuery(ILjava/lang/Object;Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)V
    return-void
    """
    (found,) = found_in(handler, one_class(static("m", "(La/H;)V", code))).accesses
    assert found.extent is Extent.BULK


def test_a_loader_of_the_app_that_extends_the_frameworks_is_a_door():
    loader = Class(
        "La/L;",
        superclass="Landroid/content/CursorLoader;",
        methods=(
            Method(
                "<init>",
                "(Landroid/content/Context;)V",
                f"""
                sget-object v2, {PHONE_URI}
                const/4 v3, #0
                const/4 v4, #0
                const/4 v5, #0
                const/4 v6, #0
                move-object v0, p0
                move-object v1, p1
                invoke-direct/range {{v0 .. v6}}, Landroid/content/CursorLoader;-><init>(Landroid/content/Context;Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)V
                return-void
                """,
            ),
        ),
    )
    (found,) = found_in(loader, reached=("La/L;",)).accesses
    assert (found.extent, found.reached) == (Extent.BULK, Reached.YES)


def test_a_vcard_stream_of_everybody_is_bulk():
    code = f"""
    sget-object v0, {CONTRACT}$Contacts;->CONTENT_MULTI_VCARD_URI:Landroid/net/Uri;
    invoke-static {{v0, p1}}, Landroid/net/Uri;->withAppendedPath(Landroid/net/Uri;Ljava/lang/String;)Landroid/net/Uri;
    move-result-object v0
    const-string v1, "r"
    invoke-virtual {{p0, v0, v1}}, {RESOLVER}->openAssetFileDescriptor(Landroid/net/Uri;Ljava/lang/String;)Landroid/content/res/AssetFileDescriptor;
    return-void
    """
    found = access_of(static("m", f"({RESOLVER}Ljava/lang/String;)V", code))
    assert found.extent is Extent.BULK
    assert found.uri == "content://com.android.contacts/contacts/as_multi_vcard/?"


def test_a_batch_by_the_authoritys_name_is_a_write():
    code = f"""
    const-string v0, "com.android.contacts"
    const/4 v1, #0
    invoke-virtual {{p0, v0, v1}}, {RESOLVER}->applyBatch(Ljava/lang/String;Ljava/util/ArrayList;)[Landroid/content/ContentProviderResult;
    return-void
    """
    assert access_of(static("m", f"({RESOLVER})V", code)).extent is Extent.WRITE


@pytest.mark.parametrize(
    ("call", "data"),
    [
        (
            "Landroid/accounts/AccountManager;->getAccounts()[Landroid/accounts/Account;",
            Data.ACCOUNTS,
        ),
        (
            "Landroid/telephony/TelephonyManager;->getLine1Number()Ljava/lang/String;",
            Data.OWN_NUMBER,
        ),
        (
            "Landroid/telephony/SubscriptionInfo;->getNumber()Ljava/lang/String;",
            Data.OWN_NUMBER,
        ),
    ],
)
def test_a_helper_gives_data_of_its_own_kind(call, data):
    owner = call.partition("->")[0]
    code = f"invoke-virtual {{p0}}, {call}\nreturn-void"
    assert access_of(static("m", f"({owner})V", code)).data is data


def test_an_unresolved_query_with_contacts_columns_is_listed_and_no_access():
    uri = "invoke-static {}, Lx/Server;->uri()Landroid/net/Uri;\nmove-result-object v1"
    after = """
    move-result-object v6
    const-string v7, "display_name"
    const-string v8, "data1"
    """
    findings = found_in(one_class(query(uri, after=after)))
    assert findings.accesses == ()
    assert [one.handles_contacts for one in findings.unresolved] == [True]
    assert findings.unresolved != ()


def test_an_unresolved_query_without_such_columns_is_listed_as_another():
    uri = "invoke-static {}, Lx/Server;->uri()Landroid/net/Uri;\nmove-result-object v1"
    findings = found_in(one_class(query(uri)))
    assert [one.handles_contacts for one in findings.unresolved] == [False]
    assert "Lx/Server;->uri()Landroid/net/Uri;" in findings.unresolved[0].reasons[0]


def picked_activity(body):
    code = f"""
    invoke-virtual {{p3}}, Landroid/content/Intent;->getData()Landroid/net/Uri;
    move-result-object v1
    const/4 v2, #0
    const/4 v3, #0
    const/4 v4, #0
    const/4 v5, #0
    {body}
    return-void
    """
    proto = "(IILandroid/content/Intent;)V"
    method = Method("onActivityResult", proto, code, registers=16)
    return Class("La/Main;", superclass="Landroid/app/Activity;", methods=(method,))


RUN = f"sget-object v0, La/B;->resolver:{RESOLVER}\ninvoke-virtual/range {{v0 .. v5}}, {QUERY}"


def test_the_row_that_was_picked_is_picked():
    findings = found_in(picked_activity(RUN), picks=frozenset({"La/Main;"}))
    (found,) = findings.accesses
    assert (found.data, found.extent) == (Data.CONTACTS, Extent.PICKED)


def test_a_picked_file_is_no_contact():
    findings = found_in(picked_activity(RUN))
    assert findings.accesses == ()
    assert findings.unresolved == ()


def test_a_lookup_keyed_by_the_picked_row_is_picked():
    body = f"""
    invoke-virtual {{v1}}, Landroid/net/Uri;->getLastPathSegment()Ljava/lang/String;
    move-result-object v7
    const/4 v6, #1
    new-array v4, v6, [Ljava/lang/String;
    const/4 v6, #0
    aput-object v7, v4, v6
    const-string v3, "contact_id=?"
    sget-object v1, {PHONE_URI}
    {RUN}
    """
    (found,) = found_in(picked_activity(body), picks=frozenset({"La/Main;"})).accesses
    assert (found.uri, found.extent) == (
        "content://com.android.contacts/data/phones",
        Extent.PICKED,
    )


INTENT = "Landroid/content/Intent;"
TEXT = "Ljava/lang/String;"


@pytest.mark.parametrize(
    ("asked", "extent"),
    [
        (f"{{p3, v6}}, {INTENT}->getStringExtra({TEXT}){TEXT}", Extent.LOOKUP),
        (f"{{p3}}, {INTENT}->getAction(){TEXT}", Extent.LOOKUP),
        (f"{{p3}}, {INTENT}->getDataString(){TEXT}", Extent.PICKED),
    ],
)
def test_a_number_that_a_screen_answers_with_is_no_picked_row(asked, extent):
    body = f"""
    const-string v6, "number"
    invoke-virtual {asked}
    move-result-object v7
    const/4 v6, #1
    new-array v4, v6, [{TEXT}
    const/4 v6, #0
    aput-object v7, v4, v6
    const-string v3, "data1=?"
    sget-object v1, {PHONE_URI}
    {RUN}
    """
    (found,) = found_in(picked_activity(body), picks=frozenset({"La/Main;"})).accesses
    assert found.extent is extent


def test_a_whole_query_after_a_picker_is_bulk():
    body = f"sget-object v1, {PHONE_URI}\n{RUN}"
    (found,) = found_in(picked_activity(body), picks=frozenset({"La/Main;"})).accesses
    assert found.extent is Extent.BULK


def test_a_newer_constant_of_the_contacts_contract_still_is_contacts():
    uri = f"sget-object v1, {CONTRACT}$Brand;->NEW_URI:Landroid/net/Uri;"
    found = access_of(query(uri))
    assert (found.data, found.confidence) == (Data.CONTACTS, Confidence.LIKELY)


def test_what_was_examined_is_counted():
    findings = found_in(one_class(query(f"sget-object v1, {PHONE_URI}")))
    assert findings.examined == {"cursor": 1}


def test_the_evidence_marks_the_call():
    program = program_of(one_class(query(f"sget-object v1, {PHONE_URI}")))
    hierarchy = Hierarchy(program)
    findings = find_accesses(
        program,
        hierarchy,
        resolver=Resolver(program, hierarchy),
        reach=FakeReach(program),
        manifest=manifest(),
    )
    evidence = evidence_at(program, findings.sites[0])
    assert "ContentResolver;->query" in evidence.excerpt
    assert [line.mark for line in evidence.lines].count(True) == 1


def reflecting(name, uri):
    """Make a method that calls a resolver's method by reflection."""
    code = f"""
    const-string v0, "android.content.ContentResolver"
    invoke-static {{v0}}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;
    move-result-object v0
    {name}
    const/4 v2, #0
    invoke-virtual {{v0, v1, v2}}, Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;
    move-result-object v0
    const/4 v3, #5
    new-array v2, v3, [Ljava/lang/Object;
    {uri}
    const/4 v3, #0
    aput-object v1, v2, v3
    invoke-virtual {{v0, p0, v2}}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;
    return-void
    """
    return static("m", f"({RESOLVER})V", code, registers=12)


def test_a_query_by_reflection_is_an_access():
    found = access_of(reflecting('const-string v1, "query"', f"sget-object v1, {PHONE_URI}"))
    assert (found.data, found.extent) == (Data.CONTACTS, Extent.BULK)
    assert found.api == f"{RESOLVER}->query"


def test_another_method_by_reflection_is_none():
    name = 'const-string v1, "getType"'
    findings = found_in(one_class(reflecting(name, f"sget-object v1, {PHONE_URI}")))
    assert findings.accesses == ()
    assert findings.unresolved == ()


def test_an_unknown_reflective_call_that_handles_contacts_is_unresolved():
    name = "invoke-static {}, Lx/S;->n()Ljava/lang/String;\nmove-result-object v1"
    uri = 'const-string v4, "display_name"\nconst-string v5, "data1"\ninvoke-static {}, Lx/S;->u()Landroid/net/Uri;\nmove-result-object v1'
    findings = found_in(one_class(reflecting(name, uri)))
    assert [one.handles_contacts for one in findings.unresolved] == [True]


SUPPRESSES = """
    const-string v4, "display_name"
    const-string v5, "data1"
    sget-object v0, Lx/S;->method:Ljava/lang/reflect/Method;
    {first}
    {second}
    filled-new-array {{v2}}, [Ljava/lang/Object;
    move-result-object v2
    invoke-virtual {{v0, v1, v2}}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;
    return-void
"""
THROWN = "invoke-static {}, Lx/S;->thrown()Ljava/io/IOException;\nmove-result-object "
ANYTHING = "invoke-static {}, Lx/S;->anything()Ljava/lang/Object;\nmove-result-object "


@pytest.mark.parametrize(
    ("first", "second", "unresolved"),
    [(THROWN, THROWN, 0), (ANYTHING, THROWN, 1), (THROWN, ANYTHING, 1)],
)
def test_a_reflective_call_of_exceptions_alone_is_no_query(first, second, unresolved):
    code = SUPPRESSES.format(first=f"{first}v1", second=f"{second}v2")
    method = static("m", f"({RESOLVER})V", code, registers=12)
    assert len(found_in(one_class(method)).unresolved) == unresolved


def test_the_uri_that_a_task_is_started_with_reaches_its_background():
    task = Class(
        "La/T;",
        superclass="Landroid/os/AsyncTask;",
        methods=(
            Method(
                "<init>",
                "()V",
                "invoke-direct {p0}, Landroid/os/AsyncTask;-><init>()V\nreturn-void",
            ),
            Method(
                "doInBackground",
                "([Ljava/lang/Object;)Ljava/lang/Object;",
                f"""
                {SELECTION_START}
                aget-object v1, p1, v1
                check-cast v1, Landroid/net/Uri;
                sget-object v0, La/B;->resolver:{RESOLVER}
                invoke-virtual/range {{v0 .. v5}}, {QUERY}
                const/4 v0, #0
                return-object v0
                """,
            ),
        ),
    )
    start = static(
        "go",
        "(La/T;)V",
        f"""
        const/4 v0, #1
        new-array v1, v0, [Ljava/lang/Object;
        const/4 v0, #0
        sget-object v2, {PHONE_URI}
        aput-object v2, v1, v0
        invoke-virtual {{p0, v1}}, La/T;->execute([Ljava/lang/Object;)Landroid/os/AsyncTask;
        return-void
        """,
    )
    (found,) = found_in(task, one_class(start)).accesses
    assert found.uri == "content://com.android.contacts/data/phones"


def test_an_outline_of_a_newer_query_is_resolved_by_its_arguments():
    outline = static(
        "m",
        f"({RESOLVER}Landroid/net/Uri;[Ljava/lang/String;Landroid/os/Bundle;Landroid/os/CancellationSignal;)Landroid/database/Cursor;",
        f"""
        invoke-virtual {{p0, p1, p2, p3, p4}}, {RESOLVER}->query(Landroid/net/Uri;[Ljava/lang/String;Landroid/os/Bundle;Landroid/os/CancellationSignal;)Landroid/database/Cursor;
        move-result-object v0
        return-object v0
        """,
    )
    name = "La/$$ExternalSyntheticApiModelOutline0;"
    caller = static(
        "read",
        f"({RESOLVER})V",
        f"""
        sget-object v1, {PHONE_URI}
        const/4 v2, #0
        new-instance v3, Landroid/os/Bundle;
        invoke-direct {{v3}}, Landroid/os/Bundle;-><init>()V
        const-string v4, "android:query-arg-sql-selection"
        const-string v5, "contact_id=?"
        invoke-virtual {{v3, v4, v5}}, Landroid/os/Bundle;->putString(Ljava/lang/String;Ljava/lang/String;)V
        const/4 v4, #0
        move-object v0, p0
        invoke-static/range {{v0 .. v4}}, {name}->m({RESOLVER}Landroid/net/Uri;[Ljava/lang/String;Landroid/os/Bundle;Landroid/os/CancellationSignal;)Landroid/database/Cursor;
        return-void
        """,
        registers=8,
    )
    (found,) = found_in(one_class(outline, name=name), one_class(caller)).accesses
    assert (found.data, found.reached) == (Data.CONTACTS, Reached.YES)
    assert found.extent is Extent.UNKNOWN


def test_the_selection_in_a_bundle_is_read():
    code = f"""
    sget-object v1, {PHONE_URI}
    const/4 v2, #0
    new-instance v3, Landroid/os/Bundle;
    invoke-direct {{v3}}, Landroid/os/Bundle;-><init>()V
    const-string v4, "android:query-arg-sql-selection"
    const-string v5, "contact_id=?"
    invoke-virtual {{v3, v4, v5}}, Landroid/os/Bundle;->putString(Ljava/lang/String;Ljava/lang/String;)V
    const/4 v4, #0
    move-object v0, p0
    invoke-virtual/range {{v0 .. v4}}, {RESOLVER}->query(Landroid/net/Uri;[Ljava/lang/String;Landroid/os/Bundle;Landroid/os/CancellationSignal;)Landroid/database/Cursor;
    return-void
    """
    found = access_of(static("m", f"({RESOLVER})V", code, registers=9))
    assert found.extent is Extent.LOOKUP


def test_a_lookup_by_a_helper_that_is_called_for_every_row_is_bulk():
    helper = query(
        f"sget-object v1, {PHONE_URI}",
        selection="""
        const/4 v6, #1
        new-array v4, v6, [Ljava/lang/String;
        const/4 v6, #0
        aput-object p1, v4, v6
        const-string v3, "contact_id = ?"
        """,
        proto=f"({RESOLVER}Ljava/lang/String;)V",
        name="number",
    )
    everybody = f"""
    {SELECTION_START}
    sget-object v1, {CONTRACT}$Contacts;->CONTENT_URI:Landroid/net/Uri;
    move-object v0, p0
    invoke-virtual/range {{v0 .. v5}}, {QUERY}
    move-result-object v6
    const/4 v7, #0
    :top
    invoke-interface {{v6}}, Landroid/database/Cursor;->moveToNext()Z
    move-result v8
    if-eqz v8, :end
    invoke-interface {{v6, v7}}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    move-result-object v8
    invoke-static {{p0, v8}}, La/A;->number({RESOLVER}Ljava/lang/String;)V
    goto :top
    :end
    return-void
    """
    reader = static("all", f"({RESOLVER})V", everybody, registers=16)
    found = {one.uri: one.extent for one in found_in(one_class(helper, reader)).accesses}
    assert found == {
        "content://com.android.contacts/data/phones": Extent.BULK,
        "content://com.android.contacts/contacts": Extent.BULK,
    }


@pytest.mark.parametrize(("again", "extent"), [("goto :top", Extent.BULK), ("", Extent.LOOKUP)])
def test_a_card_for_the_row_of_a_cursor_that_a_loop_hands_over_is_bulk(again, extent):
    lookup = f"{CONTRACT}$Contacts;->CONTENT_VCARD_URI:Landroid/net/Uri;"
    card = static(
        "card",
        f"({RESOLVER}Landroid/database/Cursor;)V",
        f"""
        const/4 v0, #0
        invoke-interface {{p1, v0}}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
        move-result-object v0
        sget-object v1, {lookup}
        invoke-static {{v1, v0}}, Landroid/net/Uri;->withAppendedPath(Landroid/net/Uri;Ljava/lang/String;)Landroid/net/Uri;
        move-result-object v1
        const-string v2, "r"
        invoke-virtual {{p0, v1, v2}}, {RESOLVER}->openAssetFileDescriptor(Landroid/net/Uri;Ljava/lang/String;)Landroid/content/res/AssetFileDescriptor;
        return-void
        """,
        registers=8,
    )
    everybody = f"""
    {SELECTION_START}
    sget-object v1, {CONTRACT}$Contacts;->CONTENT_URI:Landroid/net/Uri;
    move-object v0, p0
    invoke-virtual/range {{v0 .. v5}}, {QUERY}
    move-result-object v6
    :top
    invoke-interface {{v6}}, Landroid/database/Cursor;->moveToNext()Z
    move-result v8
    if-eqz v8, :end
    invoke-static {{p0, v6}}, La/A;->card({RESOLVER}Landroid/database/Cursor;)V
    {again}
    :end
    return-void
    """
    reader = static("all", f"({RESOLVER})V", everybody, registers=16)
    found = {one.method: one.extent for one in found_in(one_class(card, reader)).accesses}
    assert next(of for name, of in found.items() if "->card(" in name) is extent


PHOTO = static(
    "photo",
    f"({RESOLVER}J)V",
    f"""
    sget-object v0, {CONTRACT}$Contacts;->CONTENT_URI:Landroid/net/Uri;
    invoke-static {{v0, p1, p2}}, Landroid/content/ContentUris;->withAppendedId(Landroid/net/Uri;J)Landroid/net/Uri;
    move-result-object v0
    invoke-static {{p0, v0}}, {CONTRACT}$Contacts;->openContactPhotoInputStream({RESOLVER}Landroid/net/Uri;)Ljava/io/InputStream;
    return-void
    """,
    registers=8,
)
ONE_PHOTO = static(
    "one",
    f"({RESOLVER})V",
    f"""
    invoke-static {{}}, Lb/Far;->id()J
    move-result-wide v2
    invoke-static {{p0, v2, v3}}, La/A;->photo({RESOLVER}J)V
    return-void
    """,
    registers=8,
)
EVERY_PHOTO = f"""
    {SELECTION_START}
    sget-object v1, {CONTRACT}$Contacts;->CONTENT_URI:Landroid/net/Uri;
    move-object v0, p0
    invoke-virtual/range {{v0 .. v5}}, {QUERY}
    move-result-object v6
    const/4 v7, #0
    :top
    invoke-interface {{v6}}, Landroid/database/Cursor;->moveToNext()Z
    move-result v8
    if-eqz v8, :end
    invoke-interface {{v6, v7}}, Landroid/database/Cursor;->getLong(I)J
    move-result-wide v8
    invoke-static {{p0, v8, v9}}, La/A;->photo({RESOLVER}J)V
    goto :top
    :end
    return-void
"""


@pytest.mark.parametrize(
    ("more", "extent"),
    [((), Extent.LOOKUP), ((static("all", f"({RESOLVER})V", EVERY_PHOTO, registers=16),), Extent.BULK)],
)  # fmt: skip
def test_one_photo_is_told_once_by_the_wider_of_its_callers(more, extent):
    found = found_in(one_class(PHOTO, ONE_PHOTO, *more)).accesses
    assert [one.extent for one in found if "photo" in one.method] == [extent]


def test_the_same_app_gives_the_same_findings_twice():
    classes = one_class(
        query(f"sget-object v1, {PHONE_URI}"), query(parsed("content://icc/adn"), name="n")
    )
    assert found_in(classes).accesses == found_in(classes).accesses


def test_a_client_of_the_contacts_provider_counts_though_its_uri_is_unknown():
    client = "Landroid/content/ContentProviderClient;"
    code = f"""
    const-string v0, "com.android.contacts"
    invoke-virtual {{p0, v0}}, {RESOLVER}->acquireContentProviderClient(Ljava/lang/String;){client}
    move-result-object v0
    invoke-static {{}}, Lx/Server;->uri()Landroid/net/Uri;
    move-result-object v1
    const/4 v2, #0
    const/4 v3, #0
    const/4 v4, #0
    const/4 v5, #0
    invoke-virtual/range {{v0 .. v5}}, {QUERY.replace(RESOLVER, client)}
    return-void
    """
    found = access_of(static("m", f"({RESOLVER})V", code, registers=10))
    assert (found.data, found.extent) == (Data.CONTACTS, Extent.UNKNOWN)
    assert found.uri == "content://com.android.contacts/?"


def test_the_default_of_a_preference_counts_and_what_is_stored_stays_unknown():
    uri = f"""
    sget-object v0, Lx/Y;->prefs:Landroid/content/SharedPreferences;
    const-string v1, "uri"
    const-string v2, "content://com.android.contacts/data"
    invoke-interface {{v0, v1, v2}}, Landroid/content/SharedPreferences;->getString(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v1
    invoke-static {{v1}}, {PARSE}
    move-result-object v1
    const/4 v2, #0
    """
    findings = found_in(one_class(query(uri)))
    assert [one.uri for one in findings.accesses] == ["content://com.android.contacts/data"]
    assert findings.unresolved != ()


@pytest.mark.parametrize("as_argument", [False, True])
def test_a_lookup_by_an_id_from_the_picked_row_is_picked(as_argument):
    if as_argument:
        key = """
        const/4 v6, #1
        new-array v4, v6, [Ljava/lang/String;
        const/4 v6, #0
        aput-object v7, v4, v6
        const-string v3, "contact_id=?"
        """
    else:
        key = """
        const-string v3, "contact_id="
        invoke-virtual {v3, v7}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
        move-result-object v3
        """
    body = f"""
    {RUN}
    move-result-object v6
    const/4 v7, #0
    invoke-interface {{v6, v7}}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    move-result-object v7
    {key}
    sget-object v1, {PHONE_URI}
    {RUN}
    """
    found = found_in(picked_activity(body), picks=frozenset({"La/Main;"})).accesses
    assert [one.extent for one in found] == [Extent.PICKED, Extent.PICKED]


def test_one_caller_of_contacts_among_fifty_others_is_found():
    helper = query("move-object v1, p1", proto=f"({RESOLVER}Landroid/net/Uri;)V")
    callers = [
        static(
            f"c{number}",
            f"({RESOLVER})V",
            f"{parsed(f'content://com.x.p{number}/all' if number != 49 else 'content://icc/adn')}\n"
            f"invoke-static {{p0, v1}}, La/A;->m({RESOLVER}Landroid/net/Uri;)V\nreturn-void",
        )
        for number in range(50)
    ]
    (found,) = found_in(one_class(helper, *callers)).accesses
    assert found.data is Data.SIM_CONTACTS


def reflective(uri):
    return static(
        "m",
        "(Ljava/lang/reflect/Method;Landroid/content/ContentResolver;)V",
        f"""
        const-string v1, "{uri}"
        invoke-static {{v1}}, {PARSE}
        move-result-object v1
        const/4 v2, #1
        new-array v0, v2, [Ljava/lang/Object;
        const/4 v2, #0
        aput-object v1, v0, v2
        invoke-virtual {{p0, p1, v0}}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;
        return-void
        """,
        registers=8,
    )


def test_a_method_that_is_not_known_and_gets_the_phonebooks_uri_likely_reads_it():
    found = access_of(reflective("content://com.android.contacts/data/phones"))
    assert (found.data, found.confidence) == (Data.CONTACTS, Confidence.LIKELY)


def test_a_method_that_is_not_known_and_gets_another_uri_reads_nothing():
    assert not found_in(one_class(reflective("content://media/external/file"))).accesses


def cleaned(appended):
    """Look a number up that a loop over its characters copied; `appended` puts one into v6."""
    return query(
        f"sget-object v1, {CONTRACT}$PhoneLookup;->CONTENT_FILTER_URI:Landroid/net/Uri;\n"
        """
        new-instance v6, Ljava/lang/StringBuilder;
        invoke-direct {v6}, Ljava/lang/StringBuilder;-><init>()V
        const/4 v7, #0
        :top
        invoke-virtual {p1}, Ljava/lang/String;->length()I
        move-result v8
        if-ge v7, v8, :out
        """
        + appended
        + """
        add-int/lit8 v7, v7, #1
        goto :top
        :out
        invoke-virtual {v6}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
        move-result-object v7
        invoke-static {v1, v7}, Landroid/net/Uri;->withAppendedPath(Landroid/net/Uri;Ljava/lang/String;)Landroid/net/Uri;
        move-result-object v1
        """,
        proto=f"({RESOLVER}Ljava/lang/String;)V",
    )


COPIED = """
invoke-virtual {p1, v7}, Ljava/lang/String;->charAt(I)C
move-result v8
invoke-virtual {v6, v8}, Ljava/lang/StringBuilder;->append(C)Ljava/lang/StringBuilder;
"""
COUNTED = (
    "invoke-virtual {v6, v7}, Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;\n"
)


@pytest.mark.parametrize(
    ("appended", "extent"), [(COPIED, Extent.LOOKUP), (COUNTED, Extent.BULK)]
)
def test_a_number_that_a_loop_copies_is_no_number_that_it_makes_up(appended, extent):
    assert access_of(cleaned(appended)).extent is extent


def grown(appended):
    """Look a number up that a loop grows by a new text in each round; `appended` puts a piece into v8."""
    return query(
        f"sget-object v1, {CONTRACT}$PhoneLookup;->CONTENT_FILTER_URI:Landroid/net/Uri;\n"
        """
        const-string v6, ""
        const/4 v7, #0
        :top
        invoke-virtual {p1}, Ljava/lang/String;->length()I
        move-result v8
        if-ge v7, v8, :out
        new-instance v8, Ljava/lang/StringBuilder;
        invoke-static {v6}, Ljava/lang/String;->valueOf(Ljava/lang/Object;)Ljava/lang/String;
        move-result-object v9
        invoke-direct {v8, v9}, Ljava/lang/StringBuilder;-><init>(Ljava/lang/String;)V
        """
        + appended
        + """
        invoke-virtual {v8}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
        move-result-object v6
        add-int/lit8 v7, v7, #1
        goto :top
        :out
        invoke-static {v1, v6}, Landroid/net/Uri;->withAppendedPath(Landroid/net/Uri;Ljava/lang/String;)Landroid/net/Uri;
        move-result-object v1
        """,
        proto=f"({RESOLVER}Ljava/lang/String;)V",
    )


GROWN_BY_PART = """
invoke-virtual {p1, v7}, Ljava/lang/String;->substring(I)Ljava/lang/String;
move-result-object v9
invoke-virtual {v8, v9}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
"""
GROWN_BY_COUNT = (
    "invoke-virtual {v8, v7}, Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;\n"
)


@pytest.mark.parametrize(
    ("appended", "extent"), [(GROWN_BY_PART, Extent.LOOKUP), (GROWN_BY_COUNT, Extent.BULK)]
)
def test_a_number_that_a_loop_grows_out_of_another_is_no_number_that_it_makes_up(
    appended, extent
):
    assert access_of(grown(appended)).extent is extent


def test_the_hidden_wrapper_of_messengers_is_a_door():
    wrapper = "Landroid/database/sqlite/SqliteWrapper;"
    proto = (
        f"(Landroid/content/Context;{RESOLVER}Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;"
        "[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;"
    )
    reader = static(
        "m",
        f"(Landroid/content/Context;{RESOLVER})V",
        f"""
        move-object v0, p0
        move-object v1, p1
        sget-object v2, {PHONE_URI}
        const/4 v3, #0
        const/4 v4, #0
        const/4 v5, #0
        const/4 v6, #0
        invoke-static/range {{v0 .. v6}}, {wrapper}->query{proto}
        return-void
        """,
        registers=16,
    )
    assert access_of(reader).extent is Extent.BULK
