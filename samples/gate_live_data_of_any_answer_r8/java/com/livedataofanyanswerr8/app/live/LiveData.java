package com.livedataofanyanswerr8.app.live;

import java.util.Map;
import java.util.WeakHashMap;

/** Stand-in for the class of androidx, whose name R8 would take away as it takes this one: built as that is: it complains, keeps each observer in an object, goes along them. */
public abstract class LiveData<T> {
    static final Object NOT_SET = new Object();
    private final Map<Observer<? super T>, Keeper> keepers = new WeakHashMap<Observer<? super T>, Keeper>();
    private volatile Object content;
    private int version;
    private boolean again;
    private boolean going;
    private int count;
    private boolean changing;

    public LiveData(T value) {
        content = value;
        version = 0;
    }

    public LiveData() {
        content = NOT_SET;
        version = -1;
    }

    public void observe(LifecycleOwner owner, Observer<? super T> observer) {
        assertMainThread("observe");
        Keeper keeper = new LifecycleBoundObserver(owner, observer);
        keepers.put(observer, keeper);
        keeper.activeStateChanged(keeper.shouldBeActive());
    }

    public void observeForever(Observer<? super T> observer) {
        assertMainThread("observeForever");
        Keeper keeper = new AlwaysActiveObserver(observer);
        keepers.put(observer, keeper);
        keeper.activeStateChanged(keeper.shouldBeActive());
    }

    public T getValue() {
        Object held = content;
        return held != NOT_SET ? (T) held : null;
    }

    protected void setValue(T value) {
        assertMainThread("setValue");
        version++;
        content = value;
        dispatchingValue(null);
    }

    void dispatchingValue(Keeper first) {
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
                for (Keeper one : keepers.values()) {
                    considerNotify(one);
                    if (again) {
                        break;
                    }
                }
            }
        } while (again);
        going = false;
    }

    private void considerNotify(Keeper keeper) {
        if (!keeper.active) {
            return;
        }
        if (!keeper.shouldBeActive()) {
            keeper.activeStateChanged(false);
            return;
        }
        if (keeper.last >= version) {
            return;
        }
        keeper.last = version;
        keeper.observer.onChanged((T) content);
    }

    void changeActiveCounter(int change) {
        int before = count;
        count += change;
        if (changing) {
            return;
        }
        changing = true;
        try {
            while (before != count) {
                boolean begins = before == 0 && count > 0;
                boolean ends = before > 0 && count == 0;
                before = count;
                if (begins) {
                    onActive();
                } else if (ends) {
                    onInactive();
                }
            }
        } finally {
            changing = false;
        }
    }

    protected void onActive() {
    }

    protected void onInactive() {
    }

    static void assertMainThread(String method) {
        if (android.os.Looper.getMainLooper().getThread() != Thread.currentThread()) {
            throw new IllegalStateException("Cannot invoke " + method + " on a background thread");
        }
    }

    abstract class Keeper {
        final Observer<? super T> observer;
        boolean active;
        int last = -1;

        Keeper(Observer<? super T> observer) {
            this.observer = observer;
        }

        abstract boolean shouldBeActive();

        void activeStateChanged(boolean now) {
            if (now == active) {
                return;
            }
            active = now;
            changeActiveCounter(now ? 1 : -1);
            if (active) {
                dispatchingValue(this);
            }
        }
    }

    class LifecycleBoundObserver extends Keeper {
        final LifecycleOwner owner;

        LifecycleBoundObserver(LifecycleOwner owner, Observer<? super T> observer) {
            super(observer);
            this.owner = owner;
        }

        @Override
        boolean shouldBeActive() {
            return owner.isStarted();
        }
    }

    class AlwaysActiveObserver extends Keeper {
        AlwaysActiveObserver(Observer<? super T> observer) {
            super(observer);
        }

        @Override
        boolean shouldBeActive() {
            return true;
        }
    }
}
