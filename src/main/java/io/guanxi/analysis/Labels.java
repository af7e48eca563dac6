package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Random;

/**
 * Label propagation (Raghavan, Albert, Kumara 2007): everybody begins with a label of their own and takes, one after the other in an order
 * that is drawn anew each time, the one that weighs most among those whom they point at; their own if it is one of several. Graph Data
 * Science goes by number and breaks ties by number, so that one label floods groups that hardly touch.
 */
final class Labels {

    private static final int RANDOM_SEED = 42;

    private final Links links;
    private final int[] labels;
    /** What each label weighs for the member at hand; zeros otherwise. */
    private final double[] weights;

    private final Random random = new Random(RANDOM_SEED);

    private Labels(Links links) {
        this.links = links;
        this.labels = new int[links.members()];
        this.weights = new double[links.members()];
        Arrays.setAll(labels, member -> member);
    }

    static Outcome of(TieGraph ties, MeasureInput input) {
        var propagation = new Labels(Links.of(ties));
        int most = input.whole(Option.MAX_ITERATIONS);
        int[] order = propagation.labels.clone();
        int changed = order.length;
        int done = 0;
        while (done < most && changed > 0) {
            propagation.shuffle(order);
            changed = 0;
            for (int member : order) {
                changed += propagation.relabelled(member) ? 1 : 0;
            }
            done++;
        }
        double[] scores = Arrays.stream(propagation.labels).asDoubleStream().toArray();
        return Outcome.of(scores, done, changed == 0);
    }

    private boolean relabelled(int member) {
        int from = links.start(member);
        int to = links.start(member + 1);
        double greatest = 0;
        for (int link = from; link < to; link++) {
            int label = labels[links.target(link)];
            weights[label] += links.weight(link);
            greatest = Math.max(greatest, weights[label]);
        }
        boolean changes = weights[labels[member]] < greatest;
        int best = labels[member];
        int equal = 0;
        for (int link = from; link < to; link++) {
            int label = labels[links.target(link)];
            // Each of several equal ones is as likely to be the last that was taken; what was looked at weighs nothing
            // again.
            if (changes && weights[label] == greatest && random.nextInt(++equal) == 0) {
                best = label;
            }
            weights[label] = 0;
        }
        labels[member] = best;
        return changes;
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int member = order[i];
            order[i] = order[other];
            order[other] = member;
        }
    }
}
