package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** The ties that chosen relationships make between all members of a community. */
record MeasuredTies(Steps steps) {

    /** Members whose ties are read at a time. */
    private static final int BATCH = 5_000;

    /**
     * @param weighted whether the ratings of {@code TRUSTS} weigh
     * @param signed whether what is not positive stays
     * @param progress hears how much is read, 0..1
     * @throws Fault NOT_FOUND without such a community
     */
    TieGraph of(
            String community,
            List<RelationshipType> relationships,
            Orientation orientation,
            boolean weighted,
            boolean signed,
            DoubleConsumer progress) {
        if (steps.read("_influence/community", Map.of("community", community)).isEmpty()) {
            throw Fault.notFound("there is no community " + community);
        }
        List<TieGraph.Node> members = steps.read("_measure/members", Map.of("community", community)).stream()
                .map(row -> new TieGraph.Node(Column.text(row, "id"), Column.text(row, "key")))
                .toList();
        Map<String, Object> input = new HashMap<>(Map.of("weighted", weighted, "signed", signed));
        input.put("types", relationships.stream().map(Enum::name).toList());
        TieGraph ties = new TieGraph(members, orientation == Orientation.UNDIRECTED);
        for (int from = 0; from < members.size(); from += BATCH) {
            progress.accept((double) from / members.size());
            input.put(
                    "members",
                    members.subList(from, Math.min(from + BATCH, members.size())).stream()
                            .map(TieGraph.Node::id)
                            .toList());
            ties.add(steps.read("_measure/ties", input), orientation == Orientation.REVERSE);
        }
        return ties;
    }
}
