/** What looks like fraud among referrals, by the shape of their graph. */
@org.jspecify.annotations.NullMarked
package io.guanxi.fraud;
