cordova.define("cordova/plugin_list", function (require, exports, module) {
    module.exports = [
        { id: "cordova-plugin-contacts.contacts", file: "plugins/cordova-plugin-contacts/www/contacts.js", clobbers: ["navigator.contacts"] }
    ];
});
