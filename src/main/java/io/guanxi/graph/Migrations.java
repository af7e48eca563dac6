package io.guanxi.graph;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings constraints and indexes up to date: every file of {@code cypher/_migrations} in the order of names, each once.
 *
 * <p>Servers that start at once wait for each other: the one that works holds a write lock on the {@code SchemaVersion} node in a
 * transaction that stays open meanwhile. A server that dies releases the lock with its transaction, so that nothing is ever stuck
 * (a lock kept as a node, as migration libraries do it, is).
 *
 * <p>A file is one transaction. One with a statement that manages its own, {@code CALL ... IN TRANSACTIONS}, is run statement by
 * statement instead, and from its beginning if it was broken off: its statements bear being repeated.
 */
final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String ONE_VERSION =
            "CREATE CONSTRAINT schema_version IF NOT EXISTS FOR (v:SchemaVersion) REQUIRE v.name IS UNIQUE";

    private static final Pattern BATCHES = Pattern.compile("\\bIN TRANSACTIONS\\b");

    private final Driver driver;
    private final SessionConfig sessions;

    Migrations(Driver driver, SessionConfig sessions) {
        this.driver = driver;
        this.sessions = sessions;
    }

    /** The names of those that only change what is stored already. */
    static List<String> ofData() {
        return names(CypherFiles.under("_migrations").stream()
                .filter(Migrations::isInBatches)
                .toList());
    }

    /** The properties of the {@code SchemaVersion} node of a graph to which these have been applied. */
    static Map<String, Object> version(List<String> applied) {
        return Map.of("name", "guanxi", "applied", applied.toArray(String[]::new));
    }

    void apply() {
        List<CypherFile> files = CypherFiles.under("_migrations");
        try (Session holder = driver.session(sessions)) {
            if (holder.executeRead(tx -> tx.run(
                                    "OPTIONAL MATCH (v:SchemaVersion {name: 'guanxi'}) RETURN coalesce(v.applied, []) AS applied")
                            .single()
                            .get("applied")
                            .asList())
                    .containsAll(names(files))) {
                return;
            }
            // Two servers that create it at once can block each other; the driver repeats what was undone then.
            holder.executeWriteWithoutResult(tx -> tx.run(ONE_VERSION).consume());
            try (Transaction lock = holder.beginTransaction()) {
                List<Object> applied = lock.run(
                                "MERGE (v:SchemaVersion {name: 'guanxi'}) SET v.lockedAt = timestamp() RETURN coalesce(v.applied, []) AS applied")
                        .single()
                        .get("applied")
                        .asList();
                List<CypherFile> pending = files.stream()
                        .filter(file -> !applied.contains(file.name()))
                        .toList();
                boolean empty = lock.run("RETURN NOT EXISTS { MATCH (n) WHERE NOT n:SchemaVersion } AS empty")
                        .single()
                        .get("empty")
                        .asBoolean();
                // Where nothing is stored yet, there is nothing to change.
                pending.stream().filter(file -> !empty || !isInBatches(file)).forEach(this::perform);
                // Once, at the end: each index that is made drops all plans, and what is not committed at the end never
                // was.
                lock.run(
                                "MATCH (v:SchemaVersion {name: 'guanxi'}) SET v.applied = coalesce(v.applied, []) + $names",
                                Map.of("names", names(pending)))
                        .consume();
                lock.run("CALL db.awaitIndexes(3600)").consume();
                lock.commit();
            }
        }
    }

    private void perform(CypherFile file) {
        try (Session session = driver.session(sessions)) {
            if (isInBatches(file)) {
                file.statements().forEach(statement -> session.run(statement).consume());
            } else {
                session.executeWriteWithoutResult(tx ->
                        file.statements().forEach(statement -> tx.run(statement).consume()));
            }
        }
        log.info("migration {} applied", file.name());
    }

    private static boolean isInBatches(CypherFile file) {
        return BATCHES.matcher(file.text()).find();
    }

    private static List<String> names(List<CypherFile> files) {
        return files.stream().map(CypherFile::name).toList();
    }
}
