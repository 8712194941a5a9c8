package androidx.compose.material3;

import androidx.compose.runtime.Composer;

import kotlin.jvm.functions.Function1;

/** Stand-in: draws a box to tick. */
public final class CheckboxKt {
    private CheckboxKt() {
    }

    public static void Checkbox(boolean checked, Function1 onCheckedChange, Object modifier, boolean enabled,
            Composer composer, int changed, int defaults) {
        composer.emit(checked);
        composer.emit(enabled ? onCheckedChange : modifier);
    }
}
