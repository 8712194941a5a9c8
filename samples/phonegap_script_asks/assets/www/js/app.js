document.getElementById("apply").onclick = function () {
    PhoneGap.exec(function (people) {
        document.getElementById("list").textContent = people.length;
    }, function () {}, 'Contacts', 'search', [["displayName", "phoneNumbers"], { multiple: true }]);
};
