// Small stand-in for the host's own script of this name.
(function () {
    var waiting = {}, last = 0;
    window.cordova = {
        exec: function (success, fail, service, action, args) {
            var id = service + last++;
            waiting[id] = { success: success, fail: fail };
            _cordovaNative.exec(service, action, id, JSON.stringify(args));
        },
        callbackFromNative: function (id, ok, answer) {
            waiting[id][ok ? "success" : "fail"](answer);
        },
        load: function (path) {
            var asked = new XMLHttpRequest();
            asked.open("GET", path);
            asked.send();
        }
    };
})();
