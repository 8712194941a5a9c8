package androidx.activity.compose;

import androidx.activity.ComponentActivity;
import androidx.activity.result.ActivityResultCallback;
import androidx.activity.result.contract.ActivityResultContract;
import androidx.compose.runtime.Composer;
import kotlin.jvm.functions.Function1;

/** Stand-in: remembers a launcher for as long as a composable is drawn. */
public final class ActivityResultRegistryKt {
    /** The activity that draws. */
    public static ComponentActivity owner;

    private ActivityResultRegistryKt() {
    }

    public static <I, O> ManagedActivityResultLauncher<I, O> rememberLauncherForActivityResult(
            ActivityResultContract<I, O> contract, final Function1<O, ?> onResult, Composer composer, int changed) {
        return new ManagedActivityResultLauncher<I, O>(
                owner.registerForActivityResult(contract, new ActivityResultCallback<O>() {
                    @Override
                    public void onActivityResult(O result) {
                        onResult.invoke(result);
                    }
                }));
    }
}
