package io.guanxi.ingest;

import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The community that an import fills, and how its transactions run. */
final class Target implements ContentsToCome.Known {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Graph graph;
    private final String community;
    private final ImportOptions options;
    private final Map<String, Object> communityInput;

    /** Members and contents that a dry run would have made, for the rows that name them. */
    private final Map<Kind, Tally> rehearsed = Map.of(Kind.MEMBERS, new Tally(), Kind.CONTENTS, new Tally());

    private final Fingerprint fingerprint = new Fingerprint();
    private @Nullable MergedMembers merged;

    Target(Graph graph, String community, ImportOptions options, Clock clock) {
        this.graph = graph;
        this.community = community;
        this.options = options;
        this.communityInput = Map.of(
                "community", community,
                "id", Ids.next(),
                "settings", options.community(community),
                "now", ZonedDateTime.now(clock).withZoneSameInstant(ZoneOffset.UTC));
    }

    ImportOptions options() {
        return options;
    }

    /** The members that were merged into others when the import began. */
    MergedMembers merged() {
        if (merged == null) {
            merged = MergedMembers.of(this, community);
        }
        return merged;
    }

    /** Makes the community if it is missing, and answers how its values are read. */
    Reading prepare() {
        Map<String, Object> found = write("community", tx -> tx.run(text("community"), communityInput))
                .get(0);
        return new Reading(ZoneId.of(setting(found, "timeZone")), setting(found, "currency"));
    }

    /** A setting of the community as it is, or as it would be made now. */
    private String setting(Map<String, Object> found, String name) {
        Object value = found.get(name);
        return Objects.requireNonNull(
                        value == null ? options.community(community).get(name) : value)
                .toString();
    }

    /**
     * Has the database plan the statements of these kinds, which takes it longer than a small batch does: beside the loading of the
     * first kind, the others' plans cost no time.
     */
    void plan(Set<Kind> kinds) {
        List<String> names = kinds.stream().skip(1).map(Kind::file).collect(Collectors.toCollection(ArrayList::new));
        if (kinds.contains(Kind.CONTENTS)) {
            names.add("content-links");
        }
        if (kinds.contains(Kind.REACTIONS)) {
            names.add("reaction-counts");
        }
        names.forEach(name -> write(name, tx -> run(tx, name, Map.of("rows", List.of()))));
    }

    /** Does work in one transaction, which a dry run undoes. */
    <T> T write(String name, Function<Graph.Transaction, T> work) {
        if (!options.dryRun()) {
            return graph.write("import." + name, work);
        }
        Object[] outcome = new Object[1];
        try {
            graph.write("import." + name, tx -> {
                tx.run(text("community"), communityInput);
                outcome[0] = work.apply(tx);
                throw new Undo();
            });
        } catch (Undo done) {
            @SuppressWarnings("unchecked") // it is what the work answered, a line above
            T answer = (T) outcome[0];
            return answer;
        }
        throw new IllegalStateException("a dry run was written");
    }

    List<Map<String, Object>> read(String name, Map<String, Object> input) {
        return graph.readNow(new Statement("import." + name, text(name), input(input), PATIENCE));
    }

    @Override
    public Set<String> members(Collection<String> keys) {
        return options.unknownMembers() == UnknownMembers.CREATE
                ? Set.copyOf(keys)
                : known(Kind.MEMBERS, "known-members", keys);
    }

    @Override
    public Set<String> contents(Collection<String> keys) {
        return known(Kind.CONTENTS, "known-contents", keys);
    }

    /** Those of the keys that are there, or would be but for the dry run. */
    private Set<String> known(Kind kind, String statement, Collection<String> keys) {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += options.batch()) {
            List<String> page = all.subList(from, Math.min(all.size(), from + options.batch()));
            List<?> found = (List<?>) Objects.requireNonNull(
                    read(statement, Map.of("keys", page)).get(0).get("keys"));
            found.forEach(key -> known.add(key.toString()));
            page.stream().filter(key -> rehearsed(kind, key)).forEach(known::add);
        }
        return known;
    }

    /** Runs a statement that answers what it made of its rows. */
    List<Answer> run(Graph.Transaction tx, String name, Map<String, Object> input) {
        return tx.run(text(name), input(input)).stream().map(Answer::of).toList();
    }

    /** Does with new events what the mutation {@code track} does with its own; ids of those that were there before are none. */
    void track(Graph.Transaction tx, List<Object> ids) {
        List<Map<String, Object>> rows =
                ids.stream().map(id -> Map.of("newId", id)).toList();
        tx.run(CypherFiles.text("_after/track"), Map.of("rows", rows));
    }

    /** Says whose ties have changed: those of members, and of who made contents, all by key. */
    void markTies(Graph.Transaction tx, Set<String> members, Set<String> contents) {
        if (!members.isEmpty() || !contents.isEmpty()) {
            tx.run(
                    CypherFiles.text("_ties/mark"),
                    input(Map.of(
                            "members", List.copyOf(members), "contents", List.copyOf(contents), "most", MOST_TIED)));
        }
    }

    /** Makes the members that are not there yet, and answers how many that were. */
    long make(Graph.Transaction tx, List<Map<String, Object>> members) {
        return tx.run(text("strangers"), input(Map.of("members", members))).stream()
                .mapToLong(answer -> ((Number) Objects.requireNonNull(answer.get("made"))).longValue())
                .sum();
    }

    /** The input of a statement with the community's key beside it. */
    private Map<String, Object> input(Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("community", community);
        return input;
    }

    /** Of more members and contents in a batch, all ties of the community are computed. */
    private static final int MOST_TIED = 2_000;

    private static String text(String name) {
        return CypherFiles.text("_import/" + name);
    }

    /** Remembers, in a dry run, that a member or content would now be there. */
    void rehearse(Kind kind, String key) {
        if (options.dryRun()) {
            Objects.requireNonNull(rehearsed.get(kind))
                    .putIfAbsent(fingerprint.of(List.of("key"), Map.of("key", key)), 1);
        }
    }

    /** Whether this dry run would have made a member or content. */
    boolean rehearsed(Kind kind, String key) {
        return options.dryRun()
                && Objects.requireNonNull(rehearsed.get(kind))
                        .contains(fingerprint.of(List.of("key"), Map.of("key", key)));
    }

    /** How values are read that leave something open. */
    record Reading(ZoneId zone, String currency) {}

    private static final class Undo extends RuntimeException {
        Undo() {
            super("a dry run undoes its transactions", null, false, false);
        }
    }
}
