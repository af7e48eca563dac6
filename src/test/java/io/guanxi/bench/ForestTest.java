package io.guanxi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The shape of the forest that the generator makes. */
class ForestTest {

    @TempDir
    private Path folder;

    @Test
    void oneTreeIsLargeAndNoChainIsTooLong() throws IOException {
        int done = new CommandLine(new ForestCommand())
                .execute(folder.toString(), "--members", "3000", "--largest", "800", "--depth", "12");

        assertThat(done).isZero();
        Map<String, String> referrers = new HashMap<>();
        List<String> rows = Files.readAllLines(folder.resolve("referrals.csv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] values = row.split(",");
            assertThat(referrers.put(values[1], values[0])).isNull();
        }
        Map<String, Integer> below = new HashMap<>();
        int longest = 0;
        for (String member : referrers.keySet()) {
            int depth = 0;
            String at = member;
            for (String next = referrers.get(at); next != null; next = referrers.get(at)) {
                at = next;
                depth++;
            }
            below.merge(at, 1, Integer::sum);
            longest = Math.max(longest, depth);
        }
        assertThat(longest).isEqualTo(12);
        assertThat(below).containsEntry("m0000000", 800);
        assertThat(below).hasSizeGreaterThan(50);
        assertThat(Files.readAllLines(folder.resolve("members.csv"))).hasSize(3_001);
    }
}
