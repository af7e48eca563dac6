package io.guanxi.graph;

import io.guanxi.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Bookmark;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.async.AsyncSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph, wherever it is kept: one way to read, one to write, for the embedded database, a server and a cluster alike.
 *
 * <p>Reads are single statements with read access, which a cluster may send to any member; writes are transactions that the driver
 * repeats after a transient failure. Both carry a timeout and the statement's name, and both see what this server wrote before.
 */
public final class Graph implements AutoCloseable {

    /** What the names of statements of write transactions begin with, where an observer is told them. */
    public static final String IN_TRANSACTION = "in ";

    private static final Logger log = LoggerFactory.getLogger(Graph.class);
    private static final String END = CypherFiles.text("_transactions/end");

    private final @Nullable EmbeddedDatabase embedded;
    private final Driver driver;
    private final GraphSettings settings;
    private final BookmarkManager bookmarks =
            BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());
    private final SessionConfig readSessions;
    private final SessionConfig writeSessions;
    private final boolean dataScience;
    private final Consumer<String> observer;

    private Graph(
            @Nullable EmbeddedDatabase embedded, Driver driver, GraphSettings settings, Consumer<String> observer) {
        this.observer = observer;
        this.embedded = embedded;
        this.driver = driver;
        this.settings = settings;
        this.readSessions = sessions(AccessMode.READ);
        this.writeSessions = sessions(AccessMode.WRITE);
        this.dataScience = Faults.translating(() -> {
            driver.verifyConnectivity();
            new Migrations(driver, writeSessions).apply();
            return hasDataScience();
        });
    }

    /** Whether opening the graph would make an embedded database that is not there yet. */
    public static boolean isNew(GraphSettings settings) {
        return settings.uri() == null && EmbeddedDatabase.isNew(settings.data());
    }

    /** Opens the graph, starting the embedded database if no other is named, and brings its constraints and indexes up to date. */
    public static Graph open(GraphSettings settings) {
        return open(settings, name -> {});
    }

    /**
     * Opens the graph.
     *
     * @param observer is told the name of every statement that is run
     */
    public static Graph open(GraphSettings settings, Consumer<String> observer) {
        if (settings.uri() != null) {
            return connected(null, settings, settings.uri().toString(), settings.user(), settings.password(), observer);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.data(), settings.pageCache());
        try {
            return connected(
                    embedded, settings, embedded.uri().toString(), embedded.user(), embedded.password(), observer);
        } catch (RuntimeException failed) {
            embedded.close();
            throw failed;
        }
    }

    private static Graph connected(
            @Nullable EmbeddedDatabase embedded,
            GraphSettings settings,
            String uri,
            String user,
            @Nullable String password,
            Consumer<String> observer) {
        var config = Config.builder()
                .withMaxConnectionPoolSize(settings.poolSize())
                .withConnectionAcquisitionTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .withConnectionTimeout(5, TimeUnit.SECONDS)
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .withUserAgent("guanxi")
                .build();
        Driver driver = GraphDatabase.driver(
                uri, password == null ? AuthTokens.none() : AuthTokens.basic(user, password), config);
        try {
            return new Graph(embedded, driver, settings, observer);
        } catch (RuntimeException failed) {
            driver.close();
            throw failed;
        }
    }

    /** Whether {@code gds.*} procedures can be called there. */
    public boolean dataScience() {
        return dataScience;
    }

    /** The typed error of whatever depends on {@code gds.*} procedures where there are none. */
    public void requireDataScience() {
        if (!dataScience) {
            throw Fault.unavailable(
                            "PLUGIN_MISSING",
                            "this needs the Graph Data Science plugin, which the Neo4j server does not have")
                    .with("plugin", "Graph Data Science");
        }
    }

    /** Where the driver connects to: what an operator needs to know, without credentials. */
    public String address() {
        return embedded == null
                ? String.valueOf(settings.uri())
                : embedded.uri().toString();
    }

    /** How many statements can run at a time. */
    public int connections() {
        return settings.poolSize();
    }

    /** Runs one reading statement; the result arrives on a thread of the driver. */
    public CompletionStage<List<Map<String, Object>>> read(Statement statement) {
        observer.accept(statement.name());
        AsyncSession session = driver.session(AsyncSession.class, readSessions);
        return Faults.translating(session.runAsync(statement.text(), statement.parameters(), transaction(statement))
                .thenCompose(cursor -> cursor.listAsync(Record::asMap))
                .handle((rows, failure) -> new Outcome<>(rows, failure))
                .thenCompose(outcome -> session.closeAsync().handle((closed, closing) -> outcome.get())));
    }

    /** Waits for what a statement gives, and throws what it threw. */
    public static <T> T await(CompletionStage<T> result) {
        return Faults.translating(() -> {
            try {
                return result.toCompletableFuture().join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        });
    }

    /** Ends a statement that nobody waits for any more, if it still runs. What it had to give is lost, and whoever waits is told so. */
    public void end(String run) {
        read(new Statement("end", END, Map.of("run", run), settings.timeout())).whenComplete((ended, failed) -> {
            if (failed != null) {
                // It ends at its timeout, then; a user of the database may lack the right to end it sooner.
                log.debug("a statement could not be ended: {}", failed.toString());
            }
        });
    }

    /** Runs one reading statement and waits for it. */
    public List<Map<String, Object>> readNow(Statement statement) {
        return Faults.translating(() -> {
            try (Session session = driver.session(readSessions)) {
                return session.run(statement.text(), statement.parameters(), transaction(statement))
                        .list(Record::asMap);
            }
        });
    }

    /** What the database would do with a statement, without doing it. */
    public Explanation explain(Statement statement) {
        return Faults.translating(() -> {
            SessionConfig telling = SessionConfig.builder()
                    .withDatabase(settings.database())
                    .withMinimumNotificationSeverity(NotificationSeverity.INFORMATION)
                    .build();
            try (Session session = driver.session(telling)) {
                return Explanation.of(session.run("EXPLAIN " + statement.text(), statement.parameters())
                        .consume());
            }
        });
    }

    /** Runs a reading statement and counts the work that the database does for it. */
    public Profile profile(Statement statement) {
        return Faults.translating(() -> {
            try (Session session = driver.session(readSessions)) {
                Result result = session.run("PROFILE " + statement.text(), statement.parameters());
                return new Profile(result.list(Record::asMap), Profile.hits(result.consume()));
            }
        });
    }

    /**
     * What the database has committed, by a text: as long as it is the same, nothing was written. Of a cluster, it is one member's.
     *
     * @return absent if the database does not say
     */
    public Optional<String> mark() {
        return Faults.translating(() -> {
            try (Session session = driver.session(readSessions)) {
                session.run("RETURN 1").consume();
                return session.lastBookmarks().stream().map(Bookmark::value).max(String::compareTo);
            }
        });
    }

    /** Is the database answering? */
    public CompletionStage<Void> ping() {
        return Faults.translating(driver.verifyConnectivityAsync());
    }

    /**
     * Does work in one write transaction, again from the start after a transient failure, and waits for it. What the work throws
     * undoes the transaction and is thrown on.
     */
    public <T> T write(String name, Function<Transaction, T> work) {
        return write(name, settings.timeout(), work);
    }

    /** The same with a timeout of its own, after which the database undoes the transaction. */
    public <T> T write(String name, Duration timeout, Function<Transaction, T> work) {
        return Faults.translating(() -> {
            try (Session session = driver.session(writeSessions)) {
                var config = TransactionConfig.builder()
                        .withTimeout(timeout)
                        .withMetadata(Map.of("app", "guanxi", "statement", name))
                        .build();
                return session.executeWrite(inside -> work.apply(new Transaction(inside, name, observer)), config);
            }
        });
    }

    /** Runs one statement with write access that manages its own transactions, or that lasts longer than a request, and waits. */
    public List<Map<String, Object>> run(Statement statement) {
        return Faults.translating(() -> {
            try (Session session = driver.session(writeSessions)) {
                return session.run(statement.text(), statement.parameters(), transaction(statement))
                        .list(Record::asMap);
            }
        });
    }

    @Override
    public void close() {
        driver.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private boolean hasDataScience() {
        try (Session session = driver.session(readSessions)) {
            return session.run("SHOW FUNCTIONS YIELD name WHERE name = 'gds.version' RETURN count(*) > 0 AS found")
                    .single()
                    .get("found")
                    .asBoolean();
        }
    }

    private SessionConfig sessions(AccessMode mode) {
        return SessionConfig.builder()
                .withDatabase(settings.database())
                .withDefaultAccessMode(mode)
                .withBookmarkManager(bookmarks)
                .build();
    }

    private static TransactionConfig transaction(Statement statement) {
        return TransactionConfig.builder()
                .withTimeout(statement.timeout())
                .withMetadata(statement.metadata())
                .build();
    }

    /** A write transaction under way. */
    public static final class Transaction {
        private final TransactionContext inside;
        private final String name;
        private final Consumer<String> observer;

        private Transaction(TransactionContext inside, String name, Consumer<String> observer) {
            this.inside = inside;
            this.name = name;
            this.observer = observer;
        }

        public List<Map<String, Object>> run(String text, Map<String, Object> input) {
            observer.accept(IN_TRANSACTION + name);
            return inside.run(text, Map.of("v", input)).list(Record::asMap);
        }
    }

    private record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {
        T get() {
            if (failure != null) {
                throw new CompletionException(Faults.root(failure));
            }
            return Objects.requireNonNull(value);
        }
    }
}
