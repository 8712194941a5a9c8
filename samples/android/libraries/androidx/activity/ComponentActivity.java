package androidx.activity;

import android.app.Activity;
import android.content.Intent;

import androidx.activity.result.ActivityResultCallback;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContract;

import java.util.ArrayList;
import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class ComponentActivity extends Activity {
    private static final String REQUEST =
            "androidx.activity.result.contract.action.REQUEST_PERMISSIONS";
    private static final String NAMES = "androidx.activity.result.contract.extra.PERMISSIONS";
    private static final String RESULTS =
            "androidx.activity.result.contract.extra.PERMISSION_GRANT_RESULTS";

    private final List<Waiting<?, ?>> waiting = new ArrayList<Waiting<?, ?>>();

    public final <I, O> ActivityResultLauncher<I> registerForActivityResult(
            ActivityResultContract<I, O> contract, ActivityResultCallback<O> callback) {
        Waiting<I, O> one = new Waiting<I, O>(this, waiting.size(), contract, callback);
        waiting.add(one);
        return one;
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        Intent answer = new Intent().putExtra(NAMES, permissions).putExtra(RESULTS, results);
        onActivityResult(requestCode, RESULT_OK, answer);
    }

    @Override
    protected void onActivityResult(int requestCode, int resultCode, Intent data) {
        if (requestCode < waiting.size()) {
            waiting.get(requestCode).take(resultCode, data);
        }
    }

    private static final class Waiting<I, O> extends ActivityResultLauncher<I> {
        private final Activity activity;
        private final int code;
        private final ActivityResultContract<I, O> contract;
        private final ActivityResultCallback<O> callback;

        Waiting(Activity activity, int code, ActivityResultContract<I, O> contract,
                ActivityResultCallback<O> callback) {
            this.activity = activity;
            this.code = code;
            this.contract = contract;
            this.callback = callback;
        }

        @Override
        public void launch(I input) {
            Intent intent = contract.createIntent(activity, input);
            if (REQUEST.equals(intent.getAction())) {
                activity.requestPermissions(intent.getStringArrayExtra(NAMES), code);
            } else {
                activity.startActivityForResult(intent, code);
            }
        }

        void take(int resultCode, Intent data) {
            callback.onActivityResult(contract.parseResult(resultCode, data));
        }
    }
}
