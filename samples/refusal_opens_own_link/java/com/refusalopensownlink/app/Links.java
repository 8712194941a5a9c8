package com.refusalopensownlink.app;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;

/** The pages of the app, each of which answers a link. */
final class Links {
    private Links() {
    }

    static void open(Activity from, String page) {
        from.startActivity(new Intent(Intent.ACTION_VIEW, Uri.parse("maplefield://" + page)));
    }
}
