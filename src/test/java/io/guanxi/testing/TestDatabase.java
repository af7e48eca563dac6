package io.guanxi.testing;

import io.guanxi.graph.GraphSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Which Neo4j the tests run on: the one that {@code GUANXI_TEST_NEO4J_URI} names, else one in a container where the Maven profile
 * {@code testcontainers} asks for it, else the embedded one.
 */
public final class TestDatabase {

    /** The official image downloads the plugin when it starts. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private TestDatabase() {}

    static GraphSettings settings() {
        String uri = System.getenv("GUANXI_TEST_NEO4J_URI");
        if (uri != null) {
            String user = System.getenv().getOrDefault("GUANXI_TEST_NEO4J_USER", "neo4j");
            return at(URI.create(uri), user, System.getenv("GUANXI_TEST_NEO4J_PASSWORD"));
        }
        String image = System.getProperty("guanxi.test.image");
        return image == null ? at(null, "neo4j", null) : contained(image);
    }

    /** Asked for, so its absence is a failure: tests that went elsewhere, or were skipped, would look as if they had passed. */
    private static GraphSettings contained(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("the profile testcontainers needs a Docker engine, and none answers here;"
                    + " run the tests without it to use the embedded database");
        }
        // Testcontainers removes it when the tests are over.
        @SuppressWarnings("resource")
        Neo4jContainer neo4j = new Neo4jContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("neo4j"))
                .withPlugins("graph-data-science")
                .withRandomPassword()
                .withStartupTimeout(PATIENCE);
        neo4j.start();
        return at(URI.create(neo4j.getBoltUrl()), "neo4j", neo4j.getAdminPassword());
    }

    /** An embedded database of its own. */
    public static GraphSettings in(Path folder) {
        return new GraphSettings(null, "neo4j", null, "neo4j", folder, "16m", 8, Duration.ofSeconds(60));
    }

    private static GraphSettings at(URI uri, String user, String password) {
        try {
            Path folder = Files.createTempDirectory("guanxi-test");
            return new GraphSettings(uri, user, password, "neo4j", folder, "64m", 64, Duration.ofSeconds(60));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
