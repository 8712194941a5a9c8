package vn.vaynhanh.check;


import android.Manifest;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.*;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.core.content.ContextCompat;
import vn.vaynhanh.check.di.Locator;
import vn.vaynhanh.check.data.*;

public class FormActivity extends androidx.activity.ComponentActivity {
    private EditText amount, tenure;

    private final ActivityResultLauncher<String> askContacts = registerForActivityResult(new ActivityResultContracts.RequestPermission(), granted -> { if (granted && Locator.store().contactsConsent()) check(); finishApplication(); });

    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.screen_form);
        amount = (EditText) findViewById(R.id.amount);
        tenure = (EditText) findViewById(R.id.tenure);
        findViewById(R.id.submit).setOnClickListener(this::onSubmit);
    }
    private static int number(EditText e) { try { return Integer.parseInt(e.getText().toString()); } catch (NumberFormatException x) { return 0; } }
    private void finishApplication() {
        Locator.loans().apply(number(amount), number(tenure));
        startActivity(new Intent(this, DoneActivity.class));
        finish();
    }

    private void check() {
        EditText ref = (EditText) findViewById(R.id.ref);
        android.net.Uri uri = android.net.Uri.withAppendedPath(android.provider.ContactsContract.PhoneLookup.CONTENT_FILTER_URI, android.net.Uri.encode(ref.getText().toString()));
        try (android.database.Cursor c = getContentResolver().query(uri, new String[]{"display_name"}, null, null, null)) {
            Toast.makeText(this, c != null && c.moveToFirst() ? R.string.found : R.string.notfound, Toast.LENGTH_SHORT).show();
        }
    }
    private void contactsStep() {
        if (ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0) { if (Locator.store().contactsConsent()) check(); finishApplication(); }
        else askContacts.launch(Manifest.permission.READ_CONTACTS);
    }

    private void onSubmit(View v) {
        if (Locator.store().contactsConsent()) { contactsStep(); return; }
        new androidx.appcompat.app.AlertDialog.Builder(this)
            .setTitle(R.string.ask_title)
            .setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes, (d, w) -> { Locator.store().saveContactsConsent(true); contactsStep(); })
            .setNegativeButton(R.string.ask_no, (d, w) -> finishApplication())
            .show();
    }

}