package io.guanxi.graphql;

import graphql.execution.DataFetcherResult;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transaction of a mutation: what was done under its key before, or else its rows, and what is told of them. */
final class Undertaking {

    private static final Logger log = LoggerFactory.getLogger(Undertaking.class);
    private static final int ATTEMPTS = 20;

    /** The community of what belongs to none: no community can have this key. */
    private static final String NOWHERE = "";

    private final Payloads payloads;
    private final Graph graph;
    private final Happenings happenings;

    Undertaking(Payloads payloads, Graph graph, Happenings happenings) {
        this.payloads = payloads;
        this.graph = graph;
        this.happenings = happenings;
    }

    /**
     * What a transaction did that has been committed.
     *
     * @param repeated whether it had been done before, under the same key
     */
    record Done(List<Row> rows, DataFetcherResult<Object> payload, boolean repeated) {}

    /**
     * Carries a mutation out, again where others were faster.
     *
     * @throws Refused if nothing was done
     */
    Done carriedOut(Call call, Payloads.Asked asked) {
        AtomicBoolean oldKeys = new AtomicBoolean();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return graph.write(
                        asked.operation().name() + " " + call.field(),
                        transaction -> carriedOut(call, asked, oldKeys.get(), transaction));
            } catch (OldKeys.Named old) {
                oldKeys.set(true);
            } catch (Verb.Overtaken overtaken) {
                log.debug("{} starts anew: what it is about changed meanwhile", call.field());
            } catch (Fault fault) {
                if (!fault.code().equals("OVERTAKEN")) {
                    throw fault;
                }
                log.debug("{} starts anew: {}", call.field(), fault.getMessage());
            }
        }
        throw Fault.unavailable("CONTENDED", "too many requests change the same members, try again");
    }

    private Done carriedOut(Call call, Payloads.Asked asked, boolean oldKeys, Graph.Transaction transaction) {
        Operation operation = asked.operation();
        String scope = call.isFounding() ? NOWHERE : asked.community().key();
        if (call.key() != null) {
            List<Row> earlier = IdempotencyKeys.earlier(transaction, call, operation, scope);
            if (earlier != null) {
                return new Done(earlier, payload(call, asked, refusals(earlier), earlier, transaction), true);
            }
        }
        List<Row> rows =
                call.rows(Stream.generate(Ids::next).limit(call.inputs().size()).toList());
        Map<String, @Nullable Object> shared = operation.input(asked.community());
        if (oldKeys) {
            OldKeys.replace(transaction, call.verb(), rows, shared);
        }
        call.verb().carryOut(transaction, rows, shared);
        OldKeys.expectNone(transaction, call.verb(), rows, shared, oldKeys);
        List<Refusal> refusals = refusals(rows);
        if (call.rowByRow() ? refusals.size() == rows.size() : !refusals.isEmpty()) {
            throw new Refused(refusals, rows);
        }
        happenings.write(
                transaction,
                asked.community().key(),
                call.verb().name(),
                rows.stream().filter(row -> !row.isRefused()).toList());
        if (call.key() != null) {
            IdempotencyKeys.keep(transaction, call, objects(call, asked), rows, operation, scope);
        }
        return new Done(rows, payload(call, asked, refusals, rows, transaction), false);
    }

    /** The names that the payload of a row has for what was changed. */
    List<String> objects(Call call, Payloads.Asked asked) {
        return payloads.objects(call.many() ? asked.payload().replaceAll("ManyPayload$", "Payload") : asked.payload());
    }

    /** @param transaction absent if nothing was done */
    DataFetcherResult<Object> payload(
            Call call,
            Payloads.Asked asked,
            List<Refusal> refusals,
            List<Row> rows,
            Graph.@Nullable Transaction transaction) {
        return call.many()
                ? payloads.many(asked, refusals, rows, transaction)
                : payloads.one(asked, refusals, rows.isEmpty() ? null : rows.get(0), transaction);
    }

    private static List<Refusal> refusals(List<Row> rows) {
        return rows.stream()
                .map(Row::refusal)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
