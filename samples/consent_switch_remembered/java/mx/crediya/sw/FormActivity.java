package mx.crediya.sw;

import android.Manifest;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.*;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.core.content.ContextCompat;
import mx.crediya.sw.di.Locator;

public class FormActivity extends androidx.activity.ComponentActivity {
    private EditText amount, tenure;

    private final ActivityResultLauncher<String> askContacts = registerForActivityResult(new ActivityResultContracts.RequestPermission(), granted -> { });

    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.screen_form);
        amount = (EditText) findViewById(R.id.amount);
        tenure = (EditText) findViewById(R.id.tenure);
        Switch allow = (Switch) findViewById(R.id.allow);
        allow.setChecked(Locator.store().contactsConsent());
        allow.setOnCheckedChangeListener((s, on) -> {
            Locator.store().saveContactsConsent(on);
            if (on) ask();
        });
        findViewById(R.id.submit).setOnClickListener(this::onSubmit);
    }
    private static int number(EditText e) { try { return Integer.parseInt(e.getText().toString()); } catch (NumberFormatException x) { return 0; } }
    private boolean granted() { return ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0; }
    private void ask() { if (!granted()) askContacts.launch(Manifest.permission.READ_CONTACTS); }

    private void onSubmit(View v) {
        if (Locator.store().contactsConsent() && granted()) Locator.loans().sendPhonebook();
        Locator.loans().apply(number(amount), number(tenure));
        startActivity(new Intent(this, DoneActivity.class));
    }
}
