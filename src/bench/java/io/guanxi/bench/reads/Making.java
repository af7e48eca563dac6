package io.guanxi.bench.reads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the graph: a generated community, imported and ranked. */
final class Making {

    private static final String COMMUNITY = "bench";

    private final Programs programs;
    private final Path data;

    Making(Programs programs, Path data) {
        this.programs = programs;
        this.data = data;
    }

    /** Does nothing where there is a database already. */
    void make(int members) throws IOException, InterruptedException {
        if (Files.exists(data.resolve("data/databases/neo4j"))) {
            return;
        }
        Path files = data.resolveSibling(data.getFileName() + "-files");
        Map<String, String> settings = Map.of("GUANXI_DATA", data.toString());
        programs.run(
                "generate",
                programs.bench("generate", files.toString(), "--members", String.valueOf(members)),
                settings);
        programs.run(
                "import",
                programs.guanxi(
                        List.of("@src/main/jvm/import"),
                        "import",
                        files.toString(),
                        "--community",
                        COMMUNITY,
                        "--rejects",
                        files.resolve("rejects.csv").toString()),
                settings);
        programs.run("compute", programs.guanxi(List.of(), "compute", "--community", COMMUNITY), settings);
    }
}
