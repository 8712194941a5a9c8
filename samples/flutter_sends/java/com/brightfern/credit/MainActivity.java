package com.brightfern.credit;

import io.flutter.embedding.android.FlutterActivity;
import io.flutter.plugin.common.BinaryMessenger;

import co.quis.flutter_contacts.FlutterContactsPlugin;

/** Hosts the app, which is all Dart. */
public class MainActivity extends FlutterActivity {
    @Override
    protected void configureFlutterEngine(BinaryMessenger messenger) {
        new FlutterContactsPlugin(this).register(messenger);
    }
}
