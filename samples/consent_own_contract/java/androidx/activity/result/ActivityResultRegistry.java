package androidx.activity.result;

import android.app.Activity;
import android.content.Intent;

import androidx.activity.result.contract.ActivityResultContract;

import java.util.HashMap;
import java.util.Map;

/** Stand-in that keeps every callback in one map, as the library does. */
public abstract class ActivityResultRegistry {
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<Integer, String> keys = new HashMap<>();
    private final Map<String, Waiting<?>> waiting = new HashMap<>();
    private int next = 65536;

    public abstract <I, O> void onLaunch(
            int code, ActivityResultContract<I, O> contract, I input);

    public final <I, O> ActivityResultLauncher<I> register(final String key,
            final ActivityResultContract<I, O> contract, ActivityResultCallback<O> callback) {
        codes.put(key, next);
        keys.put(next++, key);
        waiting.put(key, new Waiting<O>(callback, contract));
        return new ActivityResultLauncher<I>() {
            @Override
            public void launch(I input) {
                Integer code = codes.get(key);
                if (code == null) {
                    throw new IllegalStateException(
                            "Attempting to launch an unregistered ActivityResultLauncher with contract "
                            + contract + " and input " + input);
                }
                onLaunch(code, contract, input);
            }
        };
    }

    public final boolean dispatchResult(int code, int resultCode, Intent data) {
        String key = keys.get(code);
        if (key == null) {
            return false;
        }
        hand(waiting.get(key), resultCode, data);
        return true;
    }

    private <O> void hand(Waiting<O> one, int resultCode, Intent data) {
        if (one != null && one.callback != null) {
            one.callback.onActivityResult(one.contract.parseResult(resultCode, data));
        }
    }

    private static final class Waiting<O> {
        final ActivityResultCallback<O> callback;
        final ActivityResultContract<?, O> contract;

        Waiting(ActivityResultCallback<O> callback, ActivityResultContract<?, O> contract) {
            this.callback = callback;
            this.contract = contract;
        }
    }
}
