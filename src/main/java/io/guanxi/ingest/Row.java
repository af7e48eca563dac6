package io.guanxi.ingest;

import java.util.Map;

/**
 * One row in the terms of the import format, whatever file it came from.
 *
 * @param file it stood in, for messages
 * @param line it began at, counted from 1 with the header
 * @param values by column of the import format; an absent value is not in the map
 */
public record Row(String file, long line, Map<String, String> values) {}
