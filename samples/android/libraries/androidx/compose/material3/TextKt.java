package androidx.compose.material3;

import androidx.compose.runtime.Composer;

/** Stand-in: draws a text. */
public final class TextKt {
    private TextKt() {
    }

    public static void Text(String text, Object modifier, Composer composer, int changed, int defaults) {
        composer.emit(text);
    }
}
