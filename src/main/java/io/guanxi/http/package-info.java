@NullMarked
package io.guanxi.http;

import org.jspecify.annotations.NullMarked;
