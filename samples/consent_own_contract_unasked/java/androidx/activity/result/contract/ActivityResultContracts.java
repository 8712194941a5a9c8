package androidx.activity.result.contract;

import android.content.Context;
import android.content.Intent;
import android.content.pm.PackageManager;

import androidx.activity.result.ActivityResult;

/** Stand-in for two contracts: one permission, and a screen that answers. */
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

    /** Opens a screen for its answer. */
    public static final class StartActivityForResult
            extends ActivityResultContract<Intent, ActivityResult> {
        @Override
        public Intent createIntent(Context context, Intent input) {
            return input;
        }

        @Override
        public ActivityResult parseResult(int resultCode, Intent intent) {
            return new ActivityResult(resultCode, intent);
        }
    }
}
