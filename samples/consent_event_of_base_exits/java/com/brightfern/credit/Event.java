package com.brightfern.credit;

/** What the model tells whoever is on the screen. */
abstract class Event {
    static final class AskContacts extends Event {
        static final AskContacts INSTANCE = new AskContacts();
    }

    static final class RequestPermission extends Event {
        static final RequestPermission INSTANCE = new RequestPermission();
    }

    static final class TypeContact extends Event {
        static final TypeContact INSTANCE = new TypeContact();
    }

    static final class SignedOut extends Event {
        static final SignedOut INSTANCE = new SignedOut();
    }
}
