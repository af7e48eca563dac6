package io.guanxi.bench.reads;

import org.HdrHistogram.Histogram;

/**
 * What a server did of one shape over so many connections, in all rounds.
 */
final class Measurement {

    private final Histogram latencies = new Histogram(3);
    private long failed;
    private double seconds;
    private long server;
    private long database;

    /**
     * @param server processors' time of the server, in ms
     * @param database processors' time of the database, in ms
     */
    void add(Load.Result result, long server, long database) {
        latencies.add(result.latencies());
        this.failed += result.failed();
        this.seconds += result.seconds();
        this.server += server;
        this.database += database;
    }

    long answered() {
        return latencies.getTotalCount();
    }

    long failed() {
        return failed;
    }

    /** Right answers a second. */
    double rate() {
        return seconds == 0 ? 0 : answered() / seconds;
    }

    /** How long it took until so many percent were answered, in ms. */
    double latency(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** Processors' time of the server for a request, in ms. */
    double server() {
        return each(server);
    }

    /** Processors' time of the database for a request, in ms. */
    double database() {
        return each(database);
    }

    /** Wrong answers take time too. */
    private double each(long millis) {
        long all = answered() + failed;
        return all == 0 ? 0 : (double) millis / all;
    }
}
