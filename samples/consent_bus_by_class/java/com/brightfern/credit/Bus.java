package com.brightfern.credit;

import android.os.Handler;
import android.os.Looper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands each event to whoever listens for its class. */
final class Bus {
    /** Hears events of one class. */
    interface Listener<E> {
        void on(E event);
    }

    private static final Bus INSTANCE = new Bus();

    private final Map<Class<?>, List<Listener<?>>> listeners = new HashMap<>();
    private final Handler main = new Handler(Looper.getMainLooper());

    static Bus get() {
        return INSTANCE;
    }

    <E> void on(Class<E> type, Listener<E> listener) {
        List<Listener<?>> known = listeners.get(type);
        if (known == null) {
            known = new ArrayList<>();
            listeners.put(type, known);
        }
        known.add(listener);
    }

    @SuppressWarnings("unchecked")
    void post(final Object event) {
        main.post(() -> {
            List<Listener<?>> known = listeners.get(event.getClass());
            if (known == null) {
                return;
            }
            for (Listener<?> listener : new ArrayList<>(known)) {
                ((Listener<Object>) listener).on(event);
            }
        });
    }
}
