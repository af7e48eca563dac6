package io.guanxi.fields;

import io.guanxi.fault.Fault;
import io.guanxi.fraud.FraudScan;
import io.guanxi.fraud.Thresholds;
import io.guanxi.graphql.Groundwork;
import io.guanxi.jobs.Patience;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code scanReferrals} finds before its transaction, as a job where that takes a while. */
final class Scanning implements Groundwork {

    private final FraudScan scan;
    private final Patience patience;

    Scanning(FraudScan scan, Patience patience) {
        this.scan = scan;
        this.patience = patience;
    }

    @Override
    public Map<String, @Nullable Object> of(Request request) {
        if (scan.refuses(request.input())) {
            return Map.of();
        }
        String community = request.community();
        Thresholds thresholds = Thresholds.of(request.input());
        try {
            return new HashMap<>(patience.alone(
                    community,
                    thresholds.rules().stream().map(Enum::name).collect(Collectors.joining(" ")),
                    request.now(),
                    progress -> scan.of(community, thresholds, request.now(), progress.run(), progress::tell),
                    (inside, found) -> FraudScan.store(inside, community, found, request.now(), request.caller())));
        } catch (Fault fault) {
            throw fault.details().get("job") instanceof String job
                    ? fault.with("job", request.idOf("Job", job))
                    : fault;
        }
    }
}
