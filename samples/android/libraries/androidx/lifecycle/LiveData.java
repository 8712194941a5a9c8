package androidx.lifecycle;

import java.util.ArrayList;
import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public abstract class LiveData<T> {
    private final List<Observer<? super T>> observers = new ArrayList<Observer<? super T>>();

    public void observeForever(Observer<? super T> observer) {
        observers.add(observer);
    }

    protected void setValue(T value) {
        for (Observer<? super T> one : observers) {
            one.onChanged(value);
        }
    }
}
