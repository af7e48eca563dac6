package io.guanxi.analysis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members do towards each other and how much they matter, as it is read from the graph. */
record TieFacts(Steps steps, TieReading reading, TieLease lease) {

    /** @param begun what holds of the community */
    static TieFacts of(Steps steps, String community, Instant until, Map<String, Object> begun, TieLease lease) {
        TieWeights weights = Configuration.of(steps, community).ties();
        return new TieFacts(
                steps, new TieReading(weights, Column.number(begun, "trustScale"), until.toEpochMilli()), lease);
    }

    TieWeights weights() {
        return reading.weights();
    }

    /** Reads what members do towards others, as it weighs at a base time. */
    void outgoing(TieWeb web, List<String> members, long base) {
        double halfLife = weights().halfLifeMillis();
        lease.inBatches(
                members,
                some -> steps.read("_ties/outgoing", TieReading.input(some)).forEach(row -> {
                    Bundle bundle = Bundle.of(reading.of(row, web::number), base, halfLife);
                    web.outgoing(web.number(Column.text(row, "id")), bundle);
                }));
    }

    /** Reads how much members matter. */
    void standings(TieWeb web, List<String> members, @Nullable String snapshot) {
        if (snapshot != null && !snapshot.isEmpty()) {
            lease.inBatches(
                    members,
                    some -> steps.read("_ties/standing", Map.of("snapshot", snapshot, "members", some))
                            .forEach(row -> web.standing(Column.text(row, "id"), Column.number(row, "standing"))));
        }
    }

    /** What is stored of the ties of members, by id; nothing of those of whom nothing is. */
    Map<String, MemberTies> stored(List<String> members) {
        Map<String, MemberTies> stored = new HashMap<>();
        lease.inBatches(
                members,
                some -> steps.read("_ties/stored", Map.of("members", some)).forEach(row -> {
                    MemberTies ties = MemberTies.of(Column.map(row, "stored"));
                    stored.put(ties.id(), ties);
                }));
        return stored;
    }

    /** Of members who are known by their hashes: whom they have ties to, and what of these depends on others. */
    List<Map<String, Object>> beside(String community, List<Long> hashes) {
        return steps.read("_ties/beside", Map.of("community", community, "members", hashes));
    }
}
