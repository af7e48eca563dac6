package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads who was brought by whom in a community, as a whole. */
final class LineageReading {

    private static final int PAGE = 10_000;
    /** Members of a page that nobody waits for: what of it is in memory when garbage is collected makes everybody wait. */
    private static final int CALM_PAGE = 2_000;
    /** Pages that are read at a time where somebody waits, and where nobody does: others need a processor, too. */
    private static final int HURRIED = 2;

    private static final int CALM = 1;
    /** Members of a community that is read before anybody asks. */
    private static final int LARGE = 100_000;
    /** Behind all keys. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Steps steps;

    LineageReading(Steps steps) {
        this.steps = steps;
    }

    /** What the database has committed, by a text: as long as it is the same, an image is as it would be read now. */
    Optional<String> mark() {
        return steps.graph().mark();
    }

    /**
     * The image of now.
     *
     * @param older one that this replaces, while nobody waits
     */
    LineageImage image(Lineages.Asked asked, long begun, @Nullable LineageImage older) {
        // The first one that replaces another has one: small communities are read each time somebody asks, and should
        // not be asked for more.
        Optional<String> mark = older == null ? Optional.empty() : mark();
        ReferralRows rows = older == null ? new ReferralRows() : new ReferralRows(older.lineage()::known);
        pages("_lineage/members", asked, older == null ? HURRIED : CALM, older == null ? PAGE : CALM_PAGE, rows::add);
        Lineage lineage = Lineage.of(rows);
        return LineageImage.of(asked, lineage, large(asked, lineage), currency(asked.community()), begun, mark);
    }

    private Map<String, String> large(Lineages.Asked asked, Lineage lineage) {
        List<String> keys = IntStream.range(0, lineage.size())
                .filter(place -> lineage.end(place) - place - 1 > LineageImage.FEW)
                .mapToObj(lineage::key)
                .toList();
        Map<String, String> large = new HashMap<>();
        steps.read("_lineage/ids", Map.of("community", asked.community(), "keys", keys))
                .forEach(row -> large.put(Column.text(row, "id"), Column.text(row, "key")));
        return large;
    }

    /** The communities whose image takes a while. */
    List<String> large() {
        return steps.read("_community/keys", Map.of()).stream()
                .map(row -> Column.text(row, "key"))
                .filter(community -> size(community) >= LARGE)
                .toList();
    }

    private long size(String community) {
        return Column.count(
                steps.read("_community/size", Map.of("community", community)).get(0), "members");
    }

    /** The internal id of the current ranking. */
    @Nullable
    String snapshot(String community) {
        return steps.read("_lineage/snapshot", Map.of("community", community)).stream()
                .map(row -> Column.text(row, "snapshot"))
                .findFirst()
                .orElse(null);
    }

    private String currency(String community) {
        return steps.read("_lineage/community", Map.of("community", community)).stream()
                .map(row -> Column.text(row, "data"))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("there is no community " + community));
    }

    /** All pages of a statement that goes by the keys of members, one at a time. */
    void pages(String file, Lineages.Asked asked, Consumer<Map<String, Object>> page) {
        pages(file, asked, CALM, PAGE, page);
    }

    /**
     * All pages of a statement that goes by the keys of members, in their order. Where each ends is found first, so that the next is read while one is worked on.
     *
     * @param ahead pages that are read at a time
     * @param size members of a page
     */
    private void pages(String file, Lineages.Asked asked, int ahead, int size, Consumer<Map<String, Object>> page) {
        Deque<CompletionStage<List<Map<String, Object>>>> reading = new ArrayDeque<>();
        String after = "";
        while (!after.equals(LAST)) {
            String until = end(asked.community(), after, size);
            reading.add(steps.begin(
                    file,
                    Map.of(
                            "community", asked.community(),
                            "snapshot", asked.ranking(),
                            "now", asked.now().atOffset(ZoneOffset.UTC),
                            "after", after,
                            "until", until)));
            if (reading.size() == ahead) {
                page.accept(Graph.await(reading.remove()).get(0));
            }
            after = until;
        }
        while (!reading.isEmpty()) {
            page.accept(Graph.await(reading.remove()).get(0));
        }
    }

    private String end(String community, String after, int size) {
        return steps.read("_lineage/page", Map.of("community", community, "after", after, "most", size)).stream()
                .map(row -> Column.text(row, "key"))
                .findFirst()
                .orElse(LAST);
    }
}
