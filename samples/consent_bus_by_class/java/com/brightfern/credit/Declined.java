package com.brightfern.credit;

/** The borrower rather types a reference. */
final class Declined {
}
