package com.brightfern.credit;

import android.app.Activity;

import com.facebook.react.ReactPackage;
import com.facebook.react.bridge.NativeModule;
import com.facebook.react.modules.permissions.PermissionsModule;
import com.rt2zz.reactnativecontacts.ContactsManager;

import java.util.Arrays;
import java.util.List;

/** The modules that scripts can use. */
public final class Modules implements ReactPackage {
    @Override
    public List<NativeModule> createNativeModules(Activity activity) {
        return Arrays.<NativeModule>asList(
                new PermissionsModule(activity), new ContactsManager(activity));
    }
}
