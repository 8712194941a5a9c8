package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

import androidx.activity.compose.ComponentActivityKt;
import androidx.compose.runtime.Composer;
import androidx.compose.runtime.internal.ComposableLambdaKt;

import kotlin.jvm.functions.Function0;
import kotlin.jvm.functions.Function2;

/** Shows the composable that tells what is read from the phone. */
public class LoanConsentActivity extends Activity {
    public static final String AGREED = "agreed";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        ComponentActivityKt.setContent(this, null,
                ComposableLambdaKt.composableLambdaInstance(17, true, new Content()));
    }

    private void answer(boolean agreed) {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", agreed).apply();
        startActivity(new Intent(this, LoanApplyActivity.class).putExtra(AGREED, agreed));
        finish();
    }

    /** What the screen draws. */
    private final class Content implements Function2 {
        public final void invoke(Composer composer, int changed) {
            AskKt.Ask(new Function0() {
                @Override
                public Object invoke() {
                    answer(true);
                    return null;
                }
            }, new Function0() {
                @Override
                public Object invoke() {
                    answer(false);
                    return null;
                }
            }, composer, 0);
        }

        @Override
        public Object invoke(Object composer, Object changed) {
            invoke((Composer) composer, ((Integer) changed).intValue());
            return null;
        }
    }
}
