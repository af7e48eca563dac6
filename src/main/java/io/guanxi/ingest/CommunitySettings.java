package io.guanxi.ingest;

import io.guanxi.fault.Fault;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a community is made with where the import makes it. What is absent takes a default.
 *
 * @param key the community's own; default: the name of the folder
 * @param name default: the key
 * @param timeZone in which its days begin, such as {@code Europe/Berlin}; default UTC
 * @param currency of amounts that name none, ISO 4217; default EUR
 * @param trustScale the greatest rating that members may give each other; default 1
 * @param createdAt when it was made, an ISO-8601 instant; default: now
 */
public record CommunitySettings(
        @Nullable String key,
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable String currency,
        @Nullable Double trustScale,
        @Nullable String createdAt) {

    private static final String DEFAULT_ZONE = "UTC";
    private static final String DEFAULT_CURRENCY = "EUR";
    private static final double DEFAULT_SCALE = 1;

    /** Takes the default for everything. */
    public static final CommunitySettings DEFAULTS = new CommunitySettings(null, null, null, null, null, null);

    /**
     * Checks the values.
     *
     * @throws Fault invalid, where a zone or a currency does not exist or a scale is not positive
     */
    public CommunitySettings {
        try {
            if (timeZone != null) {
                ZoneId.of(timeZone);
            }
            if (currency != null) {
                Currency.getInstance(currency);
            }
        } catch (DateTimeException wrong) {
            throw Fault.invalid(
                    "MAPPING",
                    "community.timeZone: '" + timeZone + "' is no time zone such as Europe/Berlin"
                            + MappingCheck.meant(String.valueOf(timeZone)));
        } catch (IllegalArgumentException wrong) {
            throw Fault.invalid(
                    "MAPPING", "community.currency: '" + currency + "' is no ISO 4217 currency such as EUR");
        }
        try {
            if (createdAt != null) {
                OffsetDateTime.parse(createdAt);
            }
        } catch (DateTimeException wrong) {
            throw Fault.invalid(
                    "MAPPING", "community.createdAt: '" + createdAt + "' is no instant such as 2026-01-31T12:00:00Z");
        }
        if (trustScale != null && !(trustScale > 0)) {
            throw Fault.invalid("MAPPING", "community.trustScale: expected a number above 0, found " + trustScale);
        }
    }

    /** Settings of a community that is made now. */
    public CommunitySettings(
            @Nullable String key,
            @Nullable String name,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable Double trustScale) {
        this(key, name, timeZone, currency, trustScale, null);
    }

    /** The community's key for an import of {@code folder}: its own, or the folder's name. */
    public String keyFor(Path folder) {
        return key == null ? folder.toAbsolutePath().normalize().getFileName().toString() : key;
    }

    /** The properties of the node, all of them. */
    Map<String, Object> properties(String key) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("name", name == null ? key : name);
        properties.put("timeZone", timeZone == null ? DEFAULT_ZONE : timeZone);
        properties.put("currency", currency == null ? DEFAULT_CURRENCY : currency);
        properties.put("trustScale", trustScale == null ? DEFAULT_SCALE : trustScale);
        if (createdAt != null) {
            properties.put("createdAt", OffsetDateTime.parse(createdAt).atZoneSameInstant(ZoneOffset.UTC));
        }
        return properties;
    }
}
