package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads who was brought by whom in a community, as a whole. */
final class LineageReading {

    private static final int PAGE = 10_000;
    /** Members of a community that is read before anybody asks. */
    private static final int LARGE = 100_000;
    /** Behind all keys. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Steps steps;

    LineageReading(Steps steps) {
        this.steps = steps;
    }

    /**
     * The image of now.
     *
     * @param ahead pages that are read at a time
     */
    LineageImage image(Lineages.Asked asked, long begun, int ahead) {
        ReferralRows rows = new ReferralRows();
        pages("_lineage/members", asked, ahead, rows::add);
        Lineage lineage = Lineage.of(rows);
        return LineageImage.of(asked, lineage, large(asked, lineage), currency(asked.community()), begun);
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

    /**
     * All pages of a statement that goes by the keys of members, in their order. Where each ends is found first, so that the next is read while one is worked on.
     *
     * @param ahead pages that are read at a time
     */
    void pages(String file, Lineages.Asked asked, int ahead, Consumer<Map<String, Object>> page) {
        Deque<CompletionStage<List<Map<String, Object>>>> reading = new ArrayDeque<>();
        String after = "";
        while (!after.equals(LAST)) {
            String until = end(asked.community(), after);
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

    private String end(String community, String after) {
        return steps.read("_lineage/page", Map.of("community", community, "after", after, "most", PAGE)).stream()
                .map(row -> Column.text(row, "key"))
                .findFirst()
                .orElse(LAST);
    }
}
