package io.guanxi.testing;

import io.guanxi.Preparations;
import io.guanxi.analysis.Measures;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.Limits;
import io.guanxi.graphql.Preparation;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;

/** The one server of a test run, on the one database; its clock stands still. */
public final class TestServer {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private TestServer() {}

    private static final class Holder {
        static final Server SERVER = start();
    }

    public static String url() {
        return "http://127.0.0.1:" + Holder.SERVER.port() + "/graphql";
    }

    /** The schema as the server gives it away. */
    public static String printedSchema() {
        return Scenario.get(url().replace("/graphql", "/schema.graphql")).text();
    }

    private static Server start() {
        var workers = Executors.newFixedThreadPool(16);
        Map<String, Preparation> preparations =
                Preparations.of(new Measures(TestGraph.graph(), Duration.ofMinutes(1)), workers);
        Engine engine = new Engine(
                TestGraph.graph(),
                new Limits(15, 100),
                preparations,
                workers,
                Duration.ofSeconds(30),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return Server.start(new HttpSettings("127.0.0.1", 0, 1_048_576), engine, TestGraph.graph());
    }
}
