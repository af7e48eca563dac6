package io.guanxi.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Real data sets that tests check the software against. They are not part of the project. */
public final class RealData {

    private static final Path FOLDER =
            Path.of(Optional.ofNullable(System.getenv("GUANXI_TEST_DATA")).orElse("../shared/data"));

    private RealData() {}

    /** The folder of a data set; a test that cannot have it is skipped and says so. */
    public static Path set(String name) {
        Path set = FOLDER.resolve(name);
        Assumptions.assumeTrue(
                Files.isDirectory(set),
                "no data set " + name + " in " + FOLDER + ", name its folder in GUANXI_TEST_DATA");
        return set;
    }
}
