package androidx.compose.runtime;

import kotlin.jvm.functions.Function2;

/** Stand-in: is told how something is drawn again. */
public interface ScopeUpdateScope {
    void updateScope(Function2 block);
}
