package io.guanxi.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Classes that jars name in {@code META-INF/services} after an annotation, which {@link java.util.ServiceLoader} does not accept. */
record ProcedureClasses(ClassLoader loader) {

    List<Class<?>> named(String service) {
        List<Class<?>> classes = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources("META-INF/services/" + service))) {
                try (var reader =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    for (String line : reader.lines().map(String::strip).toList()) {
                        if (!line.isEmpty()) {
                            classes.add(Class.forName(line, false, loader));
                        }
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ClassNotFoundException incomplete) {
            throw new IllegalStateException("a jar names a procedure that it lacks", incomplete);
        }
        return classes;
    }
}
