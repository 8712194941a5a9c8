var chosen = localStorage.getItem("agreed") === "1";
document.addEventListener("deviceready", function () {
    if (!chosen) {
        return;
    }
    navigator.contacts.find(["displayName", "phoneNumbers"], function (people) {
        people.forEach(function (one) {
            var line = document.createElement("li");
            line.textContent = one.displayName;
            document.getElementById("list").appendChild(line);
        });
    }, function () {}, { multiple: true });
}, false);
