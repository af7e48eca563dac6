package io.guanxi.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What forms of an answer a client takes, as the header {@code Accept} has it; without one, any. */
record Accept(List<Range> ranges) {

    /**
     * One or more media types.
     *
     * @param type such as {@code application/json}, or {@code *} in place of either part
     * @param quality how much it is wanted, from 0 to 1; 0 is not at all
     */
    record Range(String type, double quality) {

        boolean covers(String mediaType) {
            return type.equals(mediaType)
                    || type.equals("*/*")
                    || (type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)));
        }

        int precision() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }

    static Accept of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new Accept(List.of(new Range("*/*", 1)));
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
            Range range = range(part.split(";"));
            if (range != null) {
                ranges.add(range);
            }
        }
        return new Accept(ranges);
    }

    private static @Nullable Range range(String[] parts) {
        double quality = 1;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                quality = quality(parameter.substring(2));
            } else if (parameter.startsWith("charset=") && !parameter.matches("charset=\"?utf-?8\"?")) {
                // Answers are UTF-8 and nothing else.
                return null;
            }
        }
        return parts.length == 0 ? null : new Range(parts[0].strip(), quality);
    }

    private static double quality(String text) {
        return text.matches("0(\\.\\d*)?|1(\\.0*)?") ? Double.parseDouble(text) : 0;
    }

    /** How much a media type is wanted; what is said of it most precisely counts. */
    double quality(MediaType media) {
        return ranges.stream()
                .filter(range -> range.covers(media.text()))
                .max(Comparator.comparingInt(Range::precision))
                .map(Range::quality)
                .orElse(0.0);
    }

    /** Whether a media type is wanted by its own name. */
    boolean names(MediaType media) {
        return ranges.stream().anyMatch(range -> range.type().equals(media.text()) && range.quality() > 0);
    }
}
