package com.brightfern.credit;

import android.os.Bundle;

import com.getcapacitor.BridgeActivity;

import getcapacitor.community.contacts.ContactsPlugin;

/** Hosts the app, which is all pages and scripts. */
public class MainActivity extends BridgeActivity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        registerPlugin(new ContactsPlugin());
        super.onCreate(savedInstanceState);
    }
}
