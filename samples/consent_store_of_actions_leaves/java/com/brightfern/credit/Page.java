package com.brightfern.credit;

/** The pages of an application. */
enum Page {
    FORM,
    QUESTION,
    REFERENCE
}
