@NullMarked
package io.guanxi.ingest;

import org.jspecify.annotations.NullMarked;
