package io.guanxi.ingest;

import io.guanxi.graph.BulkImport;
import io.guanxi.graph.GraphSettings;
import io.guanxi.graph.Ids;
import io.guanxi.graph.NewEntities;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Loads rows of the import format where there is no embedded database yet, which is made of them whole or not at all. The graph is the
 * one that an {@link Import} of the same rows makes, and so are the summary and the rejected rows; it takes a fraction of the time.
 */
public final class FirstImport {

    /** To see which can be loaded, and to load them. */
    private static final int CONTENT_READINGS = 2;

    private final GraphSettings settings;
    private final Clock clock;

    /** @param settings of a graph that {@linkplain io.guanxi.graph.Graph#isNew is not there yet} */
    public FirstImport(GraphSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Loads everything that {@code source} has.
     *
     * @throws io.guanxi.fault.Fault if a file cannot be read or the folder of the database is in use; then nothing is made
     */
    public ImportSummary run(
            RowSource source, String community, ImportOptions options, ImportProgress progress, Rejects rejects) {
        Map<String, Object> properties = options.community(community);
        properties.put("key", community);
        properties.putIfAbsent("createdAt", clock.instant().atZone(ZoneOffset.UTC));
        Target.Reading reading =
                new Target.Reading(ZoneId.of(text(properties, "timeZone")), text(properties, "currency"));
        source.contentReadings(CONTENT_READINGS);
        AtomicReference<ImportSummary> summary = new AtomicReference<>();
        BulkImport.run(
                settings,
                scratch -> new Entities(scratch, (ids, sink) -> {
                    NewGraph graph = new NewGraph(community, ids, properties, sink);
                    summary.set(new RowsAsGraph(graph, reading, options.unknownMembers(), progress, rejects)
                            .add(source, community));
                    progress.then("building the database");
                }));
        return Objects.requireNonNull(summary.get());
    }

    private static String text(Map<String, Object> properties, String name) {
        return Objects.requireNonNull(properties.get(name)).toString();
    }

    /** Rows as the bulk importer asks for them: relationships come up among the nodes and wait for their turn. */
    private static final class Entities implements NewEntities {
        private final LinkSpool links;
        private final BiConsumer<Ids.Range, NewGraph.Sink> rows;
        private final Ids.Range ids = Ids.range();
        private final Ids.Range ofLinks = Ids.range();
        private long paged;

        Entities(Path scratch, BiConsumer<Ids.Range, NewGraph.Sink> rows) {
            this.links = new LinkSpool(scratch.resolve("links"));
            this.rows = rows;
        }

        @Override
        public void nodes(NodeSink sink) {
            rows.accept(ids, new NewGraph.Sink() {
                @Override
                public void node(int number, NodeLabel label, Map<String, Object> properties) {
                    sink.node(number, label.text(), properties);
                }

                @Override
                public void link(LinkType type, int from, int to, Map<String, Object> properties) {
                    links.write(type, from, to, properties);
                }
            });
        }

        @Override
        public void relationships(RelationshipSink sink) {
            links.read((type, from, to, properties) -> {
                if (type.isPaged()) {
                    properties.put("fromId", ids.at(from));
                    properties.put("toId", ids.at(to));
                    properties.put("place", ListPlace.of(properties.get("at"), ofLinks.at(paged++)));
                }
                sink.relationship(from, type.name(), to, properties);
            });
            links.close();
        }
    }
}
