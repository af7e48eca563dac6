package io.guanxi.testing;

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

    private static Server start() {
        Map<String, Preparation> preparations = Map.of();
        Engine engine = new Engine(
                TestGraph.graph(),
                new Limits(15, 100),
                preparations,
                Executors.newFixedThreadPool(16),
                Duration.ofSeconds(30),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return Server.start(new HttpSettings("127.0.0.1", 0, 1_048_576), engine, TestGraph.graph());
    }
}
