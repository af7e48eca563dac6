package io.guanxi.graph;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.batchimport.api.InputIterable;
import org.neo4j.batchimport.api.InputIterator;
import org.neo4j.batchimport.api.input.Collector;
import org.neo4j.batchimport.api.input.IdType;
import org.neo4j.batchimport.api.input.Input;
import org.neo4j.batchimport.api.input.InputChunk;
import org.neo4j.batchimport.api.input.InputEntityVisitor;
import org.neo4j.batchimport.api.input.PropertySizeCalculator;
import org.neo4j.batchimport.api.input.ReadableGroups;

/** New entities as Neo4j's bulk importer takes them: its threads pull, each a batch at a time. */
final class BulkInput implements Input {

    /** What nobody has counted yet; the importer sizes its caches by it, which grow where it falls short. */
    private static final Estimates UNKNOWN =
            Input.knownEstimates(1_000_000, 1_000_000, 5_000_000, 1_000_000, 200, 50, 1_000_000);

    private final NewEntities entities;

    BulkInput(NewEntities entities) {
        this.entities = entities;
    }

    @Override
    public InputIterable nodes(Collector bad) {
        return () -> new Chunks("guanxi-nodes", sink -> {
            AtomicLong next = new AtomicLong();
            entities.nodes((number, label, properties) -> {
                next.accumulateAndGet(number + 1, StrictMath::max);
                sink.accept(node(number, label, properties));
            });
            // New entities are as migrations of older ones would leave them: those need not look at them all.
            sink.accept(node(next.get(), "SchemaVersion", Migrations.version(Migrations.ofData())));
        });
    }

    private static Entity node(long number, String label, Map<String, Object> properties) {
        return visitor -> {
            visitor.id(number);
            visitor.labels(new String[] {label});
            finish(visitor, properties);
        };
    }

    @Override
    public InputIterable relationships(Collector bad) {
        return () -> new Chunks(
                "guanxi-relationships",
                sink -> entities.relationships((from, type, to, properties) -> sink.accept(visitor -> {
                    visitor.startId(from);
                    visitor.endId(to);
                    visitor.type(type);
                    finish(visitor, properties);
                })));
    }

    private static void finish(InputEntityVisitor visitor, Map<String, Object> properties) throws IOException {
        properties.forEach(visitor::property);
        visitor.endOfEntity();
    }

    /** Numbers are the ids that nodes get. */
    @Override
    public IdType idType() {
        return IdType.ACTUAL;
    }

    @Override
    public ReadableGroups groups() {
        return ReadableGroups.EMPTY;
    }

    @Override
    public Estimates validateAndEstimate(PropertySizeCalculator sizes) {
        return UNKNOWN;
    }

    /** One node or relationship, told to the importer. */
    private interface Entity {
        void tell(InputEntityVisitor visitor) throws IOException;
    }

    private static final class Chunks implements InputIterator {
        private final Handover<Entity> handover;

        Chunks(String name, Consumer<Consumer<Entity>> producer) {
            this.handover = new Handover<>(name, producer);
        }

        @Override
        public InputChunk newChunk() {
            return new Chunk();
        }

        @Override
        public boolean next(InputChunk chunk) {
            @Nullable List<Entity> batch = handover.next();
            ((Chunk) chunk).hold(batch == null ? List.of() : batch);
            return batch != null;
        }

        @Override
        public void close() {
            handover.close();
        }
    }

    private static final class Chunk implements InputChunk {
        private List<Entity> batch = List.of();
        private int next;

        void hold(List<Entity> entities) {
            batch = entities;
            next = 0;
        }

        @Override
        public boolean next(InputEntityVisitor visitor) throws IOException {
            if (next == batch.size()) {
                return false;
            }
            batch.get(next++).tell(visitor);
            return true;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
