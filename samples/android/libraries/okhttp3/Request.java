package okhttp3;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class Request {
    final String url;
    final RequestBody body;

    Request(Builder builder) {
        this.url = builder.url;
        this.body = builder.body;
    }

    /** Builds a request. */
    public static class Builder {
        String url;
        RequestBody body;

        public Builder url(String url) {
            this.url = url;
            return this;
        }

        public Builder post(RequestBody body) {
            this.body = body;
            return this;
        }

        public Request build() {
            return new Request(this);
        }
    }
}
