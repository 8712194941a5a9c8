package com.brightfern.credit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what happened to those who listen for its kind. */
final class Bus {
    private static final Map<Class<?>, List<Listener>> LISTENERS = new HashMap<>();

    private Bus() {
    }

    /** Hears of what happened. */
    interface Listener {
        void heard(Object event);
    }

    static void listen(Class<?> kind, Listener listener) {
        List<Listener> known = LISTENERS.get(kind);
        if (known == null) {
            known = new ArrayList<>();
            LISTENERS.put(kind, known);
        }
        known.add(listener);
    }

    static void tell(Object event) {
        List<Listener> known = LISTENERS.get(event.getClass());
        if (known != null) {
            for (Listener one : known) {
                one.heard(event);
            }
        }
    }
}
