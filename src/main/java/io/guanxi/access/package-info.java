@NullMarked
package io.guanxi.access;

import org.jspecify.annotations.NullMarked;
