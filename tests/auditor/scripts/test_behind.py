"""Which places of scripts run only behind an acceptance: honest shapes, and twins in misleading order."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.scripts.asking import find_dialogs
from auditor.scripts.behind import Behind, Counted
from auditor.scripts.memory import Memory
from auditor.scripts.program import Scripts
from auditor.scripts.running import Runs
from auditor.scripts.syntax import Source
from auditor.scripts.truth import Truths

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
AGREES = {"Agree", "同意", "Đồng ý", "OK", "确定", "Allow"}


class NoScreens:
    is_known = False

    def of(self, spot):
        return ""

    def is_first(self, name):
        return False

    def opened_at(self, name):
        return ()


def judge(script, goal="readAll"):
    scripts = Scripts((Source("app.js", script.encode()),))
    assert scripts.sources[0].is_whole
    dialogs = find_dialogs(scripts)
    runs = Runs(scripts, dialogs)
    buttons = {
        (dialog, one.number): 0
        for dialog in dialogs
        for one in dialog.buttons
        if (one.accepts if one.accepts is not None else set(one.label) & AGREES)
    }
    behind = Behind(scripts, runs, NoScreens(), Counted(buttons, {}, {}))
    behind.truth = Truths(scripts, runs, Memory(scripts, runs), behind)
    way = behind.way(scripts.calls([f".{goal}"]))
    return YES if way is None else NO if way.sure else UNKNOWN


MODAL = 'uni.showModal({title:"通讯录",content:"读取您的通讯录",confirmText:"同意",cancelText:"拒绝",success:'
ALERT = (
    'Alert.alert("Contacts","We read your phonebook",[{text:"Refuse",style:"cancel",onPress:'
)

KEPT = {
    "modal": f"function go(){{{MODAL}function(r){{if(r.confirm){{c.readAll()}}}}}})}} go()",
    "modal returns early": f"{MODAL}(r)=>{{ if(!r.confirm) return; c.readAll() }}}})",
    "modal cancel": f"{MODAL}(r)=>{{ if(r.cancel){{uni.navigateBack()}}else{{c.readAll()}} }}}})",
    "modal and": f"{MODAL}(r)=>{{ r.confirm && c.readAll() }}}})",
    "modal minified": f"{MODAL}function(e){{e.confirm?c.readAll():plus.runtime.quit()}}}})",
    "modal awaited": f"async function go(){{ const r=await {MODAL[:-8]} }}); if(r.confirm) c.readAll() }} go()",
    "modal then": f"{MODAL[:-8]} }}).then(function(r){{ if(r.confirm) c.readAll() }})",
    "modal pair": f"async function go(){{ const [e,r]=await {MODAL[:-8]} }}); if(r.confirm) c.readAll() }} go()",
    "confirm": 'if(confirm("Cho phép đọc danh bạ?")){c.readAll()}',
    "confirm not": 'function go(){ if(!window.confirm("x")) return; c.readAll() } go()',
    "confirm in variable": 'var ok=confirm("x"); if(ok) c.readAll()',
    "buttons": ALERT + "()=>exit()},{text:'Agree',onPress:()=>c.readAll()}])",
    "buttons by name": "const sync=()=>c.readAll();"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:sync}])",
    "promise": "function ask(){return new Promise(r=>"
    + ALERT
    + "()=>r(false)},{text:'Agree',onPress:()=>r(true)}]))}"
    "async function go(){ if(await ask()) c.readAll() } go()",
    "promise returns": "const ask=()=>new Promise(function(r){"
    + ALERT
    + "function(){r(!1)}},{text:'Agree',onPress:function(){r(!0)}}])});"
    "async function go(){ const ok=await ask(); if(!ok) return; await c.readAll() } go()",
    "promise then": "const ask=()=>new Promise(function(r){"
    + ALERT
    + "function(){r(!1)}},{text:'Agree',onPress:function(){r(!0)}}])});"
    "ask().then(function(ok){ if(ok) c.readAll() })",
    "promise rejected": "const ask=()=>new Promise(function(r,j){"
    + ALERT
    + "function(){j()}},{text:'Agree',onPress:function(){r()}}])});"
    "ask().then(function(){ c.readAll() }).catch(function(){})",
    "promise rejected awaited": "const ask=()=>new Promise(function(r,j){"
    + ALERT
    + "function(){j()}},{text:'Agree',onPress:r}])});"
    "async function go(){ try{ await ask(); c.readAll() }catch(e){} } go()",
    "thrown": f"async function ensure(){{ const r=await {MODAL[:-8]} }}); if(!r.confirm) throw new Error('no') }}"
    "async function go(){ await ensure(); c.readAll() } go()",
    "callback handed down": f"function ask(done){{{MODAL}function(r){{ done(r.confirm) }}}})}} ask(function(ok){{ if(ok) c.readAll() }})",
    "callback on yes": f"function ask(yes,no){{{MODAL}function(r){{ r.confirm?yes():no() }}}})}} ask(function(){{ c.readAll() }},function(){{}})",
    "flag in store": f"{MODAL}(r)=>{{ if(r.confirm) uni.setStorageSync('agreed',true) }}}});"
    "function start(){ if(uni.getStorageSync('agreed')) c.readAll() } start()",
    "flag as text": "if(confirm('x')) localStorage.setItem('ok','1'); if(localStorage.getItem('ok')==='1') c.readAll()",
    "flag in variable": "let agreed=false; if(confirm('x')) agreed=true; function f(){ if(agreed) c.readAll() } f()",
    "flag holds answer": "var agreed=confirm('x'); function f(){ if(!agreed){return} c.readAll() } f()",
    "flag in property": f"var p={{data:function(){{return{{agreed:false}}}},onLoad:function(){{var t=this;{MODAL}function(r){{t.agreed=r.confirm}}}})}},"
    "methods:{next:function(){ if(this.agreed) c.readAll() }}}; page(p)",
    "state": "function App(){ const [ok,setOk]=useState(false); useEffect(()=>{ if(ok) c.readAll() },[ok]);"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:()=>setOk(true)}]) } render(App())",
    "state of Babel": "function App(){ var t=(0,o.useState)(!1),i=(0,n.default)(t,2),ok=i[0],setOk=i[1]; (0,o.useEffect)(function(){ if(ok) c.readAll() },[ok]);"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:function(){setOk(!0)}}]) } render(App())",
    "index": 'navigator.notification.confirm("x",function(i){ if(i===1) c.readAll() },"t",["Agree","Refuse"])',
    "index switch": 'navigator.notification.confirm("x",function(i){ switch(i){case 1: c.readAll(); break; default: exit()} },"t","Agree,Refuse")',
    "native ui": 'plus.nativeUI.confirm("x",function(e){ if(e.index==0) c.readAll() },"t",["同意","拒绝"])',
    "capacitor": "async function go(){ const {value}=await Dialog.confirm({title:'t',message:'m',okButtonTitle:'Agree'}); if(!value) return; c.readAll() } go()",
    "generator": "function go(){ return u.apply(this,arguments) } function u(){ return (u=(0,n.default)(function*(){ const r=yield "
    + MODAL[:-8]
    + " }); if(!r.confirm) return; yield c.readAll() })).apply(this,arguments) } go()",
    "wrapped generator": "var go=(0,n.default)(function*(){ if(yield ask()) yield c.readAll() }); function ask(){ return new Promise(function(r){"
    + ALERT
    + "function(){r(!1)}},{text:'Agree',onPress:function(){r(!0)}}])}) } go()",
    "reference": "const agreed=ref(false); "
    + MODAL
    + "(r)=>{ agreed.value=r.confirm }}); function f(){ if(agreed.value) c.readAll() } f()",
    "and token": "if(confirm('x')&&localStorage.getItem('token')) c.readAll()",
    "after permission": f"{MODAL}async (r)=>{{ if(!r.confirm) return; const g=await PermissionsAndroid.request('p'); if(g===PermissionsAndroid.RESULTS.GRANTED) c.readAll() }}}})",
    "timer": "if(confirm('x')) setTimeout(function(){c.readAll()},100)",
    "one of two": f"function f(){{c.readAll()}} {MODAL}r=>{{if(r.confirm)f()}}}}); if(confirm('x')) f()",
    "given to a component": "function List({agreed:e}){ useEffect(()=>{ if(e) c.readAll() },[e]) } function App(){ const [ok,setOk]=useState(false);"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:()=>setOk(true)}]); return jsx(List,{agreed:ok}) } render(App())",
    "given by props": "function List(t){ useEffect(()=>{ if(t.agreed) c.readAll() },[]) } function App(){ const [ok,setOk]=useState(false);"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:()=>setOk(true)}]); return jsx(List,{agreed:ok}) } render(App())",
    "refused kept and looked at": "if(confirm('x')) localStorage.setItem('ok','yes'); else localStorage.setItem('ok','no');"
    "if(localStorage.getItem('ok')==='yes') c.readAll()",
    "promise that answers either way": "async function go(){ const ok=await MessageBox.confirm('x').then(()=>true,()=>false); if(ok) c.readAll() } go()",
    "promise that is caught": "async function go(){ const ok=await MessageBox.confirm('x').then(()=>true).catch(()=>false); if(ok) c.readAll() } go()",
    "constant of its own": "const Choice={GRANTED:'yes',NONE:'no'}; if(confirm('x')) localStorage.setItem('ok',Choice.GRANTED); if(localStorage.getItem('ok')===Choice.GRANTED) c.readAll()",
    "promise in a property": "window.gate=new Promise(function(r){ if(confirm('x')) r() }); window.gate.then(function(){ c.readAll() })",
    "all of several promises": "async function go(){ await Promise.all([load(),MessageBox.confirm('x')]); c.readAll() } go()",
    "a hundred other alerts": "".join(f"Alert.alert('Error {n}');" for n in range(100))
    + ALERT
    + "()=>{}},{text:'Agree',onPress:()=>c.readAll()}])",
    "emoji by two escapes": "if(confirm(`\\ud83d\\ude00 ok?`)) c.readAll()",
    "blocked at first": f"var p={{data(){{return{{blocked:true}}}},onLoad(){{var t=this;{MODAL}r=>{{ if(r.confirm) t.blocked=false }}}})}},"
    "methods:{next(){ if(!this.blocked) c.readAll() }}}; page(p)",
}

OPEN = {
    "at once": f"c.readAll(); {MODAL}(r)=>{{ if(r.confirm){{}} }}}})",
    "whatever is answered": f"{MODAL}(r)=>{{ c.readAll() }}}})",
    "after the question": f"{MODAL}(r)=>{{ if(r.confirm) ok() }}}}); c.readAll()",
    "on refusal": f"{MODAL}(r)=>{{ if(!r.confirm) c.readAll() }}}})",
    "on either": f"{MODAL}(r)=>{{ if(r.confirm) c.readAll(); else c.readAll() }}}})",
    "before awaited": "async function go(){ const p=c.readAll(); if(confirm('x')) send(await p) } go()",
    "not awaited": "function ask(){return new Promise(r=>"
    + ALERT
    + "()=>r(false)},{text:'Agree',onPress:()=>r(true)}]))}"
    "async function go(){ ask(); c.readAll() } go()",
    "kept either way": "function ask(){return new Promise(r=>"
    + ALERT
    + "()=>r()},{text:'Agree',onPress:()=>r()}]))}"
    "async function go(){ await ask(); c.readAll() } go()",
    "promise is true": "function ask(){return new Promise(r=>"
    + ALERT
    + "()=>r(true)},{text:'Agree',onPress:()=>r(true)}]))}"
    "async function go(){ if(await ask()) c.readAll() } go()",
    "caught and on": "const ask=()=>new Promise(function(r,j){"
    + ALERT
    + "function(){j()}},{text:'Agree',onPress:function(){r()}}])});"
    "async function go(){ try{ await ask() }catch(e){} c.readAll() } go()",
    "finally": "const ask=()=>new Promise(function(r,j){"
    + ALERT
    + "function(){j()}},{text:'Agree',onPress:function(){r()}}])});"
    "ask().finally(function(){ c.readAll() })",
    "flag true at first": "let agreed=true; if(!confirm('x')) agreed=false; function f(){ if(agreed) c.readAll() } f()",
    "flag inverted": "let agreed=false; if(confirm('x')) agreed=true; function f(){ if(!agreed) c.readAll() } f()",
    "flag set at once": "uni.setStorageSync('agreed',true); if(confirm('x')) ok(); if(uni.getStorageSync('agreed')) c.readAll()",
    "flag default true": "if(confirm('x')) localStorage.setItem('ok','1'); if((localStorage.getItem('ok')||'1')==='1') c.readAll()",
    "state true at first": "function App(){ const [ok,setOk]=useState(true); useEffect(()=>{ if(ok) c.readAll() },[ok]);"
    + ALERT
    + "()=>setOk(false)},{text:'Agree',onPress:()=>setOk(true)}]) } render(App())",
    "or token": "localStorage.setItem('token','t'); if(confirm('x')||localStorage.getItem('token')) c.readAll()",
    "wrong index": 'navigator.notification.confirm("x",function(i){ if(i===2) c.readAll() },"t",["Agree","Refuse"])',
    "not two": 'navigator.notification.confirm("x",function(i){ if(i!==2) c.readAll() },"t",["Agree","Refuse"])',
    "other button": ALERT + "()=>c.readAll()},{text:'Agree',onPress:()=>ok()}])",
    "called by two": f"function f(){{c.readAll()}} {MODAL}r=>{{if(r.confirm)f()}}}}); setTimeout(f,1)",
    "useEffect": "function App(){ useEffect(()=>{ c.readAll() },[]);"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:()=>{}}]) } render(App())",
    "permission alone": "async function go(){ const g=await PermissionsAndroid.request('p'); if(g===PermissionsAndroid.RESULTS.GRANTED) c.readAll(); confirm('x') } go()",
    "state whatever": "function App(){ const [ok,setOk]=useState(false); useEffect(()=>{ if(ok) c.readAll() },[ok]);"
    + ALERT
    + "()=>setOk(true)},{text:'Agree',onPress:()=>setOk(true)}]) } render(App())",
    "lifecycle": f"var page={{onLoad(){{ this.sync() }},methods:{{sync(){{ c.readAll() }},ask(){{ var t=this;{MODAL}r=>{{if(r.confirm)t.sync()}}}}) }}}}}}",
    "touch": "el.addEventListener('click',function(){ c.readAll() }); confirm('x')",
    "given as true": "function List({agreed:e}){ useEffect(()=>{ if(e) c.readAll() },[e]) } function App(){ const [ok,setOk]=useState(false);"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:()=>setOk(true)}]); return jsx(List,{agreed:true}) } render(App())",
    "not given": "function List({agreed:e}){ useEffect(()=>{ if(!e) c.readAll() },[e]) } function App(){"
    + ALERT
    + "()=>{}},{text:'Agree',onPress:()=>{}}]); return jsx(List,{}) } render(App())",
    "gives back nothing": "function agreed(){ if(confirm('x')) return 'yes' } if(agreed()!=='no') c.readAll()",
    "returns nothing": "function refused(){ if(confirm('x')) return; return true } if(!refused()) ok(); function no(){ return } if(!no()) c.readAll()",
    "refusal alone is kept": "if(!confirm('x')) localStorage.setItem('refused','1'); if(!localStorage.getItem('refused')) c.readAll()",
    "not refused": "if(confirm('x')) localStorage.setItem('ok','yes'); else localStorage.setItem('ok','no');"
    "if(localStorage.getItem('ok')!=='no') c.readAll()",
    "anything kept": "localStorage.setItem('ok', confirm('x') ? 'yes' : 'no'); if(localStorage.getItem('ok')) c.readAll()",
    "refusal is taken": "MessageBox.confirm('x').then(function(){a()},function(){b()}).then(function(){ c.readAll() })",
    "caught as true": "async function go(){ const ok=await MessageBox.confirm('x').then(()=>true).catch(()=>true); if(ok) c.readAll() } go()",
    "answer is there": f"async function go(){{ const r=await {MODAL[:-8]} }}); if(r) c.readAll() }} go()",
    "answer is handed": f"{MODAL}function(r){{ if(r) c.readAll() }}}})",
    "status of the system": "async function go(){ confirm('x'); const s=await Contacts.requestPermissions(); if(s.contacts==='granted') c.readAll() } go()",
    "either is missing": "let a=false, b=true; if(!confirm('x')) b=false; if(!(a??b)) c.readAll()",
    "refused never set": "let refused; if(!confirm('x')) refused=true; function f(){ if(!refused) c.readAll() } f()",
}

TORN = {
    "a flag of nobody": "confirm('x'); if(ready) c.readAll()",
    "a member of nobody": "confirm('x'); if(settings.ready) c.readAll()",
    "store by another name": "const ls=window.localStorage; ls.put('ok','1'); if(confirm('x')) localStorage.setItem('ok','1'); if(localStorage.getItem('ok')) c.readAll()",
    "state by a helper": "var s={agreed:false}; update({agreed:true}); if(confirm('x')) s.agreed=true; function f(){ if(s.agreed) c.readAll() } f()",
    "code in a text": "function sync(){ c.readAll() } if(confirm('x')) sync(); box.innerHTML='<a onclick=\"sync()\">go</a>'",
    "watched": f"var p={{watch:{{amount(v){{ this.sync() }}}},methods:{{sync(){{ c.readAll() }},ask(){{ var t=this;{MODAL}r=>{{if(r.confirm)t.sync()}}}}) }}}}}}",
    "flag from a server": "fetch('u').then(r=>r.json()).then(d=>{ if(d.ok) c.readAll() }); confirm('x')",
    "unknown library": "Lib.openSheet({onOk:function(){ c.readAll() }}); confirm('x')",
    "event": "emitter.on('agreed-event',function(){ c.readAll() }); if(confirm('x')) emitter.emit('agreed-event')",
    "regenerator": "function f(){return r.wrap(function(t){for(;;)switch(t.prev=t.next){case 0:if(confirm('x')){t.next=3;break}return t.abrupt('return');case 3:c.readAll()}})} f()",
    "handed to nobody knows whom": "export default function(){ c.readAll() }; confirm('x')",
    "status from a server": "confirm('x'); $.ajax({url:'u',success:function(d){ if(d.status===1) c.readAll() }})",
    "promise kept elsewhere": "var d=$.Deferred(); if(confirm('x')) d.resolve(); d.promise().then(function(){ c.readAll() })",
    "promise of nobody": "confirm('x'); app.consented.then(function(){ c.readAll() })",
    "plug-in that may ask": "window.ConsentSheet.show(function(){ c.readAll() }); confirm('x')",
    "sheet of actions": "uni.showActionSheet({itemList:['Agree'],success:function(){ c.readAll() }}); confirm('x')",
    "one callback of two questions": f"function on(r){{ if(r.confirm) c.readAll() }} {MODAL}on}}); uni.showModal({{title:'Rate us',content:'rate',confirmText:'Sure',cancelText:'no',success:on}})",
    "more functions than are looked at": "confirm('x');"
    + "".join(f"function f{n}x(){{ f{n + 1}x() }} " for n in range(450))
    + "function f450x(){ c.readAll() } f0x()",
    "store of unknown keys": "function put(k){ localStorage.setItem(k,'1') } put('ok'); confirm('x'); if(localStorage.getItem('ok')) c.readAll()",
}


@pytest.mark.parametrize("name", KEPT)
def test_a_read_stands_behind_the_acceptance(name):
    assert judge(KEPT[name]) is YES


@pytest.mark.parametrize("name", OPEN)
def test_a_read_that_only_seems_to_stand_behind_it_does_not(name):
    assert judge(OPEN[name]) is NO


@pytest.mark.parametrize("name", TORN)
def test_what_cannot_be_told_is_unknown(name):
    assert judge(TORN[name]) is UNKNOWN
