package io.guanxi.ingest;

import java.util.Locale;

/** The files of the import format, in the order in which their rows can be loaded. */
public enum Kind {
    TOPICS,
    CAMPAIGNS,
    CHANNELS,
    CIRCLES,
    MEMBERS,
    IDENTITIES,
    CONTENTS,
    MEMBERSHIPS,
    FOLLOWS,
    TRUSTS,
    BLOCKS,
    INTERACTIONS,
    REACTIONS,
    SHARES,
    REFERRALS,
    CODES,
    INVITATIONS,
    ORDERS,
    LEDGER,
    EVENTS,
    BADGES,
    TAGS,
    INTERESTS;

    /** The file's name without its ending, such as {@code members}. */
    public String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
