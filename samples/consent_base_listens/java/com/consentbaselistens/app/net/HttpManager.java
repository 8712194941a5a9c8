package com.consentbaselistens.app.net;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.json.JSONObject;
public final class HttpManager {
    public interface Callback { void onSuccess(String body); }
    public static final String HOST = "https://api.jinxd.example";
    private static final MediaType JSON = MediaType.parse("application/json; charset=utf-8");
    private static final OkHttpClient client = new OkHttpClient();
    private static final ExecutorService pool = Executors.newFixedThreadPool(3);
    private HttpManager() { }
    public static void post(String path, JSONObject json, Callback cb) {
        pool.execute(() -> {
            try {
                Request request = new Request.Builder().url(HOST + path).post(RequestBody.create(JSON, json.toString())).build();
                String body = String.valueOf(client.newCall(request).execute().code());
                if (cb != null) cb.onSuccess(body);
            } catch (IOException e) { e.printStackTrace(); }
        });
    }
}