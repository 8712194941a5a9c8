package com.livedataofanyanswerr8.app.live;

/** Stand-in for the class of this name in androidx. */
public class MutableLiveData<T> extends LiveData<T> {
    public MutableLiveData(T value) {
        super(value);
    }

    public MutableLiveData() {
    }

    @Override
    public void setValue(T value) {
        super.setValue(value);
    }
}
