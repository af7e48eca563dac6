package io.guanxi.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Text files of a folder on the class path, whether it is a directory or lies in the jar. */
public final class Resources {

    private Resources() {}

    /** The files below {@code folder} that end with {@code ending}: their path there without the ending, and their text. */
    public static SortedMap<String, String> under(String folder, String ending) {
        URL location = Objects.requireNonNull(
                Resources.class.getResource("/" + folder), () -> "no folder " + folder + " on the class path");
        try {
            URI uri = location.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri), ending);
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath("/" + folder), ending);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SortedMap<String, String> read(Path root, String ending) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(ending)).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                texts.put(name.substring(0, name.length() - ending.length()), Files.readString(path));
            }
        }
        return texts;
    }
}
