// Small stand-in for the host's own script of this name, which brings every plug-in's script along.
var PhoneGap = {
    exec: function (success, fail, service, action, args) {
        success(JSON.parse(_cordovaNative.exec(service, action, service, JSON.stringify(args))));
    }
};
navigator.contacts = {
    find: function (fields, success, fail, options) {
        PhoneGap.exec(success, fail, "Contacts", "search", [fields, options]);
    }
};
