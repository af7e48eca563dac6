package io.guanxi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.Import;
import io.guanxi.ingest.ImportOptions;
import io.guanxi.ingest.ImportProgress;
import io.guanxi.ingest.ImportSummary;
import io.guanxi.ingest.Kind;
import io.guanxi.ingest.MappedFolder;
import io.guanxi.ingest.Mapping;
import io.guanxi.testing.TestGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator writes is always the same, and what the import takes. */
class CommunityTest {

    private static final Sizes SMALL = new Sizes(150, 600, 150, 100, 150, 200);

    @TempDir
    private Path folder;

    @Test
    void theSameSeedAndSizesGiveTheSameBytes() {
        String one = GeneratedFiles.of(folder.resolve("1"), SMALL, 1, 1, false).hash();

        assertThat(GeneratedFiles.of(folder.resolve("2"), SMALL, 1, 3, false).hash())
                .isEqualTo(one);
        assertThat(GeneratedFiles.of(folder.resolve("3"), SMALL, 2, 1, false).hash())
                .isNotEqualTo(one);
        assertThat(one)
                .as("on every machine; where the generator was changed on purpose, change this too")
                .isEqualTo("d72f2dfea605b35f21fff16e5bca274caf942f0a99c7a6190446adf01ebac4a4");
    }

    @Test
    void everythingIsTakenByTheImport() {
        Path all = GeneratedFiles.of(folder, SMALL, 11, 2, true).folder();
        List<String> rejects = new ArrayList<>();
        ImportSummary summary = load(all, "generated", rejects);

        assertThat(rejects).isEmpty();
        assertThat(summary.counts())
                // Memberships name circles and channels; nobody has interests or blocks anybody; campaigns pay nothing.
                .containsOnlyKeys(EnumSet.complementOf(EnumSet.of(
                        Kind.CHANNELS,
                        Kind.CIRCLES,
                        Kind.INTERESTS,
                        Kind.BLOCKS,
                        Kind.CODES,
                        Kind.INVITATIONS,
                        Kind.LEDGER)))
                .allSatisfy((kind, counts) ->
                        assertThat(counts.created()).as(kind.file()).isEqualTo(counts.read()));
        assertThat(load(all, "generated", rejects).nothingChanged()).isTrue();
    }

    @Test
    void whatIsNewSinceADayAddsToWhatWasThereBefore() throws Exception {
        Community community = new Community(SMALL, 12, Community.END);
        int day = community.joined(130);
        List<String> rejects = new ArrayList<>();
        Path before = files(community, "before", new Period(0, day));
        Path after = files(community, "after", new Period(day, Calendar.SPAN));
        Path all = files(community, "all", Period.ALL);

        assertThat(load(before, "grows", rejects).counts().get(Kind.MEMBERS).created())
                .isEqualTo(130);
        ImportSummary later = load(after, "grows", rejects);
        assertThat(later.counts().get(Kind.MEMBERS).created()).isEqualTo(20);
        assertThat(later.counts().get(Kind.MEMBERS).updated()).isPositive();
        assertThat(later.counts().get(Kind.FOLLOWS).created()).isPositive();
        assertThat(load(all, "grows", rejects).nothingChanged()).isTrue();
        assertThat(rejects).isEmpty();
    }

    @Test
    void smallAndOddSizesAreWrittenToo() {
        GeneratedFiles.of(folder.resolve("1"), new Sizes(1, 0, 0, 0, 0, 0), 1, 1, false);
        GeneratedFiles.of(folder.resolve("2"), new Sizes(1, 5, 5, 5, 5, 5), 1, 1, false);
        GeneratedFiles.of(folder.resolve("3"), new Sizes(2, 100, 0, 100, 100, 100), 1, 1, false);
        GeneratedFiles dense = GeneratedFiles.of(folder.resolve("4"), new Sizes(40, 9_000, 3, 90, 90, 9), 1, 1, false);

        assertThat(dense.column("members", "key")).hasSize(40);
        assertThat(dense.column("follows", "from")).hasSizeLessThan(40 * 39);
    }

    private Path files(Community community, String name, Period period) throws Exception {
        Path files = folder.resolve(name);
        Files.createDirectories(files);
        community.write(new Output(files, period, false), 1);
        return files;
    }

    private static ImportSummary load(Path folder, String community, List<String> rejects) {
        return new Import(TestGraph.graph(), Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC))
                .run(
                        new MappedFolder(folder, Mapping.in(folder)),
                        "bench-" + community,
                        ImportOptions.defaults(),
                        ImportProgress.SILENT,
                        (row, reason) -> rejects.add(row.file() + ":" + row.line() + " " + reason));
    }
}
