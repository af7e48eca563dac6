package io.guanxi.fields;

import io.guanxi.behaviour.Behaviours;
import io.guanxi.behaviour.MemberPage;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import io.guanxi.graphql.Groundwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of a step of a funnel, saved as a cohort: no rule can say who they are, and so a snapshot does. */
final class FunnelCohorts {

    /** A rule that everybody meets. */
    private static final String EVERYBODY = "{}";

    private final Behaviours behaviours;
    private final CohortMembers members;

    FunnelCohorts(Behaviours behaviours, CohortMembers members) {
        this.behaviours = behaviours;
        this.members = members;
    }

    Map<String, Groundwork> verbs() {
        return Map.of("Mutation.saveFunnelMembers", this::saved);
    }

    private Map<String, @Nullable Object> saved(Groundwork.Request request) {
        Asked asked = new Asked(request.community(), request.snapshot(), request.now());
        String among = request.input().get("rule") instanceof Map<?, ?> given
                ? Graph.await(members.checked(asked, given))
                : EVERYBODY;
        Map<String, Object> arguments = new HashMap<>();
        request.input().forEach((name, value) -> {
            if (value != null) {
                arguments.put(name, value);
            }
        });
        List<String> keys = dropped(request, Graph.await(new RuleMembers(members).asked(asked, among)), arguments);
        String snapshot = Ids.next();
        String rule =
                CohortMembers.text(Map.of("frozen", Map.of("snapshot", request.idOf("CohortSnapshot", snapshot))));
        Map<String, @Nullable Object> prepared =
                CohortFields.frozen(rule, Graph.await(members.idsOf(request.community(), keys)));
        prepared.put("cohort", Ids.next());
        prepared.put("snapshot", snapshot);
        prepared.put("rule", rule);
        return prepared;
    }

    private List<String> dropped(Groundwork.Request request, Behaviours.Asked asked, Map<String, Object> arguments) {
        try {
            return Graph.await(behaviours.funnelMembers(asked, arguments, new MemberPage(-1, false, null, null)))
                    .stream()
                    .map(member -> (String) Objects.requireNonNull(member.get("key")))
                    .toList();
        } catch (Fault fault) {
            throw Preparations.known(fault, request::idOf);
        }
    }
}
