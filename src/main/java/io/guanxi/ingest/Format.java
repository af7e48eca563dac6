package io.guanxi.ingest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The import format: which columns each kind of file has, and which of them tell its rows apart. */
final class Format {

    private static final Map<Kind, Map<String, Column>> COLUMNS = new EnumMap<>(Kind.class);
    private static final Map<Kind, List<String>> IDENTITIES = new EnumMap<>(Kind.class);

    static {
        kind(Kind.TOPICS, "name,broader", ">name! >broader");
        kind(
                Kind.CAMPAIGNS,
                "key",
                ">key! name startsAt:TIME endsAt:TIME windowDays:INTEGER attribution:ATTRIBUTION conversion:CONVERSION eventType"
                        + " holdDays:INTEGER rates:AMOUNTS caps:AMOUNTS memberCap:AMOUNT conversionAmount:AMOUNT codesPerMember:INTEGER link suspendBelow:NUMBER suspendFrom:INTEGER");
        kind(Kind.CHANNELS, "key", ">key! name");
        kind(Kind.CIRCLES, "key", ">key! name >channel");
        kind(
                Kind.MEMBERS,
                "key",
                ">key! handle displayName joinedAt:TIME lastSeenAt:TIME leftAt:TIME source locale region attributes:JSON version:INTEGER >mergedInto");
        kind(Kind.IDENTITIES, "platform,externalId", ">member! >platform! >externalId! verified:BOOLEAN");
        kind(
                Kind.CONTENTS,
                "key",
                ">key! kind origin:ORIGIN >author createdAt:TIME title body >replyTo >derivedFrom:KEYS >topics:LIST views:INTEGER"
                        + " score:NUMBER sentiment:SENTIMENT status version:INTEGER");
        kind(Kind.MEMBERSHIPS, "member,circle", ">member! >circle >channel role since:TIME until:TIME");
        kind(Kind.FOLLOWS, "from,to", ">from! >to! at:TIME");
        kind(Kind.TRUSTS, "", ">from! >to! weight:NUMBER! at:TIME >key");
        kind(Kind.BLOCKS, "from,to", ">from! >to! at:TIME");
        kind(Kind.INTERACTIONS, "", ">from! >to! kind! at:TIME content >key");
        kind(Kind.REACTIONS, "", ">member >content! kind! at:TIME >count:INTEGER >key");
        kind(Kind.SHARES, "", ">member! >content! at:TIME from >key");
        kind(
                Kind.REFERRALS,
                "",
                ">referrer! >member! at:TIME campaign code source state reason convertedAt:TIME conversion holdUntil:TIME voidedAt:TIME"
                        + " voidReason history >key");
        kind(
                Kind.CODES,
                "key",
                ">key! >member! campaign! createdAt:TIME revokedAt:TIME suspension:SUSPENSION suspendedAt:TIME suspensionReason");
        kind(Kind.INVITATIONS, "key", ">key! >referrer! contact! at:TIME >campaign code source");
        kind(Kind.ORDERS, "key", ">key >member! amount:AMOUNT! currency at:TIME! status refundedAt:TIME");
        kind(
                Kind.LEDGER,
                "key",
                ">key! >member! >converted! campaign! conversion! level:INTEGER! kind:LEDGER_KIND! amount:AMOUNT! currency at:TIME!"
                        + " availableAt:TIME");
        kind(Kind.EVENTS, "", ">key! >member! type! at:TIME! value:NUMBER >content properties:JSON");
        kind(Kind.BADGES, "", ">member >badge! at:TIME >key");
        kind(Kind.TAGS, "member,tag", ">member >tag! >kind at:TIME by");
        kind(Kind.INTERESTS, "member,topic", ">member! >topic! weight:NUMBER");
    }

    private Format() {}

    private static void kind(Kind kind, String identity, String columns) {
        Map<String, Column> byName = new LinkedHashMap<>();
        Arrays.stream(columns.split(" ")).map(Column::of).forEach(column -> byName.put(column.name(), column));
        COLUMNS.put(kind, byName);
        IDENTITIES.put(kind, identity.isEmpty() ? List.of() : List.of(identity.split(",")));
    }

    /** The columns of a kind by name, in the order of the format. */
    static Map<String, Column> columns(Kind kind) {
        return Objects.requireNonNull(COLUMNS.get(kind));
    }

    /** The columns that no two rows of a kind may share; none where a row may occur again. */
    static List<String> identity(Kind kind) {
        return Objects.requireNonNull(IDENTITIES.get(kind));
    }
}
