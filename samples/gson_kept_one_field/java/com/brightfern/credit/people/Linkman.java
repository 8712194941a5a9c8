package com.brightfern.credit.people;

/** One entry as the server wants it. */
public final class Linkman {
    private final String name;
    private final String phone;

    public Linkman(String name, String phone) {
        this.name = name;
        this.phone = phone;
    }

    public String name() {
        return name;
    }

    public String phone() {
        return phone;
    }
}
