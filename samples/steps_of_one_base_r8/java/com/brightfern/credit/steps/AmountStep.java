package com.brightfern.credit.steps;

import android.content.Intent;
import android.view.View;

import com.brightfern.credit.R;
import com.brightfern.credit.ResultActivity;

/** Takes how much is wanted. */
public final class AmountStep extends Step {
    public AmountStep() {
        super(R.layout.step_amount);
    }

    @Override
    void begin(View view) {
        view.findViewById(R.id.go).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View button) {
                Intent result = new Intent(getActivity(), ResultActivity.class);
                result.putExtra(ResultActivity.AMOUNT, 1000);
                startActivity(result);
            }
        });
    }
}
