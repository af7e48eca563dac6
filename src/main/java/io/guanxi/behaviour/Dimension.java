package io.guanxi.behaviour;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What members are told apart by: a file in {@code _cohort/dimensions}, which gives the values of one member.
 *
 * @param attribute of free attributes the name; absent of all else
 */
record Dimension(String name, @Nullable String attribute) {

    private static final String ATTRIBUTE = "ATTRIBUTE";
    private static final String RETURN = "RETURN ";

    /** Absent if none is asked for. */
    static @Nullable Dimension of(Given given) {
        if (given.get("by") == null) {
            expectNone(given);
            return null;
        }
        String name = String.valueOf(given.get("by"));
        if (name.equals(ATTRIBUTE)) {
            if (given.get("attribute") == null) {
                throw Given.bad("attribute", "names what members are told apart by, with `by: ATTRIBUTE`");
            }
        } else {
            expectNone(given);
        }
        return new Dimension(name, (String) given.get("attribute"));
    }

    private static void expectNone(Given given) {
        if (given.get("attribute") != null) {
            throw Given.bad("attribute", "is for `by: ATTRIBUTE`");
        }
    }

    /** A page of members who have values, and these; takes what the file takes, {@code community}, {@code after} and {@code upTo}. */
    String statement() {
        String text = CypherFiles.named("_cohort/dimensions/" + name.toLowerCase(Locale.ROOT))
                .text();
        String values = text.substring(text.indexOf(RETURN) + RETURN.length(), text.lastIndexOf(" AS value"));
        return CypherFile.onMap(
                "MATCH (parent:Member)\n"
                        + "WHERE parent.community = $community AND parent.key > $after AND parent.key <= $upTo\n"
                        + "WITH collect(parent) AS page\nUNWIND page AS parent\nWITH parent, "
                        + values
                        + " AS values\nWHERE any(value IN values WHERE value IS NOT NULL)\nRETURN collect(parent.key) AS keys, collect(values) AS values");
    }
}
