package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import java.util.List;
import java.util.Map;

/** The ties that chosen relationships make between all members of a community. */
record MeasuredTies(Steps steps) {

    /**
     * @param weighted whether the ratings of {@code TRUSTS} weigh
     * @param signed whether what is not positive stays
     * @throws Fault NOT_FOUND without such a community
     */
    TieGraph of(
            String community,
            List<RelationshipType> relationships,
            Orientation orientation,
            boolean weighted,
            boolean signed) {
        if (steps.read("_influence/community", Map.of("community", community)).isEmpty()) {
            throw Fault.notFound("there is no community " + community);
        }
        List<TieGraph.Node> members = steps.read("_measure/members", Map.of("community", community)).stream()
                .map(row -> new TieGraph.Node(Column.text(row, "id"), Column.text(row, "key")))
                .toList();
        List<String> types = relationships.stream().map(Enum::name).toList();
        TieGraph ties = new TieGraph(members, orientation == Orientation.UNDIRECTED);
        ties.add(
                steps.read(
                        "_measure/ties",
                        Map.of("community", community, "types", types, "weighted", weighted, "signed", signed)),
                orientation == Orientation.REVERSE);
        return ties;
    }
}
