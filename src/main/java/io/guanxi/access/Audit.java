package io.guanxi.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed what, or took it away: a line of JSON each, to the logger {@value #LOGGER}. It names things by their keys and ids, and never
 * says what is said of them.
 */
public final class Audit {

    /** Whoever wants these lines elsewhere directs this logger. */
    public static final String LOGGER = "guanxi.audit";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);
    private static final JsonMapper JSON = new JsonMapper();

    private Audit() {}

    /**
     * Notes something that was tried.
     *
     * @param caller whose credential it was, or which user of the machine
     * @param verb the mutation or command
     * @param on what it named
     * @param outcome {@code done}, or the code of what refused it
     */
    public static void note(String caller, String verb, Map<String, ?> on, String outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Clock.systemUTC().instant().toString());
        line.put("caller", caller);
        line.put("verb", verb);
        line.put("on", on);
        line.put("outcome", outcome);
        try {
            log.info("{}", JSON.writeValueAsString(line));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
