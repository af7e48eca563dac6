package io.guanxi.bench.reads;

import java.util.List;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** The graph as the benchmark itself looks at it: whom to ask for, and what it wrote and takes away again. */
final class Graph implements AutoCloseable {

    /** When everybody who follows for the benchmark's sake does so: no time that a member has. */
    static final String MARK = "2099-01-01T00:00:00Z";

    private static final int MEMBERS = 2_000;
    private static final String MIDDLING = """
            MATCH (m:Member {community: 'bench'})
            WITH m, COUNT { (m)<-[:FOLLOWS]-() } AS followers, COUNT { (m)-[:AUTHORED]->() } AS contents
            WHERE 20 <= followers <= 200 AND contents >= 5
            RETURN m.key AS key ORDER BY reverse(key) LIMIT $count
            """;
    private static final String OTHERS = """
            MATCH (m:Member {community: 'bench'})
            WHERE COUNT { (m)<-[:FOLLOWS]-() } < 20
            RETURN m.key AS key ORDER BY reverse(key) LIMIT $count
            """;
    /** However a server wrote the time. */
    private static final String FORGET = "MATCH ()-[f:FOLLOWS]->() WHERE toString(f.at) STARTS WITH '2099-01-01T00:00'"
            + " CALL (f) { DELETE f } IN TRANSACTIONS";

    private final Driver driver;
    private final List<String> members;
    private final List<String> others;
    private long written;

    Graph(Bolt bolt) {
        this.driver = GraphDatabase.driver(bolt.uri(), AuthTokens.basic(bolt.user(), bolt.password()));
        forget();
        this.members = keys(MIDDLING);
        this.others = keys(OTHERS);
        if (members.isEmpty() || others.isEmpty()) {
            throw new IllegalStateException("the graph has no community `bench`, or one that is too small");
        }
    }

    /** Members of middling degree, the same ones in the same order for every server. */
    List<Subject> subjects() {
        return members.stream().map(key -> new Subject(key, key)).toList();
    }

    /**
     * Two who hardly ever follow each other already, never the same two, and none of them ever asked for. Requests at the same time
     * are for others, so that none waits for the lock of another.
     */
    Subject strangers() {
        int from = (int) (written % others.size());
        int to = (int) ((from + others.size() / 2 + written / others.size()) % others.size());
        written++;
        return new Subject(others.get(from), others.get(to));
    }

    /** Takes away what was written. */
    void forget() {
        try (var session = driver.session()) {
            session.run(FORGET).consume();
        }
    }

    /** The version of the database. */
    String version() {
        return driver.executableQuery("CALL dbms.components() YIELD name, versions, edition"
                        + " RETURN name + ' ' + versions[0] + ' ' + edition AS version")
                .execute()
                .records()
                .get(0)
                .get("version")
                .asString();
    }

    /** How many there are, by a pattern of Cypher. */
    long count(String pattern) {
        return driver.executableQuery("MATCH " + pattern + " RETURN count(*) AS count")
                .execute()
                .records()
                .get(0)
                .get("count")
                .asLong();
    }

    private List<String> keys(String cypher) {
        return driver.executableQuery(cypher).withParameters(Map.of("count", MEMBERS)).execute().records().stream()
                .map(row -> row.get("key").asString())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
