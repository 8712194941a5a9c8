package com.facebook.react;

import android.app.Activity;

import com.facebook.react.bridge.NativeModule;

import java.util.List;

/** Small stand-in for the library's list of modules. */
public interface ReactPackage {
    List<NativeModule> createNativeModules(Activity activity);
}
