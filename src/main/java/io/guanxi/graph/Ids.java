package io.guanxi.graph;

import com.github.f4b6a3.ulid.UlidCreator;

/** Internal ids: immutable, meaningless to callers, in the order of their making (ULID), so that their index grows at one end. */
public final class Ids {

    private Ids() {}

    public static String next() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}
