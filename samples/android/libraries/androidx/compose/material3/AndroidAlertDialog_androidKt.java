package androidx.compose.material3;

import androidx.compose.runtime.Composer;

import kotlin.jvm.functions.Function0;
import kotlin.jvm.functions.Function2;

/** Stand-in: draws a dialog. */
public final class AndroidAlertDialog_androidKt {
    private AndroidAlertDialog_androidKt() {
    }

    public static void AlertDialog(Function0 onDismissRequest, Function2 confirmButton, Object modifier,
            Function2 dismissButton, Function2 title, Function2 text, Composer composer, int changed, int defaults) {
        composer.emit(onDismissRequest);
        title.invoke(composer, changed);
        text.invoke(composer, changed);
        confirmButton.invoke(composer, changed);
        dismissButton.invoke(composer, changed);
    }
}
