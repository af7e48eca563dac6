package io.guanxi.fields;

import io.guanxi.analysis.LongReading;
import io.guanxi.fault.Fault;
import io.guanxi.fraud.FraudScan;
import io.guanxi.fraud.Thresholds;
import io.guanxi.graphql.Groundwork;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code scanReferrals} finds before its transaction, as a job where that takes a while. */
final class Scanning implements Groundwork {

    private final FraudScan scan;
    private final LongReading readings;

    Scanning(FraudScan scan, LongReading readings) {
        this.scan = scan;
        this.readings = readings;
    }

    @Override
    public Map<String, @Nullable Object> of(Request request) {
        if (scan.refuses(request.input())) {
            return Map.of();
        }
        String community = request.community();
        Thresholds thresholds = Thresholds.of(request.input());
        try {
            return new HashMap<>(readings.await(
                    community,
                    thresholds.rules().stream().map(Enum::name).collect(Collectors.joining(" ")),
                    request.now(),
                    course -> scan.of(community, thresholds, request.now(), course.run(), course::step),
                    (inside, found) -> FraudScan.store(inside, community, found, request.now(), request.caller())));
        } catch (Fault fault) {
            throw fault.details().get("job") instanceof String job
                    ? fault.with("job", request.idOf("Job", job))
                    : fault;
        }
    }
}
