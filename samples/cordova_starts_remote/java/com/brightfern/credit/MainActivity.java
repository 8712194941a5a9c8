package com.brightfern.credit;

import org.apache.cordova.CordovaActivity;

/** Hosts the app, which is all pages and scripts. */
public class MainActivity extends CordovaActivity {
}
