package io.guanxi.analysis;

/** What members are compared by in a leaderboard; the schema says what each means. */
public enum LeaderboardMeasure {
    REFERRED,
    CONVERTED,
    REVENUE,
    K,
    QUALITY
}
