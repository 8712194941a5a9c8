package com.brightfern.credit;

import java.util.ArrayList;
import java.util.List;

/** Holds the state; every action goes along all links of the chain and then makes the next state. */
final class Store {
    interface Link {
        void take(Action action, Next next);
    }

    interface Next {
        void take(Action action);
    }

    interface Drawing {
        void draw(State state);
    }

    private final List<Drawing> drawings = new ArrayList<>();
    private final Next first;
    private State state = new State(Page.HOME, false);

    Store(List<Link> links) {
        Next next = this::reduce;
        for (int at = links.size() - 1; at >= 0; at--) {
            Link link = links.get(at);
            Next after = next;
            next = action -> link.take(action, after);
        }
        first = next;
    }

    void tell(Action action) {
        first.take(action);
    }

    void drawnBy(Drawing drawing) {
        drawings.add(drawing);
        drawing.draw(state);
    }

    private void reduce(Action action) {
        state = State.reduce(state, action);
        for (Drawing one : new ArrayList<>(drawings)) {
            one.draw(state);
        }
    }
}
