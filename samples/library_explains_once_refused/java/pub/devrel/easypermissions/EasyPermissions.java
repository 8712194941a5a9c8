package pub.devrel.easypermissions;

import android.app.Activity;
import android.app.AlertDialog;

import com.libraryexplainsoncerefused.app.LoanActivity;

/** What is left of a library that a team took into its own app. */
public final class EasyPermissions {
    private EasyPermissions() {
    }

    /** Asks the system for permissions. */
    public static void requestPermissions(
            LoanActivity host, String why, int yes, int no, int code, String... names) {
        boolean explains = false;
        for (String name : names) {
            explains |= host.shouldShowRequestPermissionRationale(name);
        }
        if (explains) {
            explain(host, why, yes, no, code, names);
        } else {
            host.requestPermissions(names, code);
        }
    }

    private static void explain(
            LoanActivity host, String why, int yes, int no, int code, String... names) {
        new AlertDialog.Builder(host)
                .setMessage(why)
                .setCancelable(false)
                .setPositiveButton(yes, (dialog, button) -> host.requestPermissions(names, code))
                .setNegativeButton(no, (dialog, button) -> host.byHand())
                .show();
    }
}
