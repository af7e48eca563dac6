/** What members do, and when: retention, funnels, lifecycle, stickiness and paths, from an image of their events in memory. */
@NullMarked
package io.guanxi.behaviour;

import org.jspecify.annotations.NullMarked;
