package okhttp3;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class Response {
    private final int code;

    Response(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public boolean isSuccessful() {
        return code >= 200 && code < 300;
    }
}
