package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member with more below than is read for each page: both orders, walked both ways, beside what a list sorted by hand has. */
class LargeDownlineTest {

    private static final int MEMBERS = 2_600;

    private static final Scenario SCENARIO = Scenario.given();
    private static final Map<String, String> REFERRERS = new HashMap<>();

    @BeforeAll
    static void make() {
        Random random = new Random(3);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            int referrer = i < 25 ? i - 1 : random.nextInt(Math.min(i, 300));
            rows.add(Map.of("key", key(i), "referrer", referrer < 0 ? "" : key(referrer)));
            REFERRERS.put(key(i), referrer < 0 ? "" : key(referrer));
        }
        TestGraph.run(
                "UNWIND $v.rows AS row CREATE (:Member {community: $v.community, id: randomUUID(), key: row.key})",
                Map.of("rows", rows, "community", SCENARIO.community()));
        TestGraph.run(
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) MATCH (a:Member {community: $v.community, key: row.referrer})"
                        + " CREATE (a)-[:REFERRED {state: 'PENDING'}]->(m)",
                Map.of("rows", rows, "community", SCENARIO.community()));
    }

    private static String key(int i) {
        return "k" + (i * 7919) % 10_007;
    }

    private static List<String> line(String key) {
        List<String> line = new ArrayList<>();
        for (String next = key; !next.isEmpty(); next = REFERRERS.get(next)) {
            line.add(0, next);
        }
        return line;
    }

    private static List<String> expected(boolean depthFirst, int maxDepth) {
        return IntStream.range(1, MEMBERS)
                .mapToObj(LargeDownlineTest::key)
                .filter(key -> line(key).size() - 1 <= maxDepth)
                .sorted((one, other) -> {
                    List<String> a = line(one);
                    List<String> b = line(other);
                    if (!depthFirst) {
                        return a.size() == b.size() ? one.compareTo(other) : a.size() - b.size();
                    }
                    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                        if (!a.get(i).equals(b.get(i))) {
                            return a.get(i).compareTo(b.get(i));
                        }
                    }
                    return a.size() - b.size();
                })
                .toList();
    }

    @Test
    void bothOrdersAreWalkedBothWays() {
        for (boolean depthFirst : List.of(true, false)) {
            for (int maxDepth : List.of(30, 4)) {
                List<String> expected = expected(depthFirst, maxDepth);
                String list = "downline(maxDepth: %d, order: %s, "
                        .formatted(maxDepth, depthFirst ? "DEPTH_FIRST" : "BREADTH_FIRST");
                List<String> forward = walk(list + "first: 100", "after", "end");
                List<String> backward = walk(list + "last: 100", "before", "start");
                Collections.reverse(backward);

                assertThat(forward).isEqualTo(expected);
                assertThat(backward).isEqualTo(expected);
            }
        }
    }

    private static List<String> walk(String list, String argument, String cursor) {
        List<String> keys = new ArrayList<>();
        String from = "";
        while (true) {
            JsonNode page = SCENARIO.when(
                            "{ member(key: \"%s\", community: $community) { %s%s) { edges { depth node { key } referral { state } } pageInfo { %sCursor } } } }"
                                    .formatted(key(0), list, from, cursor))
                    .at("/member/downline");
            List<String> part = new ArrayList<>();
            page.get("edges").forEach(edge -> {
                part.add(edge.at("/node/key").asText());
                assertThat(edge.get("depth").asInt())
                        .isEqualTo(line(edge.at("/node/key").asText()).size() - 1);
            });
            if (part.isEmpty()) {
                return keys;
            }
            if (argument.equals("before")) {
                Collections.reverse(part);
            }
            keys.addAll(part);
            from = ", %s: \"%s\""
                    .formatted(
                            argument, page.at("/pageInfo/" + cursor + "Cursor").asText());
        }
    }

    @Test
    void filtersOrdersAndCountsAreOfTheWholeList() {
        JsonNode answer = SCENARIO.when("""
                { member(key: "%s", community: $community) { referralStats { total direct maxDepth }
                    named: downline(filter: {node: {key: {eq: "%s"}}}) { totalCount nodes { key } }
                    last: downline(orderBy: [{field: NODE_KEY, direction: DESC}], first: 1) { nodes { key } totalCount } }
                  referralTree(root: "%s", depth: 1, children: 2, community: $community) { total more children { total } } }""".formatted(key(0), key(2_599), key(0)));

        assertThat(answer.at("/member/referralStats/total").asInt()).isEqualTo(MEMBERS - 1);
        assertThat(answer.at("/member/named/nodes/0/key").asText()).isEqualTo(key(2_599));
        assertThat(answer.at("/member/last/nodes/0/key").asText())
                .isEqualTo(expected(false, 30).stream().max(String::compareTo).orElseThrow());
        assertThat(answer.at("/member/last/totalCount").asInt())
                .isEqualTo(expected(false, 30).size());
        assertThat(answer.at("/referralTree/total").asInt()).isEqualTo(MEMBERS - 1);
    }
}
