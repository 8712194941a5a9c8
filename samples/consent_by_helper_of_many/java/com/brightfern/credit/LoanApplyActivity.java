package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

import org.json.JSONArray;

/** Takes amount and tenure, asks for the phonebook, and sends the application. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

    private EditText amount;
    private EditText months;
    private TextView quoteText;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_apply);
        amount = (EditText) findViewById(R.id.amount);
        months = (EditText) findViewById(R.id.months);
        quoteText = (TextView) findViewById(R.id.quote);
        findViewById(R.id.apply).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                apply();
            }
        });
    }

    private void apply() {
        int held = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            submit(new PeopleReader(this).read());
        } else {
            explain();
        }
    }

    private void explain() {
        Dialogs.choose(this, R.string.ask_title, R.string.ask_body, R.string.ask_agree, R.string.ask_refuse,
                new Runnable() {
                    @Override
                    public void run() {
                        agreed();
                    }
                }, new Runnable() {
                    @Override
                    public void run() {
                        submit(new JSONArray());
                    }
                });
    }

    private void leave() {
        Dialogs.choose(this, R.string.apply_title, R.string.apply_interest, R.string.apply_button, R.string.ask_refuse,
                new Runnable() {
                    @Override
                    public void run() {
                        submit(new JSONArray());
                    }
                }, new Runnable() {
                    @Override
                    public void run() {
                        finish();
                    }
                });
    }

    @Override
    public void onBackPressed() {
        leave();
    }


    void more0() {
        Dialogs.choose(this, R.string.apply_title, R.string.m0, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more1() {
        Dialogs.choose(this, R.string.apply_title, R.string.m1, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more2() {
        Dialogs.choose(this, R.string.apply_title, R.string.m2, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more3() {
        Dialogs.choose(this, R.string.apply_title, R.string.m3, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more4() {
        Dialogs.choose(this, R.string.apply_title, R.string.m4, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more5() {
        Dialogs.choose(this, R.string.apply_title, R.string.m5, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more6() {
        Dialogs.choose(this, R.string.apply_title, R.string.m6, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more7() {
        Dialogs.choose(this, R.string.apply_title, R.string.m7, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more8() {
        Dialogs.choose(this, R.string.apply_title, R.string.m8, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more9() {
        Dialogs.choose(this, R.string.apply_title, R.string.m9, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more10() {
        Dialogs.choose(this, R.string.apply_title, R.string.m10, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more11() {
        Dialogs.choose(this, R.string.apply_title, R.string.m11, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more12() {
        Dialogs.choose(this, R.string.apply_title, R.string.m12, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more13() {
        Dialogs.choose(this, R.string.apply_title, R.string.m13, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more14() {
        Dialogs.choose(this, R.string.apply_title, R.string.m14, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more15() {
        Dialogs.choose(this, R.string.apply_title, R.string.m15, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more16() {
        Dialogs.choose(this, R.string.apply_title, R.string.m16, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more17() {
        Dialogs.choose(this, R.string.apply_title, R.string.m17, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more18() {
        Dialogs.choose(this, R.string.apply_title, R.string.m18, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more19() {
        Dialogs.choose(this, R.string.apply_title, R.string.m19, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more20() {
        Dialogs.choose(this, R.string.apply_title, R.string.m20, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more21() {
        Dialogs.choose(this, R.string.apply_title, R.string.m21, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more22() {
        Dialogs.choose(this, R.string.apply_title, R.string.m22, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more23() {
        Dialogs.choose(this, R.string.apply_title, R.string.m23, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more24() {
        Dialogs.choose(this, R.string.apply_title, R.string.m24, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more25() {
        Dialogs.choose(this, R.string.apply_title, R.string.m25, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more26() {
        Dialogs.choose(this, R.string.apply_title, R.string.m26, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more27() {
        Dialogs.choose(this, R.string.apply_title, R.string.m27, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    void more28() {
        Dialogs.choose(this, R.string.apply_title, R.string.m28, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() {  } });
    }

    void more29() {
        Dialogs.choose(this, R.string.apply_title, R.string.m29, R.string.apply_button, R.string.ask_refuse,
                new Runnable() { @Override public void run() { submit(new JSONArray()); } }, new Runnable() { @Override public void run() { finish(); } });
    }

    @Override protected void onStop() { super.onStop(); switch (months.length()) { case 0: more0(); break; case 1: more1(); break; case 2: more2(); break; case 3: more3(); break; case 4: more4(); break; case 5: more5(); break; case 6: more6(); break; case 7: more7(); break; case 8: more8(); break; case 9: more9(); break; case 10: more10(); break; case 11: more11(); break; case 12: more12(); break; case 13: more13(); break; case 14: more14(); break; case 15: more15(); break; case 16: more16(); break; case 17: more17(); break; case 18: more18(); break; case 19: more19(); break; case 20: more20(); break; case 21: more21(); break; case 22: more22(); break; case 23: more23(); break; case 24: more24(); break; case 25: more25(); break; case 26: more26(); break; case 27: more27(); break; case 28: more28(); break; case 29: more29(); break; default: break; } }

    private void agreed() {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", true).apply();
        ask();
    }

    private void ask() {
        ActivityCompat.requestPermissions(
                this, new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        boolean granted = requestCode == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED;
        submit(granted ? new PeopleReader(this).read() : new JSONArray());
    }

    private void submit(JSONArray people) {
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        quoteText.setText(getString(R.string.quote, quote.monthly(), quote.total()));
        new SubmitTask(people).execute(quote.total());
        Intent result = new Intent(this, ResultActivity.class);
        result.putExtra(ResultActivity.AMOUNT, quote.total());
        startActivity(result);
    }
}
