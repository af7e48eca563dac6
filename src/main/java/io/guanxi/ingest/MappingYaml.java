package io.guanxi.ingest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.guanxi.fault.Fault;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads mappings, and says of a wrong one where it is wrong and what may have been meant. */
final class MappingYaml {

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private MappingYaml() {}

    static Mapping parse(String name, String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            Mapping mapping = parser.nextToken() == null ? null : YAML.readValue(parser, Mapping.class);
            Mapping read = mapping == null ? Mapping.PLAIN : mapping;
            new MappingCheck(name).check(read);
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw MappingCheck.wrong(
                    name,
                    path(unknown) + " is unknown, "
                            + Nearest.to(
                                    unknown.getPropertyName(),
                                    Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .toList()),
                    unknown);
        } catch (InvalidFormatException value) {
            Object[] known = value.getTargetType().getEnumConstants();
            String meant = known == null
                    ? expected(value.getTargetType())
                    : Nearest.to(
                            String.valueOf(value.getValue()),
                            Arrays.stream(known)
                                    .map(one -> one.toString().toLowerCase(Locale.ROOT))
                                    .toList());
            throw MappingCheck.wrong(name, path(value) + ": '" + value.getValue() + "' does not fit, " + meant, value);
        } catch (MismatchedInputException misfit) {
            String where = path(misfit);
            throw MappingCheck.wrong(
                    name,
                    misfit.getOriginalMessage().startsWith("Missing required")
                            ? missing(text, misfit)
                            : (where.isEmpty() ? "" : where + ": ") + expected(misfit.getTargetType()),
                    misfit);
        } catch (JsonMappingException misfit) {
            if (misfit.getCause() instanceof JsonParseException syntax) {
                throw unreadable(name, syntax);
            }
            if (misfit.getCause() instanceof Fault fault) {
                throw MappingCheck.wrong(name, fault.getMessage(), fault);
            }
            throw MappingCheck.wrong(name, path(misfit) + ": " + misfit.getOriginalMessage(), misfit);
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

    /** A name of a file's mapping that is not there, or the one that is there instead. */
    private static String missing(String text, MismatchedInputException misfit) {
        String where = path(misfit);
        List<String> known = Arrays.stream(FileMapping.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        try {
            JsonNode there = YAML.readTree(text)
                    .at("/"
                            + where.substring(0, where.lastIndexOf('.'))
                                    .replace("[", "/")
                                    .replace("]", ""));
            for (Map.Entry<String, JsonNode> field : there.properties()) {
                if (!known.contains(field.getKey())) {
                    return where.substring(0, where.lastIndexOf('.') + 1) + field.getKey() + " is unknown, "
                            + Nearest.to(field.getKey(), known);
                }
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("it was read as YAML before", impossible);
        }
        return where + " is missing";
    }

    /** What belongs where something else stands. */
    private static String expected(@Nullable Class<?> type) {
        if (type == null || type == Mapping.class) {
            return "expected names with values, such as files: [...]";
        }
        if (type == ColumnMapping.class) {
            return "expected the name of a column, in quotes where it is a number, or options such as {column: NAME}";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "expected a list such as [a, b]";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "expected a number";
        }
        return type == String.class ? "expected a text" : "expected names with values, such as {name: value}";
    }

    private static Fault unreadable(String name, JsonProcessingException syntax) {
        String problem = syntax.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "));
        return MappingCheck.wrong(
                name,
                "line " + syntax.getLocation().getLineNr() + ": this is not YAML that can be read: " + problem,
                syntax);
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
