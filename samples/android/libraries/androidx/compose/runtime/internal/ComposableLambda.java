package androidx.compose.runtime.internal;

import kotlin.jvm.functions.Function2;

/** Stand-in: a lambda that can be drawn again. */
public interface ComposableLambda extends Function2 {
}
