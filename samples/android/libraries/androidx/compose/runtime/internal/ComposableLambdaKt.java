package androidx.compose.runtime.internal;

/** Stand-in: wraps lambdas that draw. */
public final class ComposableLambdaKt {
    private ComposableLambdaKt() {
    }

    public static ComposableLambda composableLambdaInstance(int key, boolean tracked, Object block) {
        return null;
    }
}
