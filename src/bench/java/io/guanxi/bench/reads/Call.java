package io.guanxi.bench.reads;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent.
 *
 * @param body JSON, or null
 * @param proof what only a right answer holds
 */
record Call(HttpMethod method, String path, @Nullable Buffer body, String proof) {}
