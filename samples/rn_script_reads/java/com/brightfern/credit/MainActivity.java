package com.brightfern.credit;

import android.os.Bundle;

import com.facebook.react.ReactActivity;
import com.facebook.react.bridge.NativeModule;

import java.util.List;

/** Hosts the app, which is all script. */
public class MainActivity extends ReactActivity {
    private List<NativeModule> modules;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        modules = new Modules().createNativeModules(this);
        super.onCreate(savedInstanceState);
    }

    @Override
    protected String getMainComponentName() {
        return "LarkmereLoans";
    }
}
