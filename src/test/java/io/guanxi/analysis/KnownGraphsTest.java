package io.guanxi.analysis;

import static io.guanxi.analysis.Algorithm.ARTICLE_RANK;
import static io.guanxi.analysis.Algorithm.BETWEENNESS;
import static io.guanxi.analysis.Algorithm.CLOSENESS;
import static io.guanxi.analysis.Algorithm.CLUSTERING;
import static io.guanxi.analysis.Algorithm.COMPONENTS;
import static io.guanxi.analysis.Algorithm.CORE;
import static io.guanxi.analysis.Algorithm.DEGREE;
import static io.guanxi.analysis.Algorithm.EIGENVECTOR;
import static io.guanxi.analysis.Algorithm.HARMONIC;
import static io.guanxi.analysis.Algorithm.HITS;
import static io.guanxi.analysis.Algorithm.LEIDEN;
import static io.guanxi.analysis.Algorithm.LOUVAIN;
import static io.guanxi.analysis.Algorithm.PAGE_RANK;
import static io.guanxi.analysis.Algorithm.TRIANGLES;
import static io.guanxi.analysis.Orientation.NATURAL;
import static io.guanxi.analysis.Orientation.REVERSE;
import static io.guanxi.analysis.Orientation.UNDIRECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Graphs that the literature has figures for: Zachary's karate club, Krackhardt's kite, the families of Florence, the examples of the Graph
 * Data Science manual and those of LDBC Graphalytics.
 */
class KnownGraphsTest {

    private static final double PUBLISHED = 5e-5;

    @Test
    void zacharysKarateClub() {
        Known club = Known.read("karate");
        club.check(DEGREE, "1=16 2=9 3=10 4=6 6=4 9=5 12=1 24=5 28=4 32=6 33=12 34=17");
        club.check(
                BETWEENNESS,
                "1=231.07143 2=28.47857 3=75.85079 4=6.28810 5=0.33333 6=15.83333 8=0 9=29.52937 10=0.44762 12=0 14=24.21587 20=17.14683 24=9.3 "
                        + "28=11.79206 29=0.94762 31=7.60952 32=73.00952 33=76.69048 34=160.55159");
        club.check(
                CLOSENESS,
                "1=0.56897 2=0.48529 3=0.55932 9=0.51563 12=0.36667 17=0.28448 20=0.5 32=0.54098 33=0.51563 34=0.55");
        club.check(HARMONIC, "1=23.16667 2=19.16667 3=21 12=13.5 17=11.1 33=20.91667 34=23.25");
        club.check(EIGENVECTOR, "1=0.35549 2=0.26596 3=0.31719 9=0.22740 12=0.05286 17=0.02364 33=0.30864 34=0.37336");
        club.check(TRIANGLES, "1=18 2=12 3=11 4=10 5=2 6=3 8=6 10=0 12=0 14=6 33=13 34=15");
        club.check(CLUSTERING, "1=0.15 2=0.33333 3=0.24444 8=1 10=0 12=0 33=0.19697 34=0.11029");
        club.check(CORE, "1=4 2=4 3=4 4=4 5=3 8=4 9=4 10=2 12=1 13=2 14=4 20=3 31=4 33=4 34=4");
        club.check(PAGE_RANK, "1=0.09700 2=0.05288 3=0.05708 12=0.00956 33=0.07169 34=0.10092");
        assertThat(Arrays.stream(club.measured(TRIANGLES)).sum())
                .as("45 triangles")
                .isEqualTo(3 * 45);
        assertThat(Arrays.stream(club.measured(CLUSTERING)).average().orElse(0)).isCloseTo(0.570638, within(1e-6));
        for (Algorithm algorithm : List.of(LOUVAIN, LEIDEN)) {
            double[] groups = club.measured(algorithm);
            assertThat(GroupOracle.modularity(club.drawn().turned(UNDIRECTED), groups))
                    .as("the most there is is 0.4198")
                    .isBetween(0.4155, 0.41985);
            assertThat(Arrays.stream(groups).max().orElse(0)).as("four groups").isEqualTo(3);
            assertThat(groups[club.number("1")]).isNotEqualTo(groups[club.number("34")]);
        }
    }

    @Test
    void krackhardtsKiteHasAnotherLeaderByEachMeasure() {
        Known kite = Known.read("kite");
        kite.check(DEGREE, "Diane=6 Fernando=5 Garth=5 Andre=4 Beverly=4 Carol=3 Ed=3 Heather=3 Ike=2 Jane=1");
        kite.check(
                BETWEENNESS,
                "Heather=14 Fernando=8.33333 Garth=8.33333 Ike=8 Diane=3.66667 Andre=0.83333 Beverly=0.83333 Carol=0 Ed=0 Jane=0");
        kite.check(
                CLOSENESS,
                "Fernando=0.64286 Garth=0.64286 Diane=0.6 Heather=0.6 Andre=0.52941 Beverly=0.52941 Carol=0.5 Ed=0.5 "
                        + "Ike=0.42857 Jane=0.31034");
        kite.check(
                EIGENVECTOR,
                "Diane=0.48102 Fernando=0.39769 Garth=0.39769 Andre=0.35221 Heather=0.19586 Ike=0.04807 Jane=0.01116");
    }

    @Test
    void theFamiliesOfFlorence() {
        Known florence = Known.read("florence");
        florence.check(
                BETWEENNESS,
                "Medici=47.5 Guadagni=23.16667 Albizzi=19.33333 Salviati=13 Ridolfi=10.33333 Bischeri=9.5 Strozzi=9.33333 "
                        + "Barbadori=8.5 Tornabuoni=8.33333 Castellani=5 Peruzzi=2 Acciaiuoli=0 Ginori=0 Lamberteschi=0 Pazzi=0");
        florence.check(
                CLOSENESS,
                "Medici=0.56 Ridolfi=0.5 Albizzi=0.48276 Tornabuoni=0.48276 Guadagni=0.46667 Strozzi=0.4375 Bischeri=0.4 "
                        + "Salviati=0.38889 Acciaiuoli=0.36842 Lamberteschi=0.32558 Pazzi=0.28571");
        florence.check(EIGENVECTOR, "Medici=0.43031 Strozzi=0.35598 Ridolfi=0.34155 Ginori=0.07492 Pazzi=0.04481");
    }

    @Test
    void theManualOfGraphDataScience() {
        Known chain = Known.of("A-B B-C C-D D-E");
        chain.check(CLOSENESS, "A=0.4 B=0.57143 C=0.66667 D=0.57143 E=0.4");
        chain.check(HARMONIC, "A=2.08333 C=3");
        Known pieces = Known.of("A-B B-C D-E");
        pieces.check(HARMONIC, "A=1.5 B=2 C=1.5 D=1 E=1");
        Known friends = Known.of(
                "Michael-Karin Michael-Chris Will-Michael Mark-Michael Mark-Will Alice-Michael Will-Chris Chris-Karin");
        friends.check(TRIANGLES, "Michael=3 Chris=2 Will=2 Karin=1 Mark=1 Alice=0");
        friends.check(CLUSTERING, "Karin=1 Mark=1 Chris=0.66667 Will=0.66667 Michael=0.3 Alice=0");
        Known followers = Known.of("Alice-Carol Bob-Carol Carol-Dan Carol-Eve Dan-Frank Eve-Frank Frank-Gale");
        followers.check(BETWEENNESS, NATURAL, "Carol=8 Dan=3 Eve=3 Frank=5 Alice=0 Bob=0 Gale=0");
        Known pages = Known.of(
                "Home-About Home-Links Home-Product About-Home Product-Home SiteA-Home SiteB-Home SiteC-Home SiteD-Home "
                        + "Links-Home Links-SiteA Links-SiteB Links-SiteC Links-SiteD");
        pages.check(
                ARTICLE_RANK,
                NATURAL,
                "Home=0.56071 About=0.25034 Links=0.25034 Product=0.25034 SiteA=0.18152 SiteD=0.18152");
    }

    @Test
    void theExamplesOfGraphalytics() {
        Known undirected = Known.read("graphalytics-undirected");
        undirected.check(CLUSTERING, "2=1 3=0.33333 4=1 5=0.66667 6=0.2 7=1 8=0.66667 9=1 10=0");
        undirected.check(COMPONENTS, "2=0 3=0 4=0 5=0 6=0 7=0 8=0 9=0 10=0");
        Known directed = Known.read("graphalytics-directed");
        directed.check(COMPONENTS, NATURAL, "1=0 2=0 3=0 4=0 5=0 6=0 7=0 8=0 9=0 10=0");
        // Their PageRank stops after two rounds, which is nothing to measure, but the oracle of the others has to
        // agree.
        directed.agree(
                PageRankOracle.after(2, directed.drawn().turned(NATURAL), 0.85, PageRankOracle.uniform(10)),
                "1=0.1477629 2=0.0475338 3=0.1550469 4=0.1597574 5=0.14624 6=0.0475338 8=0.1135740 10=0.0874838");
        undirected.agree(
                PageRankOracle.after(2, undirected.drawn().turned(UNDIRECTED), 0.85, PageRankOracle.uniform(9)),
                "2=0.0908449 3=0.1424090 6=0.1686173 10=0.0623148");
    }

    @Test
    void hubsAreAuthoritiesBackwards() {
        Known links = Known.of("hub-a hub-b hub-c other-a");
        links.check(HITS, NATURAL, "hub=0 other=0 a=0.70711 b=0.5 c=0.5");
        links.check(HITS, REVERSE, "hub=0.92388 other=0.38268 a=0 b=0 c=0");
    }

    /** A graph whose members have names. */
    private record Known(Map<String, Integer> numbers, Drawn drawn) {

        /** From the file {@code graphs/NAME-edges.csv}. */
        static Known read(String name) {
            try (var file = Objects.requireNonNull(
                    KnownGraphsTest.class.getResourceAsStream("/graphs/" + name + "-edges.csv"))) {
                List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                return of(String.join(" ", lines.subList(1, lines.size())).replace(',', '-'));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        static Known of(String pairs) {
            Map<String, Integer> numbers = new TreeMap<>();
            for (String name : new TreeSet<>(List.of(pairs.split("[ -]", -1)))) {
                numbers.put(name, numbers.size());
            }
            StringBuilder numbered = new StringBuilder();
            for (String pair : pairs.split(" ", -1)) {
                String[] ends = pair.split("-", -1);
                numbered.append(numbers.get(ends[0]))
                        .append('-')
                        .append(numbers.get(ends[1]))
                        .append(' ');
            }
            return new Known(numbers, Drawn.of(numbers.size(), numbered.toString()));
        }

        int number(String name) {
            return Objects.requireNonNull(numbers.get(name), name);
        }

        double[] measured(Algorithm algorithm) {
            return drawn.measured(algorithm, UNDIRECTED, Map.of());
        }

        void check(Algorithm algorithm, String published) {
            check(algorithm, UNDIRECTED, published);
        }

        void check(Algorithm algorithm, Orientation orientation, String published) {
            agree(drawn.measured(algorithm, orientation, Map.of()), published);
        }

        void agree(double[] measured, String published) {
            Map<String, Double> expected = new LinkedHashMap<>();
            for (String one : published.split(" ", -1)) {
                String[] parts = one.split("=", -1);
                expected.put(parts[0], Double.valueOf(parts[1]));
            }
            expected.forEach((name, value) -> assertThat(measured[number(name)])
                    .as(name)
                    .isCloseTo(value, within(PUBLISHED * Math.max(1, value / 10))));
        }
    }
}
