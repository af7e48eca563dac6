package io.guanxi.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Classes that jars name in {@code META-INF/services} after an annotation, which {@link java.util.ServiceLoader} does not accept.
 *
 * @param names of the procedures and functions that are wanted, such as {@code gds.version}
 */
record ProcedureClasses(ClassLoader loader, Set<String> names) {

    /**
     * The classes with a wanted method.
     *
     * @param annotation on the method
     * @param called what the annotation calls it, in one of its two ways
     */
    <A extends Annotation> List<Class<?>> with(Class<A> annotation, Function<A, List<String>> called) {
        return named(annotation.getName()).stream()
                .filter(type -> Arrays.stream(type.getMethods())
                        .map(method -> method.getAnnotation(annotation))
                        .filter(Objects::nonNull)
                        .anyMatch(found -> called.apply(found).stream().anyMatch(names::contains)))
                .toList();
    }

    private List<Class<?>> named(String service) {
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
