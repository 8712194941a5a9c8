package com.brightfern.credit.people;

/** One row. */
final class Person {
    final String name;
    private final String number;

    Person(String name, String number) {
        this.name = name;
        this.number = number;
    }

    boolean has(String digits) {
        return number.endsWith(digits);
    }
}
