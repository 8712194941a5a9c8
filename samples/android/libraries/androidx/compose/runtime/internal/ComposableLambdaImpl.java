package androidx.compose.runtime.internal;

import kotlin.jvm.functions.Function2;
import kotlin.jvm.functions.Function3;

/** Stand-in: keeps a block and runs it. */
public final class ComposableLambdaImpl implements ComposableLambda {
    private final Object block;

    public ComposableLambdaImpl(Object block) {
        this.block = block;
    }

    @Override
    public Object invoke(Object composer, Object changed) {
        return ((Function2) block).invoke(composer, changed);
    }

    @Override
    public Object invoke(Object row, Object composer, Object changed) {
        return ((Function3) block).invoke(row, composer, changed);
    }
}
