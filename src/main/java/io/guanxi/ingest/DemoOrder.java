package io.guanxi.ingest;

import java.math.BigDecimal;
import java.time.Instant;

/** A generated order that was paid. */
record DemoOrder(String key, BigDecimal amount, Instant at) {}
