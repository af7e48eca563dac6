package io.guanxi.graphql;

import io.guanxi.access.Audit;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the audit says of a mutation: of one row what it named, of many how many there were. */
final class AuditLine {

    /** What names something in the input of mutations, as opposed to what is said of it. */
    private static final Set<String> NAMES = Set.of(
            "key",
            "from",
            "to",
            "member",
            "author",
            "content",
            "event",
            "order",
            "referrer",
            "campaign",
            "survivor",
            "absorbed");

    private final Call call;
    private final Caller caller;
    private final Map<String, Object> on = new TreeMap<>();
    private String outcome = "failed";

    AuditLine(Call call, Caller caller, String community) {
        this.call = call;
        this.caller = caller;
        on.put("community", community);
        if (call.many()) {
            on.put("rows", call.inputs().size());
        } else {
            call.inputs()
                    .forEach(input -> NAMES.forEach(name -> {
                        if (input.get(name) instanceof String key) {
                            on.put(name, key);
                        }
                    }));
        }
    }

    /** @param objects the names that the payload has for what was changed */
    void done(List<Row> rows, List<String> objects, boolean repeated) {
        outcome = repeated ? "repeated" : "done";
        if (call.many()) {
            on.put("refused", rows.stream().filter(Row::isRefused).count());
            return;
        }
        for (String object : objects) {
            String id = rows.get(0).id(object);
            if (id != null) {
                on.putIfAbsent(object + "Id", id);
            }
        }
    }

    void refused(Refused refused) {
        outcome = refused.reasons().get(0).code();
        if (call.many()) {
            on.put("refused", refused.rows().stream().filter(Row::isRefused).count());
        }
    }

    void failed(Fault fault) {
        outcome = fault.code();
    }

    void write() {
        Audit.note(caller.id(), call.field(), on, outcome);
    }
}
