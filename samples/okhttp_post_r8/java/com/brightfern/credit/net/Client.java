package com.brightfern.credit.net;

import java.io.IOException;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Sends JSON to the lender. */
final class Client {
    private static final String BASE = "https://api.brightfern.example/v3";
    private static final OkHttpClient HTTP = new OkHttpClient();

    private Client() {
    }

    static boolean send(String path, String json) throws IOException {
        RequestBody body = RequestBody.create(MediaType.parse("application/json"), json);
        Request request = new Request.Builder().url(BASE + path).post(body).build();
        return HTTP.newCall(request).execute().isSuccessful();
    }
}
