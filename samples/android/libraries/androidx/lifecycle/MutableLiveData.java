package androidx.lifecycle;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class MutableLiveData<T> extends LiveData<T> {
    @Override
    public void setValue(T value) {
        super.setValue(value);
    }
}
