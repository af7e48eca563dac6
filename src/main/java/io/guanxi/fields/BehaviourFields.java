package io.guanxi.fields;

import io.guanxi.behaviour.Behaviours;
import io.guanxi.behaviour.MemberPage;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.Section;
import io.guanxi.graphql.Supplement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The fields about what members do, and when. */
final class BehaviourFields {

    /** A rule that everybody meets, and nobody has to be looked for. */
    private static final String EVERYBODY = "{}";

    private final Behaviours behaviours;
    private final CohortMembers members;

    BehaviourFields(Behaviours behaviours, CohortMembers members) {
        this.behaviours = behaviours;
        this.members = members;
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

    private interface Part<T> {
        CompletableFuture<T> of(Behaviours.Asked asked);
    }

    private <T> CompletionStage<Map<String, Object>> each(Supplement.Request request, Part<T> part) {
        return members.rules(request).thenCompose(rules -> {
            Map<String, CompletableFuture<T>> parts = new HashMap<>();
            rules.forEach((id, rule) -> parts.put(
                    id,
                    part.of(asked(request, rule))
                            .exceptionallyCompose(failed -> CompletableFuture.failedFuture(known(failed, request)))));
            return CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
                    .thenApply(done -> {
                        Map<String, Object> values = new HashMap<>();
                        parts.forEach((id, one) -> values.put(id, Objects.requireNonNull(one.join())));
                        return values;
                    });
        });
    }

    private static Throwable known(Throwable failed, Supplement.Request request) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        return cause instanceof Fault fault ? Preparations.known(fault, request::idOf) : failed;
    }

    private Behaviours.Asked asked(Supplement.Request request, String rule) {
        Behaviours.Among among = rule.equals(EVERYBODY)
                ? null
                : new Behaviours.Among(rule, () -> members.ids(CohortMembers.Asked.of(request), rule));
        return new Behaviours.Asked(
                request.community(), request.snapshot(), request.now().toInstant(), among);
    }

    private static MemberPage page(Supplement.Request request) {
        Section section = Objects.requireNonNull(request.section());
        return section.own() && !section.counted()
                ? new MemberPage(section.size() + 1, section.backward(), key(section.after()), key(section.before()))
                : new MemberPage(-1, false, null, null);
    }

    private static @Nullable String key(@Nullable List<@Nullable Object> place) {
        return place == null ? null : (String) place.get(0);
    }
}
