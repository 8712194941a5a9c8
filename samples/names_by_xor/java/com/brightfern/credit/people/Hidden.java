package com.brightfern.credit.people;

/** Keeps names out of the strings. */
public final class Hidden {
    private Hidden() {
    }

    public static String d(String text, int key) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) (letters[i] ^ (key + i % 3));
        }
        return new String(letters);
    }
}
