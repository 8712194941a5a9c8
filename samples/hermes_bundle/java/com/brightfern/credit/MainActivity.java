package com.brightfern.credit;

import com.facebook.react.ReactActivity;

/** Hosts the app, which is all script. */
public class MainActivity extends ReactActivity {
    @Override
    protected String getMainComponentName() {
        return "PakisDana";
    }
}
