package androidx.startup;

import android.content.Context;
import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface Initializer<T> {
    T create(Context context);

    List<Class<? extends Initializer<?>>> dependencies();
}
