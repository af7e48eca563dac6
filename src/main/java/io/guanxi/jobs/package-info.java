@NullMarked
package io.guanxi.jobs;

import org.jspecify.annotations.NullMarked;
