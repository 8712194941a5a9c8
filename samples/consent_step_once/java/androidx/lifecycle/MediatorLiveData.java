package androidx.lifecycle;

import java.util.HashMap;
import java.util.Map;

/** Stand-in built as the library's class is: what waits for a source is handed its values by an observer of its own. */
public class MediatorLiveData<T> extends MutableLiveData<T> {
    private final Map<LiveData<?>, Source<?>> sources = new HashMap<LiveData<?>, Source<?>>();

    public <S> void addSource(LiveData<S> source, Observer<? super S> onChanged) {
        Source<S> one = new Source<S>(source, onChanged);
        sources.put(source, one);
        one.plug();
    }

    public <S> void removeSource(LiveData<S> toRemote) {
        Source<?> one = sources.remove(toRemote);
        if (one != null) {
            one.unplug();
        }
    }

    private static class Source<V> implements Observer<V> {
        final LiveData<V> liveData;
        final Observer<? super V> observer;

        Source(LiveData<V> liveData, Observer<? super V> observer) {
            this.liveData = liveData;
            this.observer = observer;
        }

        void plug() {
            liveData.observeForever(this);
        }

        void unplug() {
            liveData.removeObserver(this);
        }

        @Override
        public void onChanged(V value) {
            observer.onChanged(value);
        }
    }
}
