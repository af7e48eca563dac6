@NullMarked
package io.guanxi.analysis;

import org.jspecify.annotations.NullMarked;
