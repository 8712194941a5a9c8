package com.brightfern.credit;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.RadioGroup;

/** Lets the borrower choose a language. */
public class LanguageActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_language);
        findViewById(R.id.go).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                int chosen = ((RadioGroup) findViewById(R.id.languages)).getCheckedRadioButtonId();
                getSharedPreferences("settings", MODE_PRIVATE).edit().putString("language", chosen == R.id.english ? "en" : "en-IN").apply();
                on();
            }
        });
    }

    private void on() {
        startActivity(new Intent(this, LoginActivity.class));
        finish();
    }
    
}
