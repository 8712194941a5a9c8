package okhttp3;

import java.io.IOException;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface Call {
    Response execute() throws IOException;
}
