package retrofit2;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class Response<T> {
    private final T body;

    Response(T body) {
        this.body = body;
    }

    public T body() {
        return body;
    }
}
