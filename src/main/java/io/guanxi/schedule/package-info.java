/** When something is due that is done again and again. The only room with cron-utils. */
@NullMarked
package io.guanxi.schedule;

import org.jspecify.annotations.NullMarked;
