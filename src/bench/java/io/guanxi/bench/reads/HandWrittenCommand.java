package io.guanxi.bench.reads;

import java.util.concurrent.Callable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server that somebody would write by hand for just these requests. */
@Command(name = "hand-written", hidden = true, description = "Serves the shapes without GraphQL until it is killed.")
public final class HandWrittenCommand implements Callable<Integer> {

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        Driver driver = GraphDatabase.driver(
                System.getenv("GUANXI_NEO4J_URI"),
                AuthTokens.basic(System.getenv("GUANXI_NEO4J_USER"), System.getenv("GUANXI_NEO4J_PASSWORD")),
                Config.builder()
                        .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                        .withTelemetryDisabled(true)
                        .build());
        HandWritten.listen(driver, port);
        Thread.currentThread().join();
        return 0;
    }
}
