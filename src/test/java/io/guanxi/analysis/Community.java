package io.guanxi.analysis;

import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A community of a test's own, told in a few words. */
final class Community {

    final String key = TestGraph.newCommunity();

    Community members(String... keys) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String member : keys) {
            rows.add(Map.of("id", Ids.next(), "key", member));
        }
        run("UNWIND $v.rows AS row CREATE (:Member {id: row.id, community: $v.c, key: row.key})", Map.of("rows", rows));
        return this;
    }

    /** Relationships between members, each {@code {from, to}}, with the properties of {@code pattern}, such as {@code FOLLOWS}. */
    Community ties(String type, List<Map<String, Object>> rows) {
        run(
                "UNWIND $v.rows AS row MATCH (a:Member {community: $v.c, key: row.from}) "
                        + "MATCH (b:Member {community: $v.c, key: row.to}) CREATE (a)-[r:" + type
                        + "]->(b) SET r = row.properties",
                Map.of("rows", rows));
        return this;
    }

    Community tie(String from, String type, String to, Map<String, Object> properties) {
        return ties(type, List.of(Map.of("from", from, "to", to, "properties", properties)));
    }

    Community follow(String from, String to) {
        return tie(from, "FOLLOWS", to, Map.of());
    }

    Community content(String author, String content, Instant at) {
        return run(
                "MATCH (a:Member {community: $v.c, key: $v.author}) "
                        + "CREATE (a)-[:AUTHORED]->(:Content {id: $v.id, community: $v.c, key: $v.content, createdAt: $v.at})",
                Map.of("author", author, "content", content, "at", at.atZone(ZoneOffset.UTC), "id", Ids.next()));
    }

    Community reply(String author, String content, String to, Instant at) {
        content(author, content, at);
        return run(
                "MATCH (a:Content {community: $v.c, key: $v.content}) MATCH (b:Content {community: $v.c, key: $v.to}) "
                        + "CREATE (a)-[:REPLY_TO]->(b)",
                Map.of("content", content, "to", to));
    }

    Community respond(String member, String type, String content, Instant at) {
        return run(
                "MATCH (a:Member {community: $v.c, key: $v.member}) MATCH (b:Content {community: $v.c, key: $v.content}) "
                        + "CREATE (a)-[:" + type + " {kind: 'like', at: $v.at}]->(b)",
                Map.of("member", member, "content", content, "at", at.atZone(ZoneOffset.UTC)));
    }

    Community run(String cypher, Map<String, Object> values) {
        rows(cypher, values);
        return this;
    }

    List<Map<String, Object>> rows(String cypher, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("c", key);
        return TestGraph.run(cypher, all);
    }

    /** A column of the ranking of a snapshot by member key, in the order of positions. */
    Map<String, Object> ranking(String snapshot, String column) {
        Map<String, Object> values = new LinkedHashMap<>();
        rows(
                        "MATCH (:Snapshot {id: $v.s, status: 'READY'}) MATCH (b:RankBlock {snapshot: $v.s}) "
                                + "UNWIND range(0, size(b.members) - 1) AS i MATCH (m:Member {id: b.members[i]}) "
                                + "RETURN m.key AS key, b[$v.p][i] AS value ORDER BY b.first + i",
                        Map.of("s", snapshot, "p", column))
                .forEach(row -> values.put((String) row.get("key"), row.get("value")));
        return values;
    }

    /** The same of the ranking by relationship value. */
    Map<String, Object> value(String snapshot, String column) {
        Map<String, Object> values = new LinkedHashMap<>();
        rows(
                        "MATCH (:Snapshot {id: $v.s, status: 'READY'}) MATCH (b:ValueBlock {snapshot: $v.s}) "
                                + "UNWIND range(0, size(b.members) - 1) AS i MATCH (m:Member {id: b.members[i]}) "
                                + "RETURN m.key AS key, b[$v.p][i] AS value ORDER BY b.first + i",
                        Map.of("s", snapshot, "p", column))
                .forEach(row -> values.put((String) row.get("key"), row.get("value")));
        return values;
    }

    Map<String, Double> scores(String snapshot) {
        Map<String, Double> values = new HashMap<>();
        ranking(snapshot, "scores").forEach((key, value) -> values.put(key, (Double) value));
        return values;
    }

    /** PageRank by member key. */
    Map<String, Double> raw(String snapshot) {
        return raw(snapshot, Component.PAGE_RANK);
    }

    Map<String, Double> raw(String snapshot, Component component) {
        Map<String, Double> values = new HashMap<>();
        ranking(snapshot, component.title()).forEach((key, value) -> values.put(key, (Double) value));
        return values;
    }
}
