@NullMarked
package io.guanxi.fault;

import org.jspecify.annotations.NullMarked;
