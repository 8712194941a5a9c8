package androidx.activity.compose;

import androidx.activity.result.ActivityResultLauncher;

/** Stand-in: starts what a composable remembers a launcher for. */
public final class ManagedActivityResultLauncher<I, O> extends ActivityResultLauncher<I> {
    private final ActivityResultLauncher<I> launcher;

    ManagedActivityResultLauncher(ActivityResultLauncher<I> launcher) {
        this.launcher = launcher;
    }

    @Override
    public void launch(I input) {
        launcher.launch(input);
    }
}
