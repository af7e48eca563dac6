package io.guanxi.ingest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.guanxi.fault.Fault;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads mappings, and says of a wrong one where it is wrong and what may have been meant. */
final class MappingYaml {

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private MappingYaml() {}

    static Mapping parse(String name, String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            Mapping mapping = parser.nextToken() == null ? null : YAML.readValue(parser, Mapping.class);
            return checked(name, mapping == null ? Mapping.PLAIN : mapping);
        } catch (UnrecognizedPropertyException unknown) {
            throw wrong(
                    name,
                    path(unknown) + " is unknown, "
                            + Nearest.to(
                                    unknown.getPropertyName(),
                                    Objects.requireNonNullElse(unknown.getKnownPropertyIds(), java.util.List.of())
                                            .stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .toList()),
                    unknown);
        } catch (InvalidFormatException value) {
            Object[] known = value.getTargetType().getEnumConstants();
            String meant = known == null
                    ? "expected " + value.getTargetType().getSimpleName().toLowerCase(Locale.ROOT)
                    : Nearest.to(
                            String.valueOf(value.getValue()),
                            Arrays.stream(known)
                                    .map(one -> one.toString().toLowerCase(Locale.ROOT))
                                    .toList());
            throw wrong(name, path(value) + ": '" + value.getValue() + "' does not fit, " + meant, value);
        } catch (JsonMappingException misfit) {
            if (misfit.getCause() instanceof JsonParseException syntax) {
                throw unreadable(name, syntax);
            }
            if (misfit.getCause() instanceof Fault fault) {
                throw wrong(name, fault.getMessage(), fault);
            }
            throw wrong(name, path(misfit) + ": " + misfit.getOriginalMessage(), misfit);
        } catch (JsonProcessingException syntax) {
            throw unreadable(name, syntax);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** A mapping that says what a community is made with, and nothing else. */
    static String of(Map<String, Object> community) {
        try {
            return YAML.writeValueAsString(Map.of("community", community));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can be written as YAML", impossible);
        }
    }

    private static Mapping checked(String name, Mapping mapping) {
        if (mapping.timeZone() != null) {
            try {
                ZoneId.of(mapping.timeZone());
            } catch (DateTimeException none) {
                throw wrong(name, "timeZone: '" + mapping.timeZone() + "' is no time zone such as Europe/Berlin", none);
            }
        }
        for (int i = 0; i < mapping.files().size(); i++) {
            FileMapping file = mapping.files().get(i);
            String where = "files[" + i + "].columns";
            Map<String, Column> known = Format.columns(file.kind());
            file.columns().forEach((target, source) -> check(name, where + "." + target, target, source, known));
            known.values().stream()
                    .filter(column -> column.required() && !file.columns().containsKey(column.name()))
                    .findFirst()
                    .ifPresent(column -> {
                        throw wrong(
                                name,
                                where + "." + column.name() + " is missing, no row of "
                                        + file.kind().file() + " can be loaded without it",
                                null);
                    });
        }
        return mapping;
    }

    private static void check(
            String name, String where, String target, ColumnMapping source, Map<String, Column> known) {
        int dot = target.indexOf('.');
        Column column = known.get(dot < 0 ? target : target.substring(0, dot));
        if (column == null || (dot >= 0 && column.type() != Column.Type.JSON)) {
            throw wrong(name, where + " is unknown, " + Nearest.to(target, known.keySet()), null);
        }
        if (source == null || source.ways() != 1) {
            throw wrong(name, where + ": expected one of column, join and constant", null);
        }
        try {
            TimeText.check(source.patterns());
        } catch (IllegalArgumentException pattern) {
            throw wrong(name, where + ".patterns: " + pattern.getMessage(), pattern);
        }
    }

    private static Fault wrong(String name, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return Fault.of(Fault.Kind.INVALID, "MAPPING", "mapping " + name + ": " + what, cause);
    }

    private static Fault unreadable(String name, JsonProcessingException syntax) {
        return wrong(name, "line " + syntax.getLocation().getLineNr() + ": this is not YAML that can be read", syntax);
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
