package com.brightfern.credit;

/** What the borrower did, as the store is told of it. */
abstract class Action {
    static final class Opened extends Action {
        final Page page;

        Opened(Page page) {
            this.page = page;
        }
    }

    static final class Applied extends Action {
    }

    static final class Agreed extends Action {
        static final Agreed ONE = new Agreed();

        private Agreed() {
        }
    }

    static final class Declined extends Action {
        static final Declined ONE = new Declined();

        private Declined() {
        }
    }
}
