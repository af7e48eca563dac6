package io.guanxi.bench.reads;

import java.util.Map;

/**
 * Where the database is reached.
 *
 * @param uri such as {@code bolt://127.0.0.1:7687}
 */
record Bolt(String uri, String user, String password) {

    /** The line that {@link DatabaseCommand} prints. */
    static Bolt of(String line) {
        String[] parts = line.split(" ");
        return new Bolt(parts[0], parts[1], parts[2]);
    }

    /** As every server of the benchmark takes it. */
    Map<String, String> environment() {
        return Map.of("GUANXI_NEO4J_URI", uri, "GUANXI_NEO4J_USER", user, "GUANXI_NEO4J_PASSWORD", password);
    }
}
