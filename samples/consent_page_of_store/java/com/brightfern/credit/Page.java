package com.brightfern.credit;

/** The pages of an application. */
enum Page {
    HOME,
    FORM,
    QUESTION,
    REFERENCE
}
