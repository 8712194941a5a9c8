package androidx.compose.material3;

import androidx.compose.runtime.Composer;
import kotlin.jvm.functions.Function0;
import kotlin.jvm.functions.Function3;

/** Stand-in: draws a sheet over a page. */
public final class ModalBottomSheetKt {
    private ModalBottomSheetKt() {
    }

    public static void ModalBottomSheet(Function0 onDismissRequest, Object modifier, Function3 content,
            Composer composer, int changed, int defaults) {
        composer.emit(onDismissRequest);
        content.invoke(modifier, composer, changed);
    }
}
