"""What a component draws: its words, and whether all of them are known."""

import pytest

from auditor.scripts.elements import draw
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.syntax import Source

WHOLE = {
    "literals": "jsx(Text,{children:'We read your contacts.'})",
    "joined": "jsx(Text,{children:'Hello '+name})",
    "nested": "jsx(View,{children:[jsx(Text,{children:'We read your contacts.'}),jsx(Button,{title:'Agree'})]})",
    "of Vue": "createElementVNode('p',null,toDisplayString('We read your contacts.'))",
}
ELSEWHERE = {
    "translated": "jsx(Text,{children:t('consent.text')})",
    "translated by a member": "jsx(View,{children:[jsx(Text,{children:'Contacts'}),jsx(Text,{children:i18n.t('consent.text')})]})",
    "of Vue": "createElementVNode('p',null,[$t('consent.text')])",
}


def drawn(shown):
    source = Source("app.js", f"function Ask(){{ return {shown} }}".encode())
    assert source.is_whole
    return draw(Scripts((source,)), Spot(source, source.root.named_children[0]))


@pytest.mark.parametrize("how", WHOLE)
def test_the_words_of_a_component_are_known(how):
    assert drawn(WHOLE[how]).is_whole


@pytest.mark.parametrize("how", ELSEWHERE)
def test_words_that_a_call_gives_by_their_name_are_not(how):
    assert not drawn(ELSEWHERE[how]).is_whole
