package com.brightfern.credit.net;

import com.brightfern.credit.people.Linkman;

import java.util.List;

/** What the borrower applies for, as the server wants it. */
public final class Application {
    private final String amount;
    private final List<Linkman> people;

    public Application(String amount, List<Linkman> people) {
        this.amount = amount;
        this.people = people;
    }

    public String amount() {
        return amount;
    }

    public int known() {
        return people.size();
    }
}
