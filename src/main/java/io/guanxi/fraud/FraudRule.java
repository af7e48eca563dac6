package io.guanxi.fraud;

/** By what something looks like fraud; the schema says what each means. */
public enum FraudRule {
    RING,
    STAR_BURST,
    SHARED_FINGERPRINT,
    DEAD_SUBTREE,
    SELF_REFERRAL
}
