package butterknife;

import android.app.Activity;
import android.view.View;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Binds the views and methods of a target by the class that was generated for it. */
public final class ButterKnife {
    private static final Map<Class<?>, Constructor<? extends Unbinder>> KNOWN = new LinkedHashMap<>();

    private ButterKnife() {
    }

    public static Unbinder bind(Activity target) {
        return bind(target, target.getWindow().getDecorView());
    }

    public static Unbinder bind(Object target, View source) {
        Constructor<? extends Unbinder> maker = makerFor(target.getClass());
        if (maker == null) {
            return () -> { };
        }
        try {
            return maker.newInstance(target, source);
        } catch (IllegalAccessException | InstantiationException | InvocationTargetException error) {
            throw new IllegalStateException("Cannot bind " + target, error);
        }
    }

    @SuppressWarnings("unchecked")
    private static Constructor<? extends Unbinder> makerFor(Class<?> target) {
        Constructor<? extends Unbinder> maker = KNOWN.get(target);
        if (maker != null || KNOWN.containsKey(target)) {
            return maker;
        }
        String name = target.getName();
        if (name.startsWith("android.") || name.startsWith("java.")) {
            return null;
        }
        try {
            Class<?> made = target.getClassLoader().loadClass(name + "_ViewBinding");
            maker = (Constructor<? extends Unbinder>) made.getConstructor(target, View.class);
        } catch (ClassNotFoundException missing) {
            maker = makerFor(target.getSuperclass());
        } catch (NoSuchMethodException error) {
            throw new IllegalStateException("Nothing binds " + name, error);
        }
        KNOWN.put(target, maker);
        return maker;
    }
}
