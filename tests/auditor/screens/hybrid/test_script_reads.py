"""Which calls of scripts read contacts, and which ask the system for the permission."""

import pytest

from auditor.screens.hybrid.script_reads import find_calls
from auditor.scripts.program import Scripts
from auditor.scripts.syntax import Source

READ = "; Contacts.getAll()"
ASK = {
    "request": "(0,r.request)(r.PERMISSIONS.ANDROID.READ_CONTACTS).then(f)",
    "of a plug-in": "permissions.requestPermission(permissions.READ_CONTACTS, f)",
    "in a list": "plus.android.requestPermissions(['android.permission.READ_CONTACTS'], f)",
    "by a constant": "const p=PermissionsAndroid.PERMISSIONS.READ_CONTACTS; PermissionsAndroid.request(p)",
    "by a list that is kept": "var p=[PermissionsAndroid.PERMISSIONS.READ_CONTACTS]; PermissionsAndroid.requestMultiple(p)",
    "after a look": "const p=PermissionsAndroid.PERMISSIONS.READ_CONTACTS; if(!PermissionsAndroid.check(p)) PermissionsAndroid.request(p)",
}
LOOK = {
    "check": "PermissionsAndroid.check(PermissionsAndroid.PERMISSIONS.READ_CONTACTS)",
    "check of a bundle": "(0,r.check)(r.PERMISSIONS.ANDROID.READ_CONTACTS).then(f)",
    "check of a plug-in": "permissions.checkPermission(permissions.READ_CONTACTS, f)",
    "log": "console.log('READ_CONTACTS')",
}


def asks(script):
    calls = find_calls(
        Scripts((Source("app.js", f"{script}{READ}".encode()),)), ["Contacts"], ["getAll"]
    )
    assert len(calls.reads) == 1
    return len(calls.asks)


@pytest.mark.parametrize("how", ASK)
def test_a_call_that_names_the_permission_asks_for_it(how):
    assert asks(ASK[how]) == 1


@pytest.mark.parametrize("how", LOOK)
def test_a_call_that_only_looks_at_the_grant_asks_nobody(how):
    assert asks(LOOK[how]) == 0
