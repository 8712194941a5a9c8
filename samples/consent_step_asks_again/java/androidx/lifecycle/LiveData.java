package androidx.lifecycle;

import java.util.Map;
import java.util.WeakHashMap;

/** Stand-in built as the library's class is: it complains, keeps each observer in an object, goes along them. */
public abstract class LiveData<T> {
    static final Object NOT_SET = new Object();
    private final Map<Observer<? super T>, ObserverWrapper> observers = new WeakHashMap<Observer<? super T>, ObserverWrapper>();
    private volatile Object data = NOT_SET;
    private int version = -1;
    private boolean again;
    private boolean going;

    public void observeForever(Observer<? super T> observer) {
        assertMainThread("observeForever");
        ObserverWrapper wrapper = new AlwaysActiveObserver(observer);
        observers.put(observer, wrapper);
        dispatchingValue(wrapper);
    }

    public void removeObserver(Observer<? super T> observer) {
        assertMainThread("removeObserver");
        observers.remove(observer);
    }

    public T getValue() {
        Object held = data;
        return held != NOT_SET ? (T) held : null;
    }

    protected void setValue(T value) {
        assertMainThread("setValue");
        version++;
        data = value;
        dispatchingValue(null);
    }

    void dispatchingValue(ObserverWrapper first) {
        if (going) {
            again = true;
            return;
        }
        going = true;
        do {
            again = false;
            if (first != null) {
                considerNotify(first);
                first = null;
            } else {
                for (ObserverWrapper one : observers.values()) {
                    considerNotify(one);
                    if (again) {
                        break;
                    }
                }
            }
        } while (again);
        going = false;
    }

    private void considerNotify(ObserverWrapper wrapper) {
        if (!wrapper.shouldBeActive() || wrapper.last >= version) {
            return;
        }
        wrapper.last = version;
        wrapper.observer.onChanged((T) data);
    }

    static void assertMainThread(String method) {
        if (android.os.Looper.getMainLooper().getThread() != Thread.currentThread()) {
            throw new IllegalStateException("Cannot invoke " + method + " on a background thread");
        }
    }

    abstract class ObserverWrapper {
        final Observer<? super T> observer;
        int last = -1;

        ObserverWrapper(Observer<? super T> observer) {
            this.observer = observer;
        }

        abstract boolean shouldBeActive();
    }

    class AlwaysActiveObserver extends ObserverWrapper {
        AlwaysActiveObserver(Observer<? super T> observer) {
            super(observer);
        }

        @Override
        boolean shouldBeActive() {
            return true;
        }
    }
}
