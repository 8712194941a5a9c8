package com.refusalroutedtoreference.app;

import android.app.Activity;
import android.content.Intent;

import java.util.HashMap;
import java.util.Map;

/** The app's own router: each page has an address, and is opened by it. */
final class Pages {
    private static final Map<String, Class<? extends Activity>> KNOWN = new HashMap<>();

    private Pages() {
    }

    static void add(String address, Class<? extends Activity> page) {
        KNOWN.put(address, page);
    }

    static void open(Activity from, String address, String sum) {
        Class<? extends Activity> page = KNOWN.get(address);
        if (page != null) {
            from.startActivity(new Intent(from, page).putExtra("sum", sum));
        }
    }
}
