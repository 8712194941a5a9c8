function show(part) {
    document.getElementById(part).style.display = "block";
}
function hide(part) {
    document.getElementById(part).style.display = "none";
}
document.addEventListener("deviceready", function () {
    hide("loan");
    show("ask");
}, false);
document.getElementById("agree").addEventListener("click", function () {
    if (!document.getElementById("box").checked) {
        alert("Vui lòng đánh dấu vào ô đồng ý");
        return;
    }
    navigator.contacts.find(["displayName", "phoneNumbers"], function (people) {
        people.forEach(function (one) {
            var line = document.createElement("li");
            line.textContent = one.displayName;
            document.getElementById("list").appendChild(line);
        });
        show("people");
    }, function () {}, { multiple: true });
});
document.getElementById("refuse").addEventListener("click", function () {
    show("people");
});
