@NullMarked
package io.guanxi.graphql;

import org.jspecify.annotations.NullMarked;
