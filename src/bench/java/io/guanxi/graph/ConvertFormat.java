package io.guanxi.graph;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.UserFunction;

/**
 * The one function of the plugin APOC that statements of @neo4j/graphql call, for each time that they give. It does the same for the two
 * formats that they name, and takes no longer.
 */
public final class ConvertFormat {

    @UserFunction("apoc.date.convertFormat")
    @Description("Turns the text of a time into that of ISO 8601 with an offset.")
    public @Nullable String convert(
            @Name("text") @Nullable String text, @Name("from") String from, @Name("to") String to) {
        if (!from.equals("iso_zoned_date_time") || !to.equals("iso_offset_date_time")) {
            throw new IllegalArgumentException("not one of the formats that are asked for: " + from + ", " + to);
        }
        return text == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.parse(text));
    }
}
