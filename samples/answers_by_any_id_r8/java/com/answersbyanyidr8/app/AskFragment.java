package com.answersbyanyidr8.app;

import android.Manifest;
import android.app.Fragment;
import android.content.pm.PackageManager;

/** Asks the system once it is there, and tells the form the answer; it shows nothing. */
public class AskFragment extends Fragment {
    private static final int ASKED = 31;

    private boolean hasAsked;

    @Override
    public void onResume() {
        super.onResume();
        if (!hasAsked) {
            hasAsked = true;
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        ((LoanActivity) getActivity())
                .told(results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED);
    }
}
