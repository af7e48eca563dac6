package io.guanxi.bench.reads;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** What the hand-written server does for each shape: a statement that gives what is asked for and no more, and how that is written. */
enum Route {
    A("""
            MATCH (m:Member {community: 'bench', key: $key})
            RETURN m.key, m.handle, m.joinedAt
            """) {
        @Override
        void write(JsonGenerator json, List<Record> records) throws IOException {
            Record row = records.get(0);
            json.writeStartObject();
            text(json, "key", row.get(0));
            text(json, "handle", row.get(1));
            time(json, "joinedAt", row.get(2));
            json.writeEndObject();
        }
    },
    B("""
            MATCH (m:Member {community: 'bench', key: $key})
            RETURN m.key, m.handle, COLLECT {
              MATCH (m)<-[e:FOLLOWS]-(f:Member)
              WITH e, f ORDER BY e.at DESC, f.key LIMIT 20
              RETURN [e.at, f.key, f.handle]
            }
            """) {
        @Override
        void write(JsonGenerator json, List<Record> records) throws IOException {
            Record row = records.get(0);
            json.writeStartObject();
            text(json, "key", row.get(0));
            text(json, "handle", row.get(1));
            list(json, "followers", row.get(2), follower -> {
                time(json, "at", follower.get(0));
                text(json, "key", follower.get(1));
                text(json, "handle", follower.get(2));
            });
            json.writeEndObject();
        }
    },
    C("""
            MATCH (m:Member {community: 'bench', key: $key})
            RETURN m.key, m.handle, COLLECT {
              MATCH (m)<-[e:FOLLOWS]-(f:Member)
              WITH e, f ORDER BY e.at DESC, f.key LIMIT 20
              RETURN [f.key, f.handle, COLLECT {
                MATCH (f)<-[e2:FOLLOWS]-(g:Member)
                WITH e2, g ORDER BY e2.at DESC, g.key LIMIT 10
                RETURN [g.key, g.handle]
              }]
            }
            """) {
        @Override
        void write(JsonGenerator json, List<Record> records) throws IOException {
            Record row = records.get(0);
            json.writeStartObject();
            text(json, "key", row.get(0));
            text(json, "handle", row.get(1));
            list(json, "followers", row.get(2), follower -> {
                text(json, "key", follower.get(0));
                text(json, "handle", follower.get(1));
                list(json, "followers", follower.get(2), second -> {
                    text(json, "key", second.get(0));
                    text(json, "handle", second.get(1));
                });
            });
            json.writeEndObject();
        }
    },
    D("""
            MATCH (m:Member {community: 'bench', key: $key})
            RETURN m.key, COLLECT {
              MATCH (m)<-[:FOLLOWS]-(f:Member)
              WHERE f.joinedAt >= datetime('2024-01-01T00:00:00Z')
              WITH f ORDER BY f.joinedAt DESC, f.key LIMIT 20
              RETURN [f.key, f.joinedAt, COLLECT {
                MATCH (f)<-[e:FOLLOWS]-(g:Member)
                WITH e, g ORDER BY e.at DESC, g.key LIMIT 10
                RETURN [g.key, g.handle, COLLECT {
                  MATCH (g)-[:AUTHORED]->(c:Content)
                  WITH c ORDER BY c.createdAt DESC, c.key LIMIT 5
                  RETURN [c.key, c.title]
                }]
              }]
            }
            """) {
        @Override
        void write(JsonGenerator json, List<Record> records) throws IOException {
            Record row = records.get(0);
            json.writeStartObject();
            text(json, "key", row.get(0));
            list(json, "followers", row.get(1), follower -> {
                text(json, "key", follower.get(0));
                time(json, "joinedAt", follower.get(1));
                list(json, "followers", follower.get(2), second -> {
                    text(json, "key", second.get(0));
                    text(json, "handle", second.get(1));
                    list(json, "contents", second.get(2), content -> {
                        text(json, "key", content.get(0));
                        text(json, "title", content.get(1));
                    });
                });
            });
            json.writeEndObject();
        }
    },
    E("""
            MATCH (c:Community {key: 'bench'})
            MATCH ()-[r:RANKED]->(m:Member)
            WHERE r.snapshot = c.influence AND 1 <= r.position <= 20
            WITH r, m ORDER BY r.position
            RETURN r.rank, r.score, m.key, m.handle
            """) {
        @Override
        void write(JsonGenerator json, List<Record> records) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("ranking");
            for (Record row : records) {
                json.writeStartObject();
                json.writeNumberField("rank", row.get(0).asLong());
                json.writeNumberField("score", row.get(1).asDouble());
                text(json, "key", row.get(2));
                text(json, "handle", row.get(3));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    },
    F("""
            MATCH (m:Member {community: 'bench', key: $key})
            RETURN m.key, m.handle, COLLECT {
              MATCH (m)-[:AUTHORED]->(c:Content)
              WITH c ORDER BY c.createdAt DESC, c.key LIMIT 10
              CALL (c) {
                CALL (c) {
                  MATCH (c)<-[r:REACTED]-()
                  RETURN r.kind AS kind, count(*) AS count
                  UNION ALL
                  MATCH (c)-[:COUNTED]->(n:ReactionCount)
                  RETURN n.kind AS kind, sum(n.count) AS count
                }
                WITH kind, sum(count) AS count ORDER BY kind
                RETURN collect([kind, count]) AS reactions
              }
              RETURN [
                c.key, c.title, c.createdAt, reactions,
                COLLECT { MATCH (c)-[:ABOUT]->(t:Topic) RETURN t.name AS name ORDER BY name }
              ]
            }
            """) {
        @Override
        void write(JsonGenerator json, List<Record> records) throws IOException {
            Record row = records.get(0);
            json.writeStartObject();
            text(json, "key", row.get(0));
            text(json, "handle", row.get(1));
            list(json, "contents", row.get(2), content -> {
                text(json, "key", content.get(0));
                text(json, "title", content.get(1));
                time(json, "createdAt", content.get(2));
                list(json, "reactionCounts", content.get(3), counted -> {
                    text(json, "kind", counted.get(0));
                    json.writeNumberField("count", counted.get(1).asLong());
                });
                json.writeArrayFieldStart("topics");
                for (Value name : content.get(4).values()) {
                    json.writeString(name.asString());
                }
                json.writeEndArray();
            });
            json.writeEndObject();
        }
    },
    G("""
            MATCH (a:Member {community: 'bench', key: $key})
            MATCH (b:Member {community: 'bench', key: $to})
            MERGE (a)-[f:FOLLOWS]->(b) ON CREATE SET f.at = datetime($at)
            RETURN a.key, b.key
            """) {
        @Override
        void write(JsonGenerator json, List<Record> records) throws IOException {
            Record row = records.get(0);
            json.writeStartObject();
            text(json, "follower", row.get(0));
            text(json, "followed", row.get(1));
            json.writeEndObject();
        }
    };

    final String cypher;

    Route(String cypher) {
        this.cypher = cypher;
    }

    /** Writes what the statement gave. */
    abstract void write(JsonGenerator json, List<Record> records) throws IOException;

    /** Writes the fields of an element. */
    private interface Fields {
        void write(Value element) throws IOException;
    }

    private static void text(JsonGenerator json, String name, Value value) throws IOException {
        json.writeFieldName(name);
        if (value.isNull()) {
            json.writeNull();
        } else {
            json.writeString(value.asString());
        }
    }

    private static void time(JsonGenerator json, String name, Value value) throws IOException {
        json.writeFieldName(name);
        if (value.isNull()) {
            json.writeNull();
        } else {
            ZonedDateTime time = value.asZonedDateTime();
            json.writeString(
                    Instant.ofEpochSecond(time.toEpochSecond(), time.getNano()).toString());
        }
    }

    private static void list(JsonGenerator json, String name, Value elements, Fields fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (Value element : elements.values()) {
            json.writeStartObject();
            fields.write(element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
