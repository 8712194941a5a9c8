package androidx.compose.runtime.internal;

import kotlin.jvm.functions.Function2;
import kotlin.jvm.functions.Function3;

/** Stand-in: a lambda that can be drawn again. */
public interface ComposableLambda extends Function2, Function3 {
}
