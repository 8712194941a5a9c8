document.getElementById("apply").onclick = function () {
    PhoneGap.exec(function (seen) {
        document.getElementById("list").textContent = seen.uuid;
    }, function () {}, 'Device', 'getDeviceInfo', []);
};
