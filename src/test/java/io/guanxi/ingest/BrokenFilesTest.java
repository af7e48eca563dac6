package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.ingest.ImportSummary.Counts;
import io.guanxi.testing.TestGraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the world has them: what can be loaded is, and the rest is told line by line. */
class BrokenFilesTest {

    private final ImportRun run = new ImportRun();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void bytesThatAreNotUtf8CostTheirRow() throws IOException {
        bytes("members.csv", "key,handle\nann,a\nb\u00e9n,b\n\u00ff,c\ndan,d\n");
        Files.write(
                folder.resolve("contents.jsonl"),
                "{\"key\": \"a\", \"title\": \"\u00e9\"}\n{\"key\": \"b\"}\n".getBytes(StandardCharsets.ISO_8859_1));

        load();

        assertThat(run.rejects)
                .containsExactly(
                        "members.csv:3 key: has bytes that are not UTF-8",
                        "members.csv:4 key: has bytes that are not UTF-8",
                        "contents.jsonl:1 title: has bytes that are not UTF-8");
        assertThat(keys("Member")).containsExactly("ann", "dan");
        assertThat(keys("Content")).containsExactly("b");
    }

    @Test
    void bytesThatAreNotUtf8DoNoHarmInAColumnThatIsLeftOut() throws IOException {
        bytes("people.csv", "id,note\n1,\u00e9\n");

        run.of(folder, mapping("files: [{file: people.csv, kind: members, columns: {key: id}, ignore: [note]}]"));

        assertThat(run.rejects).isEmpty();
        assertThat(keys("Member")).containsExactly("1");
    }

    @Test
    void brokenQuotesCostTheirLines() throws IOException {
        text("members.csv", "key,handle\na,\"x\nb,y\nc,\"z\"\nd,\"one\ntwo\"\ne,f\"g\nh,i\n");

        ImportSummary summary = load();

        assertThat(summary.counts()).containsEntry(Kind.MEMBERS, new Counts(6, 4, 0, 0, 0, 2));
        assertThat(keys("Member")).containsExactly("b", "c", "d", "h");
        assertThat(run.one("MATCH (n:Member {community: $v.c, key: 'd'}) RETURN n.handle"))
                .isEqualTo("one\ntwo");
        assertThat(run.rejects)
                .extracting(reason -> reason.split(" ")[0])
                .containsExactly("members.csv:2", "members.csv:7");
    }

    @Test
    void aByteOrderMarkAndOtherLineEndsMakeNoDifference() throws IOException {
        text("members.csv", "\uFEFFkey,handle\r\nann,a\r\nben,b\r\n\r\n");
        text("follows.csv", "from,to\rann,ben\rben,ann\r");

        load();

        assertThat(run.rejects).isEmpty();
        assertThat(keys("Member")).containsExactly("ann", "ben");
        assertThat(run.one("MATCH (:Member {community: $v.c})-[r:FOLLOWS]->() RETURN count(r)"))
                .isEqualTo(2L);
    }

    @Test
    void filesWithNothingInThemHaveNoRows() throws IOException {
        text("members.csv", "key\nann\n");
        text("follows.csv", "");
        text("tags.csv", "\n\r\n");
        text("badges.csv", "member,badge\n");
        text("events.jsonl", "");

        ImportSummary summary = load();

        assertThat(summary.counts()).containsOnlyKeys(Kind.MEMBERS);
        assertThat(summary.rejected()).isZero();
    }

    @Test
    void headersThatCannotBeRightStopTheImportBeforeItBegins() throws IOException {
        text("members.csv", "key,handle\nann,a\n");
        assertHeader("from;to;at\n", "follows.csv: expected commas between the columns, found 'from;to;at'");
        assertHeader("from,to,\n", "follows.csv: column 3 of the header has no name");
        assertHeader("from,to,from\n", "follows.csv: the column 'from' is there twice");
        assertHeader("from,at\n", "follows.csv: the column 'to' is missing");
        assertHeader("from,\"to\na,b\n", "follows.csv: the header cannot be read: a quote that is never closed");
        Files.write(folder.resolve("follows.csv"), "from,to\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(this::load).hasMessage("follows.csv: the header is no text in UTF-8");
        assertThat(keys("Member")).isEmpty();
    }

    @Test
    void aFieldOfTenMegabytesIsLoadedAndALongerLineThanThereMayBeIsNot() throws IOException {
        String long10 = "x".repeat(10_000_000);
        text("contents.csv", "key,body\na,\"" + long10 + "\"\nb,\"" + long10 + "\n" + long10 + "\"\nc,d\n");
        text("members.jsonl", "{\"key\": \"m\", \"displayName\": \"" + long10 + long10 + "\"}\n{\"key\": \"n\"}\n");

        load();

        assertThat(run.one("MATCH (n:Content {community: $v.c, key: 'a'}) RETURN size(n.body)"))
                .isEqualTo(10_000_000L);
        assertThat(keys("Content")).containsExactly("a", "c");
        assertThat(keys("Member")).containsExactly("n");
        assertThat(run.rejects)
                .containsExactly(
                        "members.jsonl:1 the line has more than 16777216 characters",
                        "contents.csv:3 a quote that is not closed within 16777216 characters",
                        "contents.csv:4 a quote inside a value that does not begin with one");
    }

    @Test
    void keysAndNamesThatNoIndexTakesAreRejected() throws IOException {
        String key = "\u4e2d".repeat(1_000);
        text("members.csv", "key,handle\nann," + key + "\nben," + key + "x\n" + key + ",\n" + key + "x,\n");
        text("identities.csv", "member,platform,externalId\nann," + key + "," + key + "\n");
        text("contents.csv", "key,topics\na,tea|" + key + "\nb," + key + "x\n");
        text(
                "events.jsonl",
                "{\"key\": \"e\", \"member\": \"ann\", \"type\": \"t\", \"at\": \"2026-01-01\", \"properties\": {\""
                        + "n".repeat(201) + "\": 1}}\n");

        ImportSummary summary = load();

        assertThat(summary.counts())
                .containsEntry(Kind.MEMBERS, new Counts(4, 2, 0, 0, 0, 2))
                .containsEntry(Kind.IDENTITIES, new Counts(1, 1, 0, 0, 0, 0))
                .containsEntry(Kind.CONTENTS, new Counts(2, 1, 0, 0, 0, 1))
                .containsEntry(Kind.EVENTS, new Counts(1, 0, 0, 0, 0, 1));
        assertThat(run.rejects.get(0))
                .startsWith("members.csv:3 handle: expected at most 1000 characters, found 1001, ");
    }

    @Test
    void charactersThatAreNoneCostTheirRow() throws IOException {
        text("members.jsonl", """
                {"key": "a\\u0000"}
                {"key": "\\ud800"}
                {"key": "ok \\ud83d\\ude00"}
                {"key": "c", "attributes": {"x": "\\u0000"}}
                """);
        Path rejected = folder.resolve("rejects.csv");

        try (RejectsFile rejects = new RejectsFile(rejected)) {
            new Import(TestGraph.graph(), ImportRun.CLOCK)
                    .run(
                            new MappedFolder(folder, Mapping.PLAIN),
                            run.community,
                            ImportOptions.defaults(),
                            ImportProgress.SILENT,
                            rejects);
        }

        assertThat(keys("Member")).containsExactly("ok \ud83d\ude00");
        assertThat(Files.readAllLines(rejected))
                .hasSize(4)
                .contains("members.jsonl,2,key: has half a character (\\ud800),\"{\"\"key\"\":\"\"\ufffd\"\"}\"");
    }

    @Test
    void jsonThatIsNoneCostsItsLine() throws IOException {
        text("members.jsonl", """
                {"key": "ann"}
                {"key": "ben"

                [{"key": "cat"}]
                {"key": "dan", "key": "eve"}
                {"key": "fay"} {"key": "gus"}
                7
                {"key": ["h", 1]}
                """);

        load();

        assertThat(keys("Member")).containsExactly("ann", "h|1");
        assertThat(run.rejects)
                .extracting(reason -> reason.split(" ")[0])
                .containsExactly(
                        "members.jsonl:2", "members.jsonl:4", "members.jsonl:5", "members.jsonl:6", "members.jsonl:7");
        assertThat(run.rejects.get(2)).contains("Duplicate field 'key'");
    }

    @Test
    void aGzipThatBreaksOffIsNamedAndALaterImportGoesOn() throws IOException {
        text("campaigns.csv", "key\nspring\n");
        StringBuilder members = new StringBuilder("key\n");
        for (int i = 0; i < 30_000; i++) {
            members.append(i * 7_919L % 1_000_003).append('\n');
        }
        byte[] whole = gzip(members.toString());
        Path file = folder.resolve("members.csv.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(this::load)
                .hasMessage(
                        "members.csv.gz: breaks off in the middle; what came before is loaded, and a whole file goes on from there");
        long before = keys("Member").size();
        Files.write(file, whole);
        ImportSummary summary = load();

        assertThat(before).isBetween(5_000L, 25_000L);
        assertThat(summary.counts())
                .containsEntry(Kind.MEMBERS, new Counts(30_000, 30_000 - before, 0, before, 0, 0))
                .containsEntry(Kind.CAMPAIGNS, new Counts(1, 0, 0, 1, 0, 0));
        Files.writeString(file, "key\nann\n");
        assertThatThrownBy(this::load).hasMessage("members.csv.gz: cannot be read: Not in GZIP format");
    }

    @Test
    void aFileThatVanishesIsNamed() throws IOException {
        text("members.csv", "key\nann\n");
        MappedFolder source = new MappedFolder(folder, Mapping.PLAIN);
        Files.delete(folder.resolve("members.csv"));

        assertThatThrownBy(() -> run.of(source, ImportOptions.defaults()))
                .hasMessage("members.csv: is not there any more");
        assertThatThrownBy(this::load).hasMessageStartingWith("there is nothing to import in " + folder);
    }

    @Test
    void timesBeyondAllTimeAreRejected() throws IOException {
        text("people.csv", "id,at\n1,99999999999999999\n2,1700000000\n3,1e9\n");

        run.of(
                folder,
                mapping(
                        "files: [{file: people.csv, kind: members, columns: {key: id, joinedAt: {column: at, patterns: [epochSeconds]}}}]"));

        assertThat(run.rejects)
                .containsExactly(
                        "people.csv:2 joinedAt: expected a time like epochSeconds, found '99999999999999999'",
                        "people.csv:4 joinedAt: expected a time like epochSeconds, found '1e9'");
    }

    @Test
    void rejectsNeedAFolderAndTakeAwayThoseOfAnEarlierImport() throws IOException {
        assertThatThrownBy(() -> new RejectsFile(folder.resolve("none/rejects.csv")))
                .hasMessageContaining("none/rejects.csv cannot be written");
        Path old = folder.resolve("rejects.csv");
        Path data = folder.resolve("data.csv");
        Files.writeString(old, "file,line,reason,values\nm.csv,2,x,{}\n");
        Files.writeString(data, "key\nann\n");

        new RejectsFile(old).close();
        new RejectsFile(data).close();

        assertThat(old).doesNotExist();
        assertThat(data).exists();
    }

    private void assertHeader(String text, String message) throws IOException {
        text("follows.csv", text);
        assertThatThrownBy(this::load).hasMessage(message);
    }

    private ImportSummary load() {
        return run.of(folder, Mapping.PLAIN);
    }

    private static Mapping mapping(String yaml) {
        return MappingYaml.parse("m", yaml);
    }

    private List<Object> keys(String label) {
        return TestGraph.run(
                        "MATCH (n:" + label + " {community: $v.c}) RETURN n.key AS key ORDER BY key",
                        Map.of("c", run.community))
                .stream()
                .map(row -> row.get("key"))
                .toList();
    }

    private void text(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** A file in Latin 1, whose letters beyond ASCII are no UTF-8. */
    private void bytes(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
