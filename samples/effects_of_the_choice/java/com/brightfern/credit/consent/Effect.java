package com.brightfern.credit.consent;

/** Something that is done once a choice is made. */
public interface Effect {
}
