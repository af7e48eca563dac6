package io.guanxi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What people build clients with takes the committed schema: GraphQL Code Generator with strict TypeScript, Relay's compiler, and Apollo
 * Client, urql and Relay's operations, which page, change and refetch against a real server. The project is {@code src/test/clients}; it runs in
 * {@code target/clients}, and only where Node.js, npm and what npm installs can be had.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientsTest {

    private static final int OLDEST_NODE = 20;
    private static final Path PROJECT = Path.of("target/clients");
    private static final Pattern NO_NETWORK = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|ENOTCACHED");
    private static final Node NODE = new Node(PROJECT);

    @BeforeAll
    static void install() throws IOException {
        int version = Node.version().orElse(0);
        if (version < OLDEST_NODE) {
            skip("Node.js " + OLDEST_NODE + " or later with npm is not here");
        }
        NODE.copy(Path.of("src/test/clients"));
        Files.copy(
                Path.of("src/test/resources/schema.graphql"),
                PROJECT.resolve("schema.graphql"),
                StandardCopyOption.REPLACE_EXISTING);
        Node.Said installed = NODE.install();
        if (!installed.well() && NO_NETWORK.matcher(installed.text()).find()) {
            skip("npm could not reach its registry: " + installed.text());
        }
        assertWell(installed);
    }

    private static void skip(String reason) {
        System.err.println("NOT TESTED: clients of the schema, because " + reason);
        abort(reason);
    }

    private static void assertWell(Node.Said said) {
        assertThat(said.exit()).as(said.text()).isZero();
    }

    @Test
    @Order(1)
    void documentsAreValidAndTheirTypesAreGenerated() {
        assertWell(NODE.run(Map.of(), "npm", "run", "codegen"));
    }

    @Test
    @Order(2)
    void whatIsGeneratedIsStrictTypeScript() {
        assertWell(NODE.run(Map.of(), "npm", "run", "typecheck"));
    }

    @Test
    @Order(3)
    void relayCompilesWithoutWarnings() {
        Node.Said said = NODE.run(Map.of(), "npm", "run", "--silent", "relay");

        assertWell(said);
        assertThat(said.text()).doesNotContainIgnoringCase("warn");
    }

    @Test
    @Order(4)
    void apolloUrqlAndRelaysOperationsReadAndChangeARealServer() {
        Scenario scenario = Scenario.given("""
                CREATE (ada:Member {key: 'ada', `attributes.plan`: 'pro'}), (:Member {key: 'cleo'}), (:Member {key: 'ben', region: 'Bern'})
                CREATE (c:Content {key: 'sums', title: 'On sums', kind: 'post'})-[:ABOUT]->(:Topic {name: 'maths'})
                CREATE (ada)-[:PLACED]->(:Order {key: 'o1', amountE4: 199900, currency: 'EUR', status: 'paid',
                  at: datetime('2026-03-02T00:00:00Z')})
                WITH ada, c
                UNWIND range(1, 12) AS i
                CREATE (m:Member {key: 'm' + right('0' + i, 2)})-[:FOLLOWS {at: datetime('2026-01-01T00:00:00Z') + duration({days: i})}]->(ada)
                FOREACH (_ IN CASE i WHEN 2 THEN [1] ELSE [] END | CREATE (m)-[:AUTHORED]->(c))
                """);

        assertWell(NODE.run(
                Map.of("GUANXI_URL", TestServer.url(), "GUANXI_COMMUNITY", scenario.community()), "npm", "test"));
    }
}
