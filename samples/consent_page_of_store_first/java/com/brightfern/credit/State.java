package com.brightfern.credit;

/** What the screen shows; each action makes another one. */
final class State {
    final Page page;
    final boolean asks;

    State(Page page, boolean asks) {
        this.page = page;
        this.asks = asks;
    }

    State to(Page other) {
        return new State(other, asks);
    }

    State asking() {
        return new State(page, true);
    }

    static State reduce(State state, Action action) {
        if (action instanceof Action.Opened) {
            return state.to(((Action.Opened) action).page);
        }
        if (action instanceof Action.Applied) {
            return state.to(Page.REFERENCE);
        }
        if (action == Action.Agreed.ONE) {
            return state.asking();
        }
        if (action == Action.Declined.ONE) {
            return state.to(Page.FORM);
        }
        return state;
    }
}
