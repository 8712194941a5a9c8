package com.brightfern.credit;

import com.brightfern.credit.screens.ConsentScreen;
import com.brightfern.credit.screens.Screen;

/** Begins an application. */
public class LoanApplyActivity extends Screen {
    @Override
    protected void fill() {
        text(R.string.apply_title);
        button(R.string.step_go, () -> open(ConsentScreen.class));
    }
}
