package com.brightfern.credit;

/** What the borrower answered. */
enum Event {
    AGREED,
    DECLINED
}
