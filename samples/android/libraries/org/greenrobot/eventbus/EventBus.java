package org.greenrobot.eventbus;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class EventBus {
    private static final EventBus DEFAULT = new EventBus();

    private final List<Object> subscribers = new ArrayList<Object>();

    public static EventBus getDefault() {
        return DEFAULT;
    }

    public void register(Object subscriber) {
        subscribers.add(subscriber);
    }

    public void post(Object event) {
        for (Object one : subscribers) {
            for (Method method : one.getClass().getMethods()) {
                tell(one, method, event);
            }
        }
    }

    private static void tell(Object subscriber, Method method, Object event) {
        Class<?>[] takes = method.getParameterTypes();
        if (method.isAnnotationPresent(Subscribe.class) && takes.length == 1 && takes[0].isInstance(event)) {
            try {
                method.invoke(subscriber, event);
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        }
    }
}
