package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import io.guanxi.testing.RealData;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestDatabase;
import io.guanxi.testing.TestGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported and imported again is the same graph, node by node and relationship by relationship. */
class ExportTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:34:56Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path temporary;

    @Test
    void aCommunityWithAValueForEveryFieldSurvives() throws IOException {
        List<String> picture = survives(RichCommunity.scenario().community());

        Set<String> types = new TreeSet<>();
        picture.stream()
                .filter(line -> line.matches("\\[[A-Z_]+, .*"))
                .forEach(line -> types.add(line.substring(1, line.indexOf(','))));
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(LinkType.values()).map(LinkType::name).toList());
    }

    @Test
    void oddTextsNumbersAndShapesSurvive() throws IOException {
        List<String> picture = survives(odd());

        assertThat(picture).anyMatch(line -> line.contains("attributes.real=Double 17.0, "));
        assertThat(picture).anyMatch(line -> line.contains("attributes.long=Long 9223372036854775807, "));
    }

    @Test
    void aCommunityThatWasWrittenThroughMutationsSurvives() throws IOException {
        Scenario scenario = Scenario.given(
                "MATCH (c:Community {key: $v.community}) SET c.createdAt = datetime('2026-01-01T00:00:00Z') CREATE (:Campaign {key: 'spring', name: 'Spring'})");
        scenario.when(MUTATIONS);

        assertThat(survives(scenario.community())).hasSizeGreaterThan(30);
    }

    @Test
    void aGeneratedCommunitySurvives() throws IOException {
        ImportRun demo = new ImportRun();
        CommunitySettings settings = new CommunitySettings(null, "Club", "Europe/Berlin", "EUR", 10.0);
        demo.of(new DemoCommunity(300, 1, NOW), new ImportOptions(settings, UnknownMembers.REJECT, false, 5_000));

        assertThat(survives(demo.community)).hasSizeGreaterThan(5_000);
    }

    @Test
    void aWholeSiteSurvives() throws IOException {
        ImportRun beer = new ImportRun();
        beer.of(RealData.set("beer"), Mapping.bundled("beer"));

        assertThat(survives(beer.community)).hasSizeGreaterThan(15_000);
    }

    @Test
    void aHistoryOfReferralsThatIsNoForestSurvives() throws IOException {
        ImportRun freebsd = new ImportRun();
        freebsd.of(RealData.set("freebsd-src"), Mapping.bundled("freebsd-src"));

        assertThat(survives(freebsd.community)).hasSizeGreaterThan(1_000);
    }

    @Test
    void anEmptyFolderBecomesTheSameDatabase() throws IOException {
        String community = odd();
        Path folder = temporary.resolve("export");
        export(community, folder);
        GraphSettings settings = TestDatabase.in(temporary.resolve("db"));

        Mapping mapping = Mapping.in(folder);
        new FirstImport(settings, ImportRun.CLOCK)
                .run(
                        new MappedFolder(folder, mapping),
                        community,
                        ImportOptions.of(mapping),
                        ImportProgress.SILENT,
                        Rejects.IGNORED);

        try (Graph graph = Graph.open(settings)) {
            assertThat(GraphPicture.of(graph, community)).isEqualTo(GraphPicture.of(community));
        }
    }

    @Test
    void anEmptyCommunityIsItsSettings() throws IOException {
        survives(Scenario.given(
                        "MATCH (c:Community {key: $v.community}) SET c.createdAt = datetime('2026-01-01T00:00:00Z')")
                .community());

        assertThat(files(temporary.resolve("export"))).containsOnlyKeys("mapping.yaml");
    }

    @Test
    void aFolderWithSomethingInItIsRefused() throws IOException {
        Files.writeString(temporary.resolve("note.txt"), "mine");

        assertThatThrownBy(() -> export(TestGraph.newCommunity(), temporary))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> export(TestGraph.newCommunity(), temporary.resolve("note.txt")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("is no folder");
        assertThat(files(temporary)).containsOnlyKeys("note.txt");
    }

    @Test
    void anUnknownCommunityIsRefusedAndLeavesNothingBehind() {
        Path folder = temporary.resolve("export");

        assertThatThrownBy(() -> export("nothing", folder))
                .isInstanceOf(Fault.class)
                .hasMessage("there is no community nothing");
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatWasBrokenOffIsNeverTakenForWhole() {
        String community = TestGraph.newCommunity();
        TestGraph.run("CREATE (:Member {community: $v.c, id: $v.c, key: 'ann'})", Map.of("c", community));
        Path folder = temporary.resolve("export");

        assertThatThrownBy(() -> new Export(TestGraph.graph()).run(community, folder, (kind, rows) -> {
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(folder.resolve("members.csv")).exists();
        assertThatThrownBy(() -> new MappedFolder(folder, Mapping.in(folder)))
                .hasMessageContaining("unfinished-export.csv is no file of the import format");
        assertThatThrownBy(() -> export(community, folder)).hasMessageContaining("is not empty");
    }

    /** Exports, imports, compares, imports again, exports again, and answers the picture. */
    private List<String> survives(String community) throws IOException {
        Path folder = temporary.resolve("export");
        Map<Kind, Long> rows = export(community, folder);
        ImportRun run = new ImportRun();
        Mapping mapping = Mapping.in(folder);

        ImportSummary summary = run.of(folder, mapping);

        assertThat(mapping.community().keyFor(folder)).isEqualTo(community);
        assertThat(run.rejects).isEmpty();
        assertThat(summary.counts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().read())))
                .isEqualTo(rows);
        List<String> picture = GraphPicture.of(community);
        assertThat(GraphPicture.of(run.community)).isEqualTo(picture);
        ImportSummary again = run.of(folder, mapping);
        assertThat(again.nothingChanged())
                .as("a second import changes nothing: %s", again)
                .isTrue();
        assertThat(run.rejects).isEmpty();
        export(run.community, temporary.resolve("copy"));
        assertThat(files(temporary.resolve("copy")))
                .isEqualTo(files(folder).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                file -> file.getKey().equals(Mapping.FILE)
                                        ? file.getValue().replace("key: \"" + community, "key: \"" + run.community)
                                        : file.getValue())));
        return picture;
    }

    private static Map<Kind, Long> export(String community, Path folder) {
        return new Export(TestGraph.graph()).run(community, folder, (kind, rows) -> {});
    }

    private static String odd() throws IOException {
        try (var file = Objects.requireNonNull(ExportTest.class.getResourceAsStream("/odd.cypher"))) {
            return Scenario.given(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .community();
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }

    private static final String MUTATIONS = """
            mutation {
              j1: join(input: {key: "ada", handle: "ada", displayName: "Ada, Countess", joinedAt: "2026-01-01T10:00:00.123+02:00",
                source: "web", locale: "en", region: "GB", community: $community,
                attributes: {plan: "pro", age: 36, height: 1.65, whole: 2.0, snowflake: 1234567890123456789, ok: true}}) { member { key } }
              j2: join(input: {key: "ben", community: $community}) { member { key } }
              j3: join(input: {key: "cat", community: $community}) { member { key } }
              follow(input: {from: "ada", to: "ben", community: $community}) { errors { code } }
              f2: follow(input: {from: "ben", to: "cat", at: "2026-01-01T00:00:00Z", community: $community}) { errors { code } }
              f3: follow(input: {from: "ben", to: "ada", community: $community}) { errors { code } }
              unfollow(input: {from: "ben", to: "ada", community: $community}) { errors { code } }
              t1: trust(input: {from: "ada", to: "ben", weight: 3, community: $community}) { errors { code } }
              t2: trust(input: {from: "ada", to: "ben", weight: -2.5, community: $community}) { errors { code } }
              p1: publish(input: {author: "ada", key: "a", title: "A", body: "x\\ny", topics: ["moon", "a|b", " mars "], community: $community}) { errors { code } }
              p2: publish(input: {community: $community, kind: "article", origin: PGC}) { errors { code } }
              p3: publish(input: {author: "ben", key: "b", replyTo: "a", community: $community}) { errors { code } }
              p4: publish(input: {key: "c", derivedFrom: ["a", "b"], community: $community}) { errors { code } }
              react(input: {member: "ben", content: "a", kind: "like", community: $community}) { errors { code } }
              r2: react(input: {member: "ben", content: "a", kind: "love", community: $community}) { errors { code } }
              share(input: {member: "ben", content: "a", from: "ada", community: $community}) { errors { code } }
              s2: share(input: {member: "ben", content: "a", community: $community}) { errors { code } }
              refer(input: {referrer: "ada", member: "ben", campaign: "spring", code: "ADA", source: "link", community: $community}) { errors { code } }
              r3: refer(input: {referrer: "ben", member: "cat", community: $community}) { errors { code } }
              order(input: {key: "o", member: "ada", amount: 1234567.8901, status: "paid", community: $community}) { errors { code } }
              o2: order(input: {key: "p", member: "ada", amount: 0, currency: "USD", community: $community}) { errors { code } }
              track(input: {key: "e", member: "ada", type: "login", value: 2, content: "a", properties: {device: "phone", n: 1.0}, community: $community}) { errors { code } }
              block(input: {from: "ada", to: "cat", community: $community}) { errors { code } }
              voidReferral(input: {member: "cat", reason: "bought, \\"all\\" of them", community: $community}) { errors { code } }
              refund(input: {order: "p", community: $community}) { errors { code } }
              updateMember(input: {member: "ada", handle: "countess", locale: null, community: $community}) { errors { code } }
              updateContent(input: {content: "a", title: "B", topics: ["moon"], community: $community}) { errors { code } }
              leave(input: {member: "ben", community: $community}) { errors { code } }
              e2: track(input: {key: "f", member: "ada", type: "login", community: $community}) { errors { code } }
            }
            """;
}
