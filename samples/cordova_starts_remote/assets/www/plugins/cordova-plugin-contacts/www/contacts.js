cordova.define("cordova-plugin-contacts.contacts", function (require, exports, module) {
    module.exports = {
        find: function (fields, success, fail, options) {
            cordova.exec(success, fail, "Contacts", "search", [fields, options]);
        }
    };
});
