package ind.jhatpat.two;


import android.Manifest;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.*;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.core.content.ContextCompat;
import ind.jhatpat.two.di.Locator;
import ind.jhatpat.two.data.*;

public class FormActivity extends androidx.activity.ComponentActivity {
    private EditText amount, tenure;

    private final ActivityResultLauncher<String> askContacts = registerForActivityResult(new ActivityResultContracts.RequestPermission(), granted -> {
        if (granted && Locator.store().contactsConsent()) choose();
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
        startActivity(new Intent(this, DoneActivity.class));
        finish();
    }

    private void contactsStep() {
        if (ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0) { if (Locator.store().contactsConsent()) choose(); else finishApplication(); }
        else askContacts.launch(Manifest.permission.READ_CONTACTS);
    }

    private void onSubmit(View v) {
        if (Locator.store().contactsConsent()) { contactsStep(); return; }
        new androidx.appcompat.app.AlertDialog.Builder(this)
            .setTitle(R.string.ask_title)
            .setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes, (d, w) -> { Locator.store().saveContactsConsent(true); contactsStep(); })
            .setNegativeButton(R.string.ask_no, (d, w) -> finishAffinity())
            .show();
    }

    private void choose() {
        java.util.List<Person> l = Locator.loans().phonebook();
        CharSequence[] names = new CharSequence[l.size()];
        for (int i = 0; i < names.length; i++) names[i] = l.get(i).displayName;
        new androidx.appcompat.app.AlertDialog.Builder(this).setTitle(names.length + "").setPositiveButton(R.string.submit, (d, w) -> finishApplication()).show();
        ((android.widget.TextView) findViewById(R.id.list)).setText(android.text.TextUtils.join("\n", names));
    }

}