package retrofit2;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** A request that is sent when it is executed. */
final class RealCall implements Call<Object> {
    private final RequestFactory factory;
    private final Object[] given;

    RealCall(RequestFactory factory, Object[] given) {
        this.factory = factory;
        this.given = given;
    }

    @Override
    public Response<Object> execute() throws IOException {
        HttpURLConnection to = (HttpURLConnection) new URL(factory.base + factory.path).openConnection();
        to.setRequestMethod(factory.verb);
        OutputStream out = to.getOutputStream();
        out.write(String.valueOf(given[factory.body]).getBytes("UTF-8"));
        out.close();
        to.getInputStream().close();
        return null;
    }
}
