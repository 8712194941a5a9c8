document.getElementById("apply").onclick = function () {
    navigator.contacts.find(["displayName", "phoneNumbers"], function (people) {
        people.forEach(function (one) {
            var line = document.createElement("li");
            line.textContent = one;
            document.getElementById("list").appendChild(line);
        });
    }, function () {}, { multiple: true });
};
