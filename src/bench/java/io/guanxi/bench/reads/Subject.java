package io.guanxi.bench.reads;

/**
 * What one request is about.
 *
 * @param key of the member that is asked for, or who follows
 * @param to whom they follow; only for writing
 */
record Subject(String key, String to) {}
