async function s(e){return fetch("https://api.larkmere-loans.example/v1/apply",{method:"POST",body:JSON.stringify(e)})}
document.getElementById("apply").onclick=async()=>{await s({amount:300,months:3})};
