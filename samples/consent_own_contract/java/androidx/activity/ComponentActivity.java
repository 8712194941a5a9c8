package androidx.activity;

import android.app.Activity;
import android.content.Intent;

import androidx.activity.result.ActivityResultCallback;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.ActivityResultRegistry;
import androidx.activity.result.contract.ActivityResultContract;

import java.util.concurrent.atomic.AtomicInteger;

/** Stand-in that hands answers to a registry, as the library's class does. */
public class ComponentActivity extends Activity {
    private static final String REQUEST =
            "androidx.activity.result.contract.action.REQUEST_PERMISSIONS";
    private static final String NAMES = "androidx.activity.result.contract.extra.PERMISSIONS";
    private static final String RESULTS =
            "androidx.activity.result.contract.extra.PERMISSION_GRANT_RESULTS";

    private final AtomicInteger next = new AtomicInteger();
    private final ActivityResultRegistry registry = new ActivityResultRegistry() {
        @Override
        public <I, O> void onLaunch(int code, ActivityResultContract<I, O> contract, I input) {
            Intent intent = contract.createIntent(ComponentActivity.this, input);
            if (REQUEST.equals(intent.getAction())) {
                requestPermissions(intent.getStringArrayExtra(NAMES), code);
            } else {
                startActivityForResult(intent, code);
            }
        }
    };

    public final <I, O> ActivityResultLauncher<I> registerForActivityResult(
            ActivityResultContract<I, O> contract, ActivityResultCallback<O> callback) {
        return registry.register("activity_rq#" + next.getAndIncrement(), contract, callback);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        Intent answer = new Intent().putExtra(NAMES, permissions).putExtra(RESULTS, results);
        registry.dispatchResult(code, RESULT_OK, answer);
    }

    @Override
    protected void onActivityResult(int code, int resultCode, Intent data) {
        if (!registry.dispatchResult(code, resultCode, data)) {
            super.onActivityResult(code, resultCode, data);
        }
    }
}
