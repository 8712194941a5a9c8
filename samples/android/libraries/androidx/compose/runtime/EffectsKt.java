package androidx.compose.runtime;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.functions.Function2;

/** Stand-in: runs a coroutine once something is drawn. */
public final class EffectsKt {
    private EffectsKt() {
    }

    public static void LaunchedEffect(Object key1, Function2 block, Composer composer, int changed) {
        if (composer.rememberedValue() == Composer.EMPTY) {
            composer.updateRememberedValue(key1);
            block.invoke(key1, new Done());
        }
    }

    /** Waits for nothing. */
    private static final class Done implements Continuation<Unit> {
        @Override
        public CoroutineContext getContext() {
            return EmptyCoroutineContext.INSTANCE;
        }

        @Override
        public void resumeWith(Object result) {
        }
    }
}
