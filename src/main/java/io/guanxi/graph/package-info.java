@NullMarked
package io.guanxi.graph;

import org.jspecify.annotations.NullMarked;
