package io.guanxi.fields;

import io.guanxi.behaviour.Behaviours;
import io.guanxi.behaviour.MemberPage;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.Section;
import io.guanxi.graphql.Supplement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The fields about what members do, and when. */
final class BehaviourFields {

    private final Behaviours behaviours;
    private final RuleMembers rules;
    private final EachCohort each;

    BehaviourFields(Behaviours behaviours, CohortMembers members, EachCohort each) {
        this.behaviours = behaviours;
        this.rules = new RuleMembers(members);
        this.each = each;
    }

    /** What is worked out of some members. */
    private interface Figures {
        CompletableFuture<Map<String, @Nullable Object>> of(Behaviours.Asked asked, Map<String, Object> arguments);
    }

    /** Some members who are listed. */
    private interface Listed {
        CompletableFuture<List<Map<String, Object>>> of(
                Behaviours.Asked asked, Map<String, Object> arguments, MemberPage page);
    }

    Map<String, Supplement> supplements() {
        Map<String, Supplement> supplements = new HashMap<>();
        Map.<String, Figures>of(
                        "retention", behaviours::retention,
                        "funnel", behaviours::funnel,
                        "lifecycle", behaviours::lifecycle,
                        "stickiness", behaviours::stickiness,
                        "paths", behaviours::paths)
                .forEach((field, figures) -> supplements.put(
                        "Cohort." + field, request -> each(request, asked -> figures.of(asked, request.arguments()))));
        Map.<String, Listed>of("funnelMembers", behaviours::funnelMembers, "repurchaseDue", behaviours::repurchaseDue)
                .forEach((field, listed) -> supplements.put(
                        "Cohort." + field,
                        request -> each(request, asked -> listed.of(asked, request.arguments(), page(request)))));
        return supplements;
    }

    private <T> CompletionStage<Map<String, Object>> each(Supplement.Request request, Part<T> part) {
        return each.of(
                request,
                (id, rule) -> rules.asked(CohortMembers.Asked.of(request), rule).thenCompose(part::of));
    }

    private interface Part<T> {
        CompletableFuture<T> of(Behaviours.Asked asked);
    }

    private static MemberPage page(Supplement.Request request) {
        Section section = Objects.requireNonNull(request.section());
        return section.own() && !section.counted() ? Counting.page(section) : new MemberPage(-1, false, null, null);
    }
}
