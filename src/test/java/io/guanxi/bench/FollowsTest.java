package io.guanxi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of the network that the generator makes. */
class FollowsTest {

    private static final int MEMBERS = 12_000;

    @TempDir
    private static Path folder;

    private static GeneratedFiles files;
    private static List<List<Integer>> follows;
    private static List<Set<Integer>> sets;

    @BeforeAll
    static void generate() {
        files = GeneratedFiles.of(folder, new Sizes(MEMBERS, 10L * MEMBERS, 10, 0, 0, 0), 1, 2, false);
        follows = files.follows(MEMBERS);
        sets = follows.stream().<Set<Integer>>map(HashSet::new).toList();
    }

    @Test
    void thereAreAsManyFollowsAsWantedAndNoneTwiceOrOfOneself() {
        assertThat(follows.stream().mapToInt(List::size).sum()).isEqualTo(10 * MEMBERS);
        for (int i = 0; i < MEMBERS; i++) {
            assertThat(follows.get(i)).doesNotContain(i).doesNotHaveDuplicates();
        }
    }

    @Test
    void followersFallWithAPower() {
        int[] followers = new int[MEMBERS];
        follows.forEach(targets -> targets.forEach(target -> followers[target]++));
        PowerLaw law = PowerLaw.fit(followers);

        assertThat(law.exponent()).as("%s", law).isBetween(2.0, 3.0);
        assertThat(law.distance()).as("%s", law).isLessThan(0.06);
        assertThat(law.tail()).as("%s", law).isGreaterThan(200);
        assertThat(IntStream.of(followers).max().orElse(0)).isGreaterThan(300);
    }

    @Test
    void aThirdIsReturned() {
        assertThat(reciprocity()).isBetween(0.2, 0.4);
    }

    @Test
    void mostFollowsStayInOneCircleAndFriendsKnowEachOther() {
        String[] circle = new String[MEMBERS];
        files.read("memberships", row -> {
            if (!row.getField("role").equals("guest")) {
                circle[GeneratedFiles.number(row.getField("member"))] = row.getField("circle");
            }
        });
        double inside = IntStream.range(0, MEMBERS)
                .mapToLong(i -> follows.get(i).stream()
                        .filter(other -> circle[other].equals(circle[i]))
                        .count())
                .sum();

        assertThat(inside / (10 * MEMBERS)).as("inside a circle").isGreaterThan(0.6);
        assertThat(clustering()).as("clustering").isGreaterThan(100 * 20.0 / MEMBERS);
    }

    private static double reciprocity() {
        double returned = IntStream.range(0, MEMBERS)
                .mapToLong(i -> follows.get(i).stream()
                        .filter(other -> sets.get(other).contains(i))
                        .count())
                .sum();
        return returned / (10 * MEMBERS);
    }

    /** How many of the pairs whom somebody follows are connected themselves, on average over everybody who follows 2 or more. */
    private static double clustering() {
        return IntStream.range(0, MEMBERS)
                .filter(i -> follows.get(i).size() > 1)
                .mapToDouble(i -> {
                    List<Integer> friends = follows.get(i);
                    int connected = 0;
                    for (int one : friends) {
                        for (int other : friends) {
                            connected += one < other
                                            && (sets.get(one).contains(other)
                                                    || sets.get(other).contains(one))
                                    ? 1
                                    : 0;
                        }
                    }
                    return 2.0 * connected / friends.size() / (friends.size() - 1);
                })
                .average()
                .orElse(0);
    }
}
