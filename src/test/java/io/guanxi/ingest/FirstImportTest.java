package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import io.guanxi.testing.PlacesInLists;
import io.guanxi.testing.TestDatabase;
import io.guanxi.testing.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first import makes what an import of the same rows into an empty community makes, and says the same about it. */
class FirstImportTest {

    private static final CommunitySettings SETTINGS = new CommunitySettings(null, "Club", "Europe/Berlin", "EUR", 10.0);

    @TempDir
    Path folder;

    private final ImportRun run = new ImportRun();
    private final List<String> rejects = new ArrayList<>();

    @Test
    void ofAWholeCommunity() {
        RowSource demo =
                new OwnAccounts(new DemoCommunity(300, 1, Instant.parse("2024-06-01T12:34:56Z")), run.community);
        ImportOptions options = new ImportOptions(SETTINGS, UnknownMembers.REJECT, false, 5_000);

        List<String> picture = bothWays(demo, options);

        assertThat(rejects).isEmpty();
        assertThat(picture).hasSizeGreaterThan(5_000);
        assertThat(types(picture)).containsExactlyInAnyOrderElementsOf(linkTypes());
    }

    @Test
    void ofRowsThatAreWrongInEveryWay() throws IOException {
        file("members.csv", "key,joinedAt", "ann,", "ben,2026-01-02", "ben,2026-01-02", "ben,2026-01-03", ",", "cat,x");
        file("topics.csv", "name,broader", "ale,beer", "beer,", "ale,drink");
        file(
                "memberships.csv",
                "member,circle,channel",
                "ann,tea,drinks",
                "ben,tea,",
                "ben,tea,food",
                "ann,hall,",
                "dan,hall,",
                "ann,run,drinks",
                "ben,,sport",
                "ann,,");
        file("channels.csv", "key,name", "drinks,All drinks", "sport,");
        file("circles.csv", "key,name,channel", "run,Runners,sport", "tea,,drinks", "run,Joggers,sport");
        file("interests.csv", "member,topic,weight", "ann,ale,0.5", "ben,stout,1", "dan,ale,1");
        file("follows.csv", "from,to", "ann,ben", "ann,ben", "ann,ann", "ann,dan", "eve,ben");
        file(
                "trusts.csv",
                "from,to,weight,key",
                "ann,ben,1,",
                "ann,ben,1,",
                "ann,ben,2,k",
                "ann,ben,3,k",
                "ben,dan,1,");
        file("interactions.csv", "from,to,kind,content", "ann,ben,message,nowhere", "ben,eve,message,");
        file(
                "contents.csv",
                "key,author,replyTo,derivedFrom,topics,title",
                "c,ann,b,,ale|new,",
                "b,ann,a,,,",
                "a,ann,gone,,lost,",
                "d,ann,e,,,",
                "e,ben,,d,ale,",
                "f,dan,,,,",
                "g,ben,f,,,",
                "h,ben,,,,One",
                "h,ben,,,,Two",
                "h,ben,,,,One",
                "i,ben,h,\"[\"\"e\"\",\"\"h\"\"]\",,",
                "j,ben,,\"[\"\"e\"\",\"\"a\"\"]\",,");
        file(
                "reactions.csv",
                "member,content,kind,at,count",
                "ann,h,like,,",
                "ann,h,like,,",
                "dan,h,like,,",
                "ann,a,like,,",
                ",h,like,2026-01-01,4",
                ",h,like,2026-01-01T10:00:00Z,",
                ",h,like,,",
                ",a,like,,0");
        file("shares.csv", "member,content,from", "ann,h,ben", "ann,h,dan", "ann,a,", "dan,a,eve");
        file(
                "referrals.csv",
                "referrer,member,at,campaign,state",
                "ann,ben,,spring,",
                "cat,ben,,,",
                "ben,ann,,,",
                "ann,dan,2026-01-01,,CONVERTED",
                "ann,ben,,spring,");
        file(
                "orders.csv",
                "key,member,amount,currency,at",
                "o,ann,1.5,,2026-01-01",
                "p,dan,1,USD,2026-01-01",
                "o,ann,2,,2026-01-01");
        file(
                "events.csv",
                "key,member,type,at,content",
                "e,ann,login,2026-01-01,h",
                "e,ann,logout,2026-01-02,",
                "f,ann,login,2026-01-01,a",
                "g,dan,login,2026-01-01,");
        file("badges.csv", "member,badge", "ann,Founder", "ann,Founder", "dan,Founder");
        file("tags.csv", "member,tag,kind", "ann,vip,basic", "ben,vip,", "ben,vip,behaviour", "dan,vip,basic");
        file("campaigns.csv", "key,name", "spring,Spring", "spring,Other");

        for (UnknownMembers unknown : UnknownMembers.values()) {
            rejects.clear();
            String account = run.community + unknown;
            file(
                    "identities.csv",
                    "member,platform,externalId",
                    "ann,p," + account,
                    "ben,p," + account,
                    "dan,q," + account);
            bothWays(new MappedFolder(folder, Mapping.PLAIN), new ImportOptions(SETTINGS, unknown, false, 2));
            assertThat(rejects).as(unknown.name()).hasSizeGreaterThan(15);
        }
    }

    /** Imports the same rows in both ways, and asserts that the graphs, the summaries and the rejected rows are equal. */
    private List<String> bothWays(RowSource source, ImportOptions options) {
        ImportRun batches = new ImportRun();
        ImportSummary expected = batches.of(source, options);
        GraphSettings settings = TestDatabase.in(folder.resolve("db" + batches.community));

        ImportSummary summary = new FirstImport(settings, ImportRun.CLOCK)
                .run(
                        source,
                        batches.community,
                        options,
                        ImportProgress.SILENT,
                        (row, reason) -> rejects.add(row.file() + ":" + row.line() + " " + reason));

        assertThat(summary).isEqualTo(expected);
        assertThat(rejects).containsExactlyInAnyOrderElementsOf(batches.rejects);
        List<String> wanted = GraphPicture.of(TestGraph.graph(), batches.community);
        try (Graph graph = Graph.open(settings)) {
            List<String> picture = GraphPicture.of(graph, batches.community);
            assertThat(picture).isEqualTo(wanted);
            assertThat(PlacesInLists.areRight(graph, batches.community))
                    .isEqualTo(PlacesInLists.areRight(TestGraph.graph(), batches.community));
            ImportSummary again = new Import(graph, ImportRun.CLOCK)
                    .run(source, batches.community, options, ImportProgress.SILENT, Rejects.IGNORED);
            assertThat(again.nothingChanged()).as(again.toString()).isTrue();
            assertThat(again.rejected()).isEqualTo(summary.rejected());
            return picture;
        }
    }

    private void file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private static Set<String> types(List<String> picture) {
        Set<String> found = new HashSet<>();
        for (String type : linkTypes()) {
            if (picture.stream().anyMatch(line -> line.startsWith("[" + type + ", "))) {
                found.add(type);
            }
        }
        return found;
    }

    /** All but two: events of the demo name no content, and nobody there was merged. */
    private static List<String> linkTypes() {
        return List.of(LinkType.values()).stream()
                .map(LinkType::name)
                .filter(type -> !Set.of("ON", "MERGED_INTO").contains(type))
                .toList();
    }

    /** A community with accounts that no other community has. */
    private record OwnAccounts(RowSource of, String prefix) implements RowSource {

        @Override
        public void read(Kind kind, Consumer<Row> sink) {
            of.read(kind, row -> sink.accept(kind == Kind.IDENTITIES ? own(row) : row));
        }

        private Row own(Row row) {
            Map<String, String> values = new HashMap<>(row.values());
            values.computeIfPresent("externalId", (column, account) -> prefix + account);
            return new Row(row.file(), row.line(), values);
        }
    }
}
