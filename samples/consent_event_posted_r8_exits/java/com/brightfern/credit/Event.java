package com.brightfern.credit;

/** What the borrower answered. */
final class Event {
    static final Event AGREED = new Event("agreed");
    static final Event DECLINED = new Event("declined");

    private final String name;

    private Event(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
