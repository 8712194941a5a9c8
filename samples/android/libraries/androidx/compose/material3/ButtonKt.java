package androidx.compose.material3;

import androidx.compose.runtime.Composer;

import kotlin.jvm.functions.Function0;
import kotlin.jvm.functions.Function3;

/** Stand-in: draws buttons. */
public final class ButtonKt {
    private ButtonKt() {
    }

    public static void Button(Function0 onClick, Object modifier, boolean enabled, Function3 content,
            Composer composer, int changed, int defaults) {
        composer.emit(enabled ? onClick : modifier);
        content.invoke(modifier, composer, changed);
    }

    public static void TextButton(Function0 onClick, Object modifier, boolean enabled, Function3 content,
            Composer composer, int changed, int defaults) {
        composer.emit(enabled ? onClick : modifier);
        content.invoke(modifier, composer, changed);
    }
}
