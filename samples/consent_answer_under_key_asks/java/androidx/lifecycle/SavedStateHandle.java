package androidx.lifecycle;

import java.util.HashMap;
import java.util.Map;

/** Stand-in: what is put under a key is handed to who observes that key. */
public final class SavedStateHandle {
    private final Map<String, MutableLiveData<Object>> live = new HashMap<>();

    public <T> MutableLiveData<T> getLiveData(String key) {
        MutableLiveData<Object> found = live.get(key);
        if (found == null) {
            found = new MutableLiveData<>();
            live.put(key, found);
        }
        return (MutableLiveData<T>) found;
    }

    public <T> void set(String key, T value) {
        getLiveData(key).setValue(value);
    }
}
