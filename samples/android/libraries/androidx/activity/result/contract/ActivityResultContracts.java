package androidx.activity.result.contract;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.provider.ContactsContract;

import java.util.HashMap;
import java.util.Map;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class ActivityResultContracts {
    private ActivityResultContracts() {
    }

    /** Asks for one permission. */
    public static final class RequestPermission extends ActivityResultContract<String, Boolean> {
        private static final String ACTION =
                "androidx.activity.result.contract.action.REQUEST_PERMISSIONS";
        private static final String NAMES = "androidx.activity.result.contract.extra.PERMISSIONS";
        private static final String RESULTS =
                "androidx.activity.result.contract.extra.PERMISSION_GRANT_RESULTS";

        @Override
        public Intent createIntent(Context context, String input) {
            return new Intent(ACTION).putExtra(NAMES, new String[] {input});
        }

        @Override
        public Boolean parseResult(int resultCode, Intent intent) {
            int[] results = intent == null ? null : intent.getIntArrayExtra(RESULTS);
            return results != null && results.length > 0
                    && results[0] == PackageManager.PERMISSION_GRANTED;
        }
    }

    /** Asks for several permissions. */
    public static final class RequestMultiplePermissions
            extends ActivityResultContract<String[], Map<String, Boolean>> {
        private static final String ACTION =
                "androidx.activity.result.contract.action.REQUEST_PERMISSIONS";
        private static final String NAMES = "androidx.activity.result.contract.extra.PERMISSIONS";
        private static final String RESULTS =
                "androidx.activity.result.contract.extra.PERMISSION_GRANT_RESULTS";

        @Override
        public Intent createIntent(Context context, String[] input) {
            return new Intent(ACTION).putExtra(NAMES, input);
        }

        @Override
        public Map<String, Boolean> parseResult(int resultCode, Intent intent) {
            Map<String, Boolean> granted = new HashMap<String, Boolean>();
            String[] names = intent.getStringArrayExtra(NAMES);
            int[] results = intent.getIntArrayExtra(RESULTS);
            for (int i = 0; i < names.length; i++) {
                granted.put(names[i], results[i] == PackageManager.PERMISSION_GRANTED);
            }
            return granted;
        }
    }

    /** Lets the user pick one person. */
    public static final class PickContact extends ActivityResultContract<Void, Uri> {
        @Override
        public Intent createIntent(Context context, Void input) {
            return new Intent(Intent.ACTION_PICK).setType(ContactsContract.Contacts.CONTENT_TYPE);
        }

        @Override
        public Uri parseResult(int resultCode, Intent intent) {
            return intent == null || resultCode != Activity.RESULT_OK ? null : intent.getData();
        }
    }
}
