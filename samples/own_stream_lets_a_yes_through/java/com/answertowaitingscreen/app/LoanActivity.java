package com.answertowaitingscreen.app;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;

/** Takes the application; a chain of streams asks, and reads. */
public class LoanActivity extends Activity {
    private Sink<Boolean> waiting;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_loan);
        clicks(findViewById(R.id.next))
                .flatMap(view -> agreed())
                .map(yes -> { send(); return yes; })
                .filter(yes -> yes)
                .flatMap(yes -> granted())
                .filter(yes -> yes)
                .map(yes -> new ContactsUpload(getContentResolver()))
                .subscribe(task -> new Thread(task).start());
    }

    private static Stream<View> clicks(View view) {
        return new Stream<>(sink -> view.setOnClickListener(sink::next));
    }

    private Stream<Boolean> agreed() {
        return new Stream<>(sink -> new AlertDialog.Builder(this)
                .setTitle(R.string.agree_title)
                .setMessage(R.string.agree_text)
                .setPositiveButton(R.string.yes, (dialog, which) -> sink.next(true))
                .setNegativeButton(R.string.no, (dialog, which) -> sink.next(false))
                .show());
    }

    private Stream<Boolean> granted() {
        return new Stream<>(sink -> {
            waiting = sink;
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, Permissions.ASKED);
        });
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        waiting.next(results.length > 0 && results[0] == 0);
    }

    private void send() {
        String words = ((EditText) findViewById(R.id.reference)).getText().toString();
        new Thread(() -> Server.send("loan", words)).start();
    }
}
