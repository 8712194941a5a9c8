package okhttp3;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class RequestBody {
    final MediaType type;
    final byte[] content;

    RequestBody(MediaType type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    public static RequestBody create(MediaType type, String content) {
        return new RequestBody(type, content.getBytes());
    }
}
