package com.brightfern.credit.screens;

import com.brightfern.credit.R;
import com.brightfern.credit.ResultActivity;

/** Takes how much is wanted. */
public final class AmountScreen extends Screen {
    @Override
    protected void fill() {
        text(R.string.step_amount);
        button(R.string.step_go, () -> open(ResultActivity.class));
    }
}
