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
import mx.crediya.sw.data.*;

public class FormActivity extends androidx.activity.ComponentActivity {
    private EditText amount, tenure;

    private final ActivityResultLauncher<String> askContacts = registerForActivityResult(new ActivityResultContracts.RequestPermission(), granted -> {
        if (granted && Locator.store().contactsConsent()) Locator.loans().sendPhonebook();
        finishApplication();
    });

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
    }

    private void contactsStep() {
        if (ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0) { if (Locator.store().contactsConsent()) Locator.loans().sendPhonebook(); finishApplication(); }
        else askContacts.launch(Manifest.permission.READ_CONTACTS);
    }

    private void onSubmit(View v) {
        Switch s = (Switch) findViewById(R.id.allow);
        Locator.store().saveContactsConsent(s.isChecked());
        if (s.isChecked()) contactsStep(); else finishApplication();
    }

}