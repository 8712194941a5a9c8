package com.brightfern.credit;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;

import androidx.activity.result.contract.ActivityResultContract;

/** Opens the screen that asks, and tells whether somebody agreed there. */
final class ConsentContract extends ActivityResultContract<String, Boolean> {
    @Override
    public Intent createIntent(Context context, String purpose) {
        return new Intent(context, ConsentActivity.class).putExtra("purpose", purpose);
    }

    @Override
    public Boolean parseResult(int resultCode, Intent intent) {
        return resultCode == Activity.RESULT_OK;
    }
}
