@NullMarked
package io.guanxi;

import org.jspecify.annotations.NullMarked;
