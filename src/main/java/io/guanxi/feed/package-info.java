/** What has happened, in one order for all servers of a graph: written with what happened, numbered afterwards, read by number. */
@NullMarked
package io.guanxi.feed;

import org.jspecify.annotations.NullMarked;
