package io.guanxi.graphql;

import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Begins exports of cohorts, for those who may ask for the same by fields. */
final class CohortExports {

    /** What one costs, in points: as much as a page of some hundred members. */
    private static final long POINTS = 1_000;

    /** What a caller must be allowed to ask for. */
    private static final List<String> FIELDS = Stream.concat(
                    Stream.of("Query.cohort", "Cohort.members"),
                    CohortExport.COLUMNS.stream().map(column -> "Member." + column))
            .toList();

    private final CohortMembers members;
    private final Access access;
    private final Communities communities;
    private final Budget budget;
    private final Clock clock;

    CohortExports(CohortMembers members, Access access, Communities communities, Budget budget, Clock clock) {
        this.members = members;
        this.access = access;
        this.communities = communities;
        this.budget = budget;
        this.clock = clock;
    }

    /** Fails as the fields do, and with {@code NOT_FOUND} where there is no such cohort. */
    CompletionStage<CohortExport> of(CohortExport.Request request, Caller caller) {
        return CompletableFuture.completedStage(FIELDS)
                .thenCompose(fields -> {
                    access.expect(fields, caller);
                    return communities.resolve(request.community(), caller);
                })
                .thenCompose(community -> begun(request, caller, community));
    }

    private CompletionStage<CohortExport> begun(
            CohortExport.Request request, Caller caller, Communities.Community community) {
        budget.take(caller, POINTS);
        CohortMembers.Asked asked = new CohortMembers.Asked(community.key(), community.influence(), clock.instant());
        return members.version(asked.community(), request.key(), request.version())
                .thenCompose(cohort -> {
                    if (cohort == null) {
                        throw Fault.notFound("there is no such version of a cohort " + request.key());
                    }
                    String rule = String.valueOf(cohort.get("rule"));
                    int version = ((Number) Objects.requireNonNull(cohort.get("version"))).intValue();
                    return members.compiled(asked, rule)
                            .thenApply(right -> new CohortExport(members, asked, version, rule));
                });
    }
}
