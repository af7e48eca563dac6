package io.guanxi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real data sets, which are no part of the project: below {@code GUANXI_TEST_DATA}, or in the folder {@code data} of a neighbour. */
public final class RealData {

    private RealData() {}

    /** The folder of a data set; without it the test is skipped. */
    public static Path set(String name) {
        Optional<Path> folder = folders()
                .map(data -> data.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(
                folder.isPresent(), () -> "no data set " + name + ": name the folder it lies in with GUANXI_TEST_DATA");
        return folder.orElseThrow();
    }

    private static Stream<Path> folders() {
        String named = System.getenv("GUANXI_TEST_DATA");
        if (named != null) {
            return Stream.of(Path.of(named));
        }
        Path neighbourhood = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> neighbours = Files.list(neighbourhood)) {
            return neighbours.map(neighbour -> neighbour.resolve("data")).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
