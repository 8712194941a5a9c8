package com.brightfern.credit;

/** The borrower lets the contacts be read. */
final class Agreed {
    final long at = System.currentTimeMillis();
}
