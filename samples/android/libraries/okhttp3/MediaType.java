package okhttp3;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class MediaType {
    private final String text;

    private MediaType(String text) {
        this.text = text;
    }

    public static MediaType parse(String text) {
        return new MediaType(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
