package io.guanxi.ingest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a foreign export is read in the terms of the import format.
 *
 * @param timeZone of times that carry none; without it such a time is rejected
 * @param ignore files of the folder that are not imported
 * @param files in the order in which they are read; files that none of these names are in the import format already
 */
public record Mapping(
        CommunitySettings community,
        @Nullable String timeZone,
        UnknownMembers unknownMembers,
        List<String> ignore,
        List<FileMapping> files) {

    /** The name of a mapping that lies in the folder itself. */
    public static final String FILE = "mapping.yaml";

    /** Nothing is renamed: the folder is in the import format. */
    public static final Mapping PLAIN =
            new Mapping(CommunitySettings.DEFAULTS, null, UnknownMembers.REJECT, List.of(), List.of());

    private static final String FOLDER = "mappings";
    private static final String ENDING = ".yaml";

    @JsonCreator
    static Mapping of(
            @JsonProperty("community") @Nullable CommunitySettings community,
            @JsonProperty("timeZone") @Nullable String timeZone,
            @JsonProperty("unknownMembers") @Nullable UnknownMembers unknownMembers,
            @JsonProperty("ignore") @Nullable List<String> ignore,
            @JsonProperty("files") @Nullable List<FileMapping> files) {
        return new Mapping(
                community == null ? CommunitySettings.DEFAULTS : community,
                timeZone,
                unknownMembers == null ? UnknownMembers.REJECT : unknownMembers,
                ignore == null ? List.of() : ignore,
                files == null ? List.of() : files);
    }

    /**
     * Reads a mapping file, or one that comes with Guanxi by its name.
     *
     * @throws Fault invalid, where it is no mapping: what is wrong, where, and what may have been meant
     */
    public static Mapping load(String fileOrName) {
        return bundled().containsKey(fileOrName) ? bundled(fileOrName) : load(Path.of(fileOrName));
    }

    /** Reads a mapping file; see {@link #load(String)}. */
    public static Mapping load(Path file) {
        try {
            return MappingYaml.parse(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw Fault.of(
                    Fault.Kind.INVALID,
                    "MAPPING",
                    "the mapping " + file + " cannot be read, and "
                            + Nearest.to(file.toString(), bundled().keySet()),
                    unreadable);
        }
    }

    /** A mapping that comes with Guanxi. */
    public static Mapping bundled(String name) {
        String text = bundled().get(name);
        if (text == null) {
            throw Fault.invalid(
                    "MAPPING",
                    "no mapping '" + name + "' comes with Guanxi: "
                            + Nearest.to(name, bundled().keySet()));
        }
        return MappingYaml.parse(name, text);
    }

    /** The mapping that lies in a folder; else the one that comes with Guanxi for a folder of that name; else {@link #PLAIN}. */
    public static Mapping in(Path folder) {
        Path own = folder.resolve(FILE);
        if (Files.exists(own)) {
            return load(own);
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name != null && bundled().containsKey(name.toString()) ? bundled(name.toString()) : PLAIN;
    }

    private static Map<String, String> bundled() {
        return Resources.under(FOLDER, ENDING);
    }
}
