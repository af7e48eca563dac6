package io.guanxi.ingest;

/** The labels of the nodes that rows become. */
enum NodeLabel {
    COMMUNITY("Community", "key"),
    MEMBER("Member", "key"),
    MERGED("Merged", "key"),
    IDENTITY("Identity", "externalId"),
    CHANNEL("Channel", "key"),
    CIRCLE("Circle", "key"),
    CONTENT("Content", "key"),
    REACTION_COUNT("ReactionCount", "day"),
    TOPIC("Topic", "name"),
    TAG("Tag", "name"),
    BADGE("Badge", "name"),
    ORDER("Order", "key"),
    EVENT("Event", "key"),
    ACTIVITY("Activity", "type"),
    CAMPAIGN("Campaign", "key"),
    TOUCH("Touch", "key"),
    REFERRAL_CODE("ReferralCode", "key"),
    INVITATION("Invitation", "key"),
    LEDGER_TRANSACTION("LedgerTransaction", "key");

    private final String text;
    private final String key;

    NodeLabel(String text, String key) {
        this.text = text;
        this.key = key;
    }

    /** As the graph has it. */
    String text() {
        return text;
    }

    /** The property that, alone or beside others, tells nodes of the label apart. */
    String key() {
        return key;
    }
}
