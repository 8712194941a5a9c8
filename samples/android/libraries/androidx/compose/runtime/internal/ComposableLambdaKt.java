package androidx.compose.runtime.internal;

import androidx.compose.runtime.Composer;

/** Stand-in: wraps lambdas that draw. */
public final class ComposableLambdaKt {
    private ComposableLambdaKt() {
    }

    public static ComposableLambda composableLambdaInstance(int key, boolean tracked, Object block) {
        return new ComposableLambdaImpl(block);
    }

    public static ComposableLambda rememberComposableLambda(
            int key, boolean tracked, Object block, Composer composer, int changed) {
        return new ComposableLambdaImpl(block);
    }
}
