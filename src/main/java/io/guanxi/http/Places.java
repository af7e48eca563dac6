package io.guanxi.http;

import java.util.concurrent.atomic.AtomicInteger;

/** How many connections are held, of all kinds together. */
final class Places {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    Places(int most) {
        this.most = most;
    }

    boolean free() {
        return taken.get() < most;
    }

    /** Takes a place if there is one; whoever took it leaves it once. */
    boolean take() {
        if (taken.incrementAndGet() <= most) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    void leave() {
        taken.decrementAndGet();
    }
}
