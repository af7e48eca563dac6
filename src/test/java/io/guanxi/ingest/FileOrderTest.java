package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows may be spread over files as they like, and stand there in any order. */
class FileOrderTest {

    private static final int PARTS = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void partsInAnyOrderGiveTheSameGraph() throws IOException {
        ImportRun inOrder = new ImportRun();
        ImportRun shuffled = new ImportRun();

        ImportSummary expected = load(inOrder, new Random(0), false);
        ImportSummary summary = load(shuffled, new Random(11), true);

        assertThat(summary.counts()).isEqualTo(expected.counts()).hasSize(Kind.values().length);
        assertThat(summary.rejected()).isZero();
        assertThat(GraphPicture.nameless(TestGraph.graph(), shuffled.community))
                .hasSizeGreaterThan(300)
                .isEqualTo(GraphPicture.nameless(TestGraph.graph(), inOrder.community));
    }

    @Test
    void whatAContentRepliesToMayComeInALaterFile() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id,parent\n3,2\n2,1\n");
        Files.writeString(folder.resolve("b.jsonl"), "{\"key\": \"1\", \"derivedFrom\": \"0\"}\n{\"key\": \"0\"}\n");
        ImportRun run = new ImportRun();

        run.of(folder, MappingYaml.parse("m", """
                files:
                  - {file: a.csv, kind: contents, columns: {key: id, replyTo: parent}}
                  - {file: b.jsonl, kind: contents, columns: {key: key, derivedFrom: derivedFrom}}
                """));

        assertThat(run.rejects).isEmpty();
        assertThat(run.one(
                        "MATCH path = (:Content {community: $v.c, key: '3'})-[:REPLY_TO]->()-[:REPLY_TO]->()-[:DERIVED_FROM]->({key: '0'})"
                                + " RETURN count(path)"))
                .isEqualTo(1L);
        assertThat(run.one("MATCH (n:Content {community: $v.c}) WHERE n.unsettled RETURN count(n)"))
                .isEqualTo(0L);
    }

    private ImportSummary load(ImportRun run, Random random, boolean shuffle) throws IOException {
        Path whole = Files.createDirectory(folder.resolve(run.community));
        Path parts = Files.createDirectory(folder.resolve("parts-" + run.community));
        History.writeClean(whole, 20, run.community);
        List<FileMapping> files = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<String> rows = new ArrayList<>(Files.readAllLines(whole.resolve(kind.file() + ".jsonl")));
            // Who was merged into another comes after them.
            rows.removeIf(row -> row.contains("mergedInto"));
            if (shuffle) {
                Collections.shuffle(rows, random);
            }
            for (int part = 0; part < PARTS; part++) {
                int mine = part;
                // Rows that are alike are told apart by their occurrence in one file, and so stay together.
                List<String> some = rows.stream()
                        .filter(row ->
                                Math.floorMod(row.replace(run.community, "").hashCode(), PARTS) == mine)
                        .toList();
                String name = (shuffle ? PARTS - part : part) + kind.file() + ".jsonl";
                Files.write(parts.resolve(name), some);
                files.add(FileMapping.plain(
                        name, kind, List.copyOf(Format.columns(kind).keySet())));
            }
        }
        if (shuffle) {
            Collections.shuffle(files, random);
        }
        return run.of(parts, new Mapping(CommunitySettings.DEFAULTS, null, UnknownMembers.REJECT, List.of(), files));
    }
}
