package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FirstLoadTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:34:56Z");
    private static final CommunitySettings SETTINGS = new CommunitySettings(null, "Club", "Europe/Berlin", "EUR", 10.0);

    @Test
    void theGraphIsTheOneThatAnImportMakes() {
        ImportRun run = new ImportRun();
        DemoCommunity demo = new DemoCommunity(200, 1, NOW);
        ImportSummary summary = run.of(
                new OwnAccounts(demo, run.community), new ImportOptions(SETTINGS, UnknownMembers.REJECT, false, 5_000));
        String loaded = "f" + Ids.next();
        FirstLoad load = load(demo, loaded);

        load.into(TestGraph.graph());

        assertThat(summary.rejected()).isZero();
        assertThat(load.rows())
                .isEqualTo(summary.counts().values().stream()
                        .mapToLong(ImportSummary.Counts::read)
                        .sum());
        assertThat(nodes(loaded)).hasSizeGreaterThan(1_000).isEqualTo(nodes(run.community));
        assertThat(links(loaded)).hasSizeGreaterThan(2_000).isEqualTo(links(run.community));
        assertThat(types(loaded))
                .containsExactlyInAnyOrderElementsOf(Set.of(LinkType.values()).stream()
                        .map(LinkType::name)
                        .filter(type -> !"ON".equals(type))
                        .toList());
    }

    @Test
    void anImportAfterwardsChangesNothing() {
        String community = "f" + Ids.next();
        DemoCommunity demo = new DemoCommunity(50, 2, NOW);
        load(demo, community).into(TestGraph.graph());

        ImportSummary summary = new Import(TestGraph.graph(), ImportRun.CLOCK)
                .run(
                        new OwnAccounts(demo, community),
                        community,
                        ImportOptions.defaults(),
                        ImportProgress.SILENT,
                        Rejects.IGNORED);

        assertThat(summary.nothingChanged()).isTrue();
        assertThat(summary.rejected()).isZero();
    }

    @Test
    void aCommunityThatIsThereIsLeftAlone() {
        String community = TestGraph.newCommunity();

        assertThatThrownBy(() -> load(new DemoCommunity(5, 1, NOW), community).into(TestGraph.graph()))
                .hasMessageContaining("already exists");
        assertThat(nodes(community)).isEmpty();
    }

    private static FirstLoad load(DemoCommunity demo, String community) {
        return new FirstLoad(new OwnAccounts(demo, community), community, SETTINGS, Map.of("mark", 1L), NOW);
    }

    /** How often each node occurs, without ids. */
    private static Map<Object, Long> nodes(String community) {
        return counted(community, """
                MATCH (n {community: $v.c}) RETURN labels(n) AS labels, n {.*} AS p
                UNION ALL
                MATCH (:Member {community: $v.c})-->(n) WHERE n.community IS NULL AND NOT n:Community RETURN labels(n) AS labels, n {.*} AS p
                UNION ALL
                MATCH (:Content {community: $v.c})-->(n:ReactionCount) RETURN labels(n) AS labels, n {.*} AS p
                """);
    }

    /** How often each relationship occurs, its ends by what tells them apart. */
    private static Map<Object, Long> links(String community) {
        return counted(community, """
                MATCH (n {community: $v.c})-[r]->(m)
                RETURN labels(n) + labels(m) + [type(r), coalesce(n.key, n.name),
                  coalesce(m.key, m.name, m.externalId, m.kind), coalesce(toString(m.day), '')] AS labels, r {.*} AS p
                """);
    }

    private static Map<Object, Long> counted(String community, String cypher) {
        return TestGraph.run(cypher, Map.of("c", community)).stream()
                .map(row -> {
                    Map<Object, Object> properties = new HashMap<>((Map<?, ?>) row.get("p"));
                    properties.remove("id");
                    return (Object)
                            List.of(row.get("labels"), properties).toString().replace(community, "c");
                })
                .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }

    private static Set<Object> types(String community) {
        Set<Object> types = new HashSet<>();
        TestGraph.run("MATCH (n {community: $v.c})-[r]->() RETURN DISTINCT type(r) AS type", Map.of("c", community))
                .forEach(row -> types.add(row.get("type")));
        return types;
    }

    /** The demo with accounts that no other community has. */
    private record OwnAccounts(DemoCommunity demo, String prefix) implements RowSource {

        @Override
        public void read(Kind kind, Consumer<Row> sink) {
            demo.read(kind, row -> sink.accept(kind == Kind.IDENTITIES ? own(row) : row));
        }

        private Row own(Row row) {
            Map<String, String> values = new HashMap<>(row.values());
            values.computeIfPresent("externalId", (column, account) -> prefix + account);
            return new Row(row.file(), row.line(), values);
        }
    }
}
