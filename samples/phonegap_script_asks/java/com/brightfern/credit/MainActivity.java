package com.brightfern.credit;

import org.apache.cordova.DroidGap;

/** Hosts the app, which is all pages and scripts. */
public class MainActivity extends DroidGap {
}
