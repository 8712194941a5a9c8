package com.brightfern.credit.quote;

/** The cost of a loan with equal instalments. */
public final class LoanQuote {
    private static final double MONTHLY_RATE = 0.024;

    private final int amount;
    private final int months;

    private LoanQuote(int amount, int months) {
        this.amount = amount;
        this.months = months;
    }

    public static LoanQuote of(String amount, String months) {
        return new LoanQuote(number(amount, 1000), Math.max(1, number(months, 3)));
    }

    public int monthly() {
        double growth = Math.pow(1 + MONTHLY_RATE, months);
        return (int) Math.ceil(amount * MONTHLY_RATE * growth / (growth - 1));
    }

    public int total() {
        return monthly() * months;
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException error) {
            return otherwise;
        }
    }
}
