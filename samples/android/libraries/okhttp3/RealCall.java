package okhttp3;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
final class RealCall implements Call {
    private final Request request;

    RealCall(Request request) {
        this.request = request;
    }

    @Override
    public Response execute() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(request.url).openConnection();
        if (request.body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", request.body.type.toString());
            OutputStream out = connection.getOutputStream();
            out.write(request.body.content);
            out.close();
        }
        return new Response(connection.getResponseCode());
    }
}
