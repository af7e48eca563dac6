package io.guanxi.ingest;

import java.util.Map;
import java.util.stream.LongStream;

/** What a campaign may say, as {@code createCampaign} has it; what a row leaves out is looked at nowhere. */
final class CampaignRules {

    private static final int MOST_LEVELS = 10;
    private static final long LEAST_RATE = 1_0000;
    private static final long MOST_RATE = 15_0000;

    private CampaignRules() {}

    /** @throws Unreadable if it says anything else */
    static void expect(Map<String, Object> said) throws Unreadable {
        within("windowDays", said, 1, 3650);
        within("holdDays", said, 0, 365);
        within("codesPerMember", said, 1, 1000);
        within("suspendFrom", said, 1, 1_000_000);
        if (said.get("suspendBelow") instanceof Number below
                && !(below.doubleValue() > 0 && below.doubleValue() <= 1)) {
            throw new Unreadable("suspendBelow: expected a number above 0 and at most 1");
        }
        long[] rates = said.get("ratesE4") instanceof long[] some ? some : new long[0];
        if (rates.length > MOST_LEVELS
                || LongStream.of(rates).anyMatch(rate -> rate < LEAST_RATE || rate > MOST_RATE)) {
            throw new Unreadable("rates: expected at most 10 percentages from 1 to 15");
        }
        if (said.get("capsE4") instanceof long[] caps
                && (caps.length != rates.length || LongStream.of(caps).anyMatch(cap -> cap < 0))) {
            throw new Unreadable("caps: expected as many amounts as rates, 0 or more each");
        }
    }

    private static void within(String name, Map<String, Object> said, long least, long most) throws Unreadable {
        if (said.get(name) instanceof Long number && (number < least || number > most)) {
            throw new Unreadable(name + ": expected a whole number from " + least + " to " + most);
        }
    }
}
