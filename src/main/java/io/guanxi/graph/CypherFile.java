package io.guanxi.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of {@code cypher/}.
 *
 * @param name its path there without the ending, such as {@code Member/followers}
 * @param source what stands in it
 */
public record CypherFile(String name, String source) {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^// :param (\\w+) => (.+)$");

    /** The text without its comments, ready to be composed; what says {@code // when} something applies stays. */
    public String text() {
        return source.lines()
                .filter(line -> !line.stripLeading().startsWith("//") || line.startsWith("// when "))
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .reduce((above, below) -> above + "\n" + below)
                .orElse("");
    }

    /** The statements of the file, which a semicolon at the end of a line separates. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (String part : text().split(";\\s*(\\n|$)")) {
            if (!part.isBlank()) {
                statements.add(part.strip());
            }
        }
        return statements;
    }

    /** The names it uses as {@code $name}. */
    public Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(text());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The sample values of its {@code // :param name => value} lines, as Cypher. */
    public java.util.Map<String, String> samples() {
        java.util.Map<String, String> samples = new java.util.TreeMap<>();
        Matcher matcher = SAMPLE.matcher(source);
        while (matcher.find()) {
            samples.put(matcher.group(1), matcher.group(2).strip());
        }
        return samples;
    }

    /** The text with every {@code $name} replaced by an entry of the one map parameter, {@code $v.name}. */
    public static String onMap(String text) {
        return PARAMETER.matcher(text).replaceAll("\\$v.$1");
    }
}
