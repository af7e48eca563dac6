package io.guanxi.graph;

import java.util.List;

/** The statements of {@code cypher/}, read from the class path once. */
public final class CypherFiles {

    private static final List<CypherFile> ALL = Resources.under("cypher", ".cypher").entrySet().stream()
            .map(file -> new CypherFile(file.getKey(), file.getValue()))
            .toList();

    private CypherFiles() {}

    public static List<CypherFile> all() {
        return ALL;
    }

    /** The files of one folder, in the order of their names. */
    public static List<CypherFile> under(String folder) {
        return ALL.stream().filter(file -> file.name().startsWith(folder + "/")).toList();
    }

    public static CypherFile named(String name) {
        return ALL.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cypher/" + name + ".cypher is missing"));
    }

    /** The text of a file, with its parameters in the one map that a statement takes. */
    public static String text(String name) {
        return CypherFile.onMap(named(name).text());
    }
}
