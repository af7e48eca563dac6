package io.guanxi.analysis;

import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A graph as a matrix from row to column, which is measured without being stored: the same steps as for a community, from its ties on.
 * Members are m000, m001, ...
 */
final class Drawn {

    private final double[][] matrix;

    private Drawn(double[][] matrix) {
        this.matrix = matrix;
    }

    private static final Steps STEPS = new Steps(TestGraph.graph(), Duration.ofMinutes(1));

    /** From pairs of members, such as {@code 0-1 1-2}; a pair that comes again adds up. */
    static Drawn of(int members, String pairs) {
        double[][] matrix = new double[members][members];
        for (String pair : pairs.isBlank() ? new String[0] : pairs.strip().split("\\s+", -1)) {
            String[] ends = pair.split("-", -1);
            matrix[Integer.parseInt(ends[0])][Integer.parseInt(ends[1])]++;
        }
        return new Drawn(matrix);
    }

    /** Distinct pairs with weights from 1 to 9; the last three members point at nobody, and the last one is alone. */
    static Drawn random(int members, int pairs, long seed) {
        Random random = new Random(seed);
        double[][] matrix = new double[members][members];
        for (int i = 0; i < pairs; i++) {
            int from = random.nextInt(members - 3);
            int to = random.nextInt(members - 1);
            matrix[from][to] = from == to ? 0 : 1 + random.nextInt(9);
        }
        return new Drawn(matrix);
    }

    /** The scores by the number of the member, as they are stored. */
    double[] measured(Algorithm algorithm, @Nullable Orientation orientation, Map<Option, Object> given) {
        MeasureInput input = MeasureInput.of(algorithm, List.of(RelationshipType.TRUSTS), orientation, given);
        TieGraph ties = ties(input.orientation());
        Outcome outcome = Method.of(algorithm).computation().of(ties, input, STEPS);
        double[] scores = new double[matrix.length];
        for (var block :
                MeasureRanking.of(algorithm, ties.members(), outcome.scores()).ranks("", "")) {
            String[] members = (String[]) block.get("members");
            double[] ranked = (double[]) block.get("scores");
            for (int i = 0; i < members.length; i++) {
                scores[Integer.parseInt(members[i])] = ranked[i];
            }
        }
        return scores;
    }

    TieGraph ties(Orientation orientation) {
        List<TieGraph.Node> members = IntStream.range(0, matrix.length)
                .mapToObj(member -> new TieGraph.Node(String.valueOf(member), key(member)))
                .toList();
        TieGraph ties = new TieGraph(members, orientation == Orientation.UNDIRECTED);
        for (int from = 0; from < matrix.length; from++) {
            List<String> targets = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (int to = 0; to < matrix.length; to++) {
                if (from != to && matrix[from][to] != 0) {
                    targets.add(key(to));
                    weights.add(matrix[from][to]);
                }
            }
            ties.add(
                    List.of(Map.of("source", key(from), "targets", targets, "weights", weights)),
                    orientation == Orientation.REVERSE);
        }
        return ties;
    }

    static String key(int member) {
        return String.format("m%03d", member);
    }

    /** The same graph, the way an orientation has it. */
    double[][] turned(Orientation orientation) {
        double[][] turned = new double[matrix.length][matrix.length];
        for (int from = 0; from < matrix.length; from++) {
            for (int to = 0; to < matrix.length; to++) {
                turned[from][to] = from == to
                        ? 0
                        : switch (orientation) {
                            case NATURAL -> matrix[from][to];
                            case REVERSE -> matrix[to][from];
                            case UNDIRECTED -> matrix[from][to] + matrix[to][from];
                        };
            }
        }
        return turned;
    }
}
