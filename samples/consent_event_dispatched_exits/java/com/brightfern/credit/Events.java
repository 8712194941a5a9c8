package com.brightfern.credit;

import java.util.Iterator;
import java.util.Map;

/** Hands each event to whoever waits for events; one that comes meanwhile begins it all again. */
final class Events {
    /** Takes an event. */
    interface Taker {
        void take(Event event);
    }

    /** One of a chain of takers. */
    private static final class Link implements Map.Entry<Integer, Taker> {
        final Integer number;
        final Taker taker;
        Link next;

        Link(Integer number, Taker taker) {
            this.number = number;
            this.taker = taker;
        }

        @Override
        public Integer getKey() {
            return number;
        }

        @Override
        public Taker getValue() {
            return taker;
        }

        @Override
        public Taker setValue(Taker value) {
            throw new UnsupportedOperationException();
        }
    }

    /** Goes along the chain. */
    private final class Walk implements Iterator<Map.Entry<Integer, Taker>> {
        private Link current;
        private boolean isBefore = true;

        @Override
        public boolean hasNext() {
            if (isBefore) {
                return first != null;
            }
            return current != null && current.next != null;
        }

        @Override
        public Map.Entry<Integer, Taker> next() {
            if (isBefore) {
                isBefore = false;
                current = first;
            } else {
                current = current != null ? current.next : null;
            }
            return current;
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException();
        }
    }

    private Link first;
    private Link last;
    private Event event;
    private int size;
    private boolean isHanding;
    private boolean isOutdated;

    void await(Taker taker) {
        Link link = new Link(++size, taker);
        if (last == null) {
            first = link;
        } else {
            last.next = link;
        }
        last = link;
    }

    void post(Event value) {
        event = value;
        handOut();
    }

    private void handOut() {
        if (isHanding) {
            isOutdated = true;
            return;
        }
        isHanding = true;
        do {
            isOutdated = false;
            for (Iterator<Map.Entry<Integer, Taker>> walk = new Walk(); walk.hasNext(); ) {
                walk.next().getValue().take(event);
                if (isOutdated) {
                    break;
                }
            }
        } while (isOutdated);
        isHanding = false;
    }
}
