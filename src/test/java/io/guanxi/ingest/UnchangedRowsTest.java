package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.testing.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that compares rows with what it has read says and makes what one does that asks the database for each. */
class UnchangedRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StoredAhead.Worth ALWAYS = (stored, rest, seen) -> true;
    private static final int BATCH = 7;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final ImportRun asking = new ImportRun(StoredAhead.Worth.NEVER);
    private final ImportRun comparing = new ImportRun(ALWAYS);

    @Test
    void whatIsThereAlreadyChangesNothing() throws IOException {
        fill("clean", (path, run) -> History.writeClean(path, 60, run.community));

        first("clean");
        ImportSummary again = second("clean", options());

        assertThat(again.nothingChanged()).isTrue();
        assertThat(again.rejected()).isZero();
        assertThat(again.counts()).hasSize(Kind.values().length);
    }

    @Test
    void everyRowThatWasLoadedIsFoundAmongWhatIsStored() throws IOException {
        fill("clean", (path, run) -> History.writeClean(path, 60, run.community));
        first("clean");

        List<String> missed = new ArrayList<>();
        StoredReader reader = new StoredReader(new StoredPages(TestGraph.graph(), comparing.community));
        Map<Kind, Long> counts = reader.counts();
        MappedFolder source = new MappedFolder(of("clean", comparing), Mapping.PLAIN);
        for (Kind kind : Kind.values()) {
            StoredRows stored = reader.read(kind, 0);
            RowCheck check = new RowCheck(kind, new Values(ZoneOffset.UTC), "EUR");
            long[] rows = {0};
            source.read(kind, row -> {
                if (!stored.has(checked(check, row))) {
                    missed.add(kind + " " + row.values());
                }
                rows[0]++;
            });
            assertThat(source.rows(kind)).as(kind.file()).isEqualTo(rows[0]);
            assertThat(counts.get(kind)).as(kind.file()).isPositive();
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void whatMayHaveBeenChangedIsLeftToTheDatabase() {
        StoredRows stored = new StoredRows(Kind.ORDERS, 0);
        stored.add(Map.of("key", "o", "member", "ann", "amountE4", 15_000L, "currency", "EUR", "at", at(0)));
        stored.add(Map.of("key", "p", "member", "ann", "amountE4", 1L, "currency", "EUR", "at", at(0)));
        stored.add(Map.of("key", "p", "member", "ben", "amountE4", 1L, "currency", "EUR", "at", at(0)));

        assertThat(stored.has(order("o", "ann", "1.50", at(0)))).isTrue();
        assertThat(stored.has(order("o", "ben", "1.50", at(0)))).isFalse();
        assertThat(stored.has(order("o", "ann", "1.5001", at(0)))).isFalse();
        assertThat(stored.has(order("o", "ann", "1.50", at(1)))).isFalse();
        assertThat(stored.has(order("p", "ann", "0.0001", at(0))))
                .as("stored twice")
                .isFalse();
        stored.forget(order("o", "ann", "2", at(0)));
        assertThat(stored.has(order("o", "ann", "1.50", at(0)))).isFalse();
    }

    @Test
    void readingIsWorthWhileWhereManyRowsAreToComeThatChangeNothing() {
        StoredAhead.Worth usual = StoredAhead.Worth.USUAL;
        StoredAhead.Share unchanged = new StoredAhead.Share(5_000, 5_000);

        assertThat(usual.is(100_000, 95_000, unchanged)).isTrue();
        assertThat(usual.is(100_000_000, 95_000, unchanged))
                .as("a drop in the ocean")
                .isFalse();
        assertThat(usual.is(5_000, 5_000, unchanged)).as("soon done").isFalse();
        assertThat(usual.is(100_000, 95_000, new StoredAhead.Share(5_000, 500)))
                .as("changed")
                .isFalse();
        assertThat(usual.is(100_000, 95_000, new StoredAhead.Share(10, 10)))
                .as("too early")
                .isFalse();
    }

    @Test
    void rowsThatCannotBeLoadedStayOut() throws IOException {
        fill("spoilt", (path, run) -> History.write(path, 60, run.community));

        first("spoilt");
        ImportSummary again = second("spoilt", options());

        assertThat(again.nothingChanged()).isTrue();
        assertThat(again.rejected()).isPositive();
    }

    @Test
    void changedAndPartialAndNewRowsAreSeenAmongUnchangedOnes() throws IOException {
        fill("clean", (path, run) -> History.writeClean(path, 60, run.community));
        fill("changed", (path, run) -> {
            History.write(path, 60, run.community);
            spoil(path, new Random(7));
        });

        first("clean");
        ImportSummary rehearsed = second("changed", options().rehearsing(true));
        ImportSummary changed = second("changed", options());
        ImportSummary back = second("clean", options());

        assertThat(rehearsed.nothingChanged()).isFalse();
        assertThat(changed.counts().values())
                .anySatisfy(counts -> assertThat(counts.updated()).isGreaterThan(5))
                .anySatisfy(counts -> assertThat(counts.created()).isPositive());
        assertThat(back.nothingChanged()).isFalse();
    }

    @Test
    void unknownMembersAreMadeAlike() throws IOException {
        ImportOptions create = new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.CREATE, false, BATCH);
        fill("clean", (path, run) -> History.writeClean(path, 40, run.community));
        fill("more", (path, run) -> {
            History.write(path, 50, run.community);
            Files.delete(path.resolve("members.jsonl"));
        });

        both("clean", create);
        ImportSummary rehearsed = second("more", create.rehearsing(true));
        ImportSummary more = second("more", create);

        assertThat(rehearsed.strangers()).isPositive().isEqualTo(more.strangers());
        second("more", create);
    }

    @Test
    void rowsThatDisagreeAreTakenInTheirOrder() throws IOException {
        write("members.csv", "key,handle", "ann,a", "ben,", "cat,");
        write("orders.csv", "key,member,amount,at,status", "o,ann,1.50,2026-01-01,open", "p,ben,2,2026-01-01,open");
        write("trusts.csv", "from,to,weight,key", "ann,ben,1,k", "ann,ben,2,", "ben,ann,1.0,");
        write(
                "memberships.csv",
                "member,circle,channel,role",
                "ann,tea,drinks,host",
                "ben,tea,,",
                "cat,,drinks,",
                "cat,,,");
        write("tags.csv", "member,tag,kind", "ann,vip,basic", "ben,vip,", ",vip,", ",bare,");
        write(
                "contents.csv",
                "key,author,replyTo,topics,derivedFrom",
                "a,ann,,x|y,",
                "b,ben,a,,",
                "c,,,y,\"[\"\"b\"\",\"\"a\"\"]\"");
        write("events.csv", "key,member,type,at,content", "e,ann,login,2026-01-01,a", "f,ben,login,2026-01-01,");
        write(
                "referrals.csv",
                "referrer,member,key,state,campaign",
                "ann,ben,t,,spring",
                "cat,ben,u,,",
                "ben,ann,v,,",
                "cat,ann,w,CONVERTED,");
        write(
                "reactions.csv",
                "member,content,kind,at,count",
                ",a,view,2026-01-01,5",
                ",a,view,2026-01-01,",
                "ann,a,like,,",
                "ann,a,like,,");
        first(".");

        write("members.csv", "key,handle", "ann,b", "ann,a", "ben,new", "cat,", "ann,b");
        // The first order has the key that the last, which has none, is going to have.
        String made =
                String.valueOf(asking.one("MATCH (:Member {community: $v.c})-[r:TRUSTS {weight: 2}]->() RETURN r.key"));
        write(
                "trusts.csv",
                "from,to,weight,key",
                "ann,ben,3," + made,
                "ann,ben,2,",
                "ann,ben,3," + made,
                "ben,ann,1.0,",
                "ann,ben,1,k");
        write(
                "orders.csv",
                "key,member,amount,at,status",
                "o,ann,1.5,2026-01-01T01:00:00+01:00,open",
                "p,ben,2,2026-01-01,paid",
                "p,ben,2,2026-01-01,open",
                "o,ben,1.5,2026-01-01,open",
                "q,nobody,1,2026-01-01,");
        write(
                "memberships.csv",
                "member,circle,channel,role",
                "ann,tea,,host",
                "ben,tea,food,",
                "ben,tea,drinks,",
                "cat,,drinks,guest",
                "cat,,,");
        write("tags.csv", "member,tag,kind", "ann,vip,", "ben,vip,other", "ben,vip,basic", ",vip,basic", ",bare,");
        write(
                "contents.csv",
                "key,author,replyTo,topics,derivedFrom",
                "a,ann,,y|x,",
                "b,ben,a,z,",
                "c,,a,y,\"[\"\"a\"\",\"\"b\"\"]\"",
                "d,ann,b,,");
        write(
                "events.csv",
                "key,member,type,at,content",
                "e,ben,logout,2026-01-02,",
                "e,ann,login,2026-01-01,a",
                "f,ben,logout,2026-01-03,",
                "g,ben,login,2026-01-01,gone");
        write(
                "referrals.csv",
                "referrer,member,key,state,campaign",
                "ann,ben,t,PENDING,spring",
                "cat,ben,u,CONVERTED,",
                "ben,ann,v,,",
                "cat,ann,w,,",
                "ann,cat,x,,",
                "ann,cat,t,,");
        write(
                "reactions.csv",
                "member,content,kind,at,count",
                ",a,view,2026-01-01,6",
                ",a,view,2026-01-01,",
                ",a,view,2026-01-02,",
                "ann,a,like,,");
        for (int batch : new int[] {1, 2, 100}) {
            second(".", new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, true, batch));
        }
        second(".", new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, false, 1));
        second(".", new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, false, 100));
    }

    private static ZonedDateTime at(int nanos) {
        return ZonedDateTime.of(2026, 1, 1, 0, 0, 0, nanos, ZoneOffset.UTC);
    }

    private static Checked order(String key, String member, String amount, ZonedDateTime at) {
        RowCheck check = new RowCheck(Kind.ORDERS, new Values(ZoneOffset.UTC), "EUR");
        return checked(
                check,
                new Row("orders", 1, Map.of("key", key, "member", member, "amount", amount, "at", at.toString())));
    }

    private static Checked checked(RowCheck check, Row row) {
        try {
            return check.check(0, row);
        } catch (Unreadable wrong) {
            throw new AssertionError(wrong.reason(), wrong);
        }
    }

    private void first(String name) {
        both(name, options());
    }

    /** Imports a folder into both communities, and asserts that they still are alike. */
    private ImportSummary second(String name, ImportOptions options) {
        ImportSummary summary = both(name, options);
        assertThat(GraphPicture.nameless(TestGraph.graph(), comparing.community))
                .isEqualTo(GraphPicture.nameless(TestGraph.graph(), asking.community));
        return summary;
    }

    private ImportSummary both(String name, ImportOptions options) {
        ImportSummary expected = asking.of(of(name, asking), Mapping.PLAIN, options);
        ImportSummary summary = comparing.of(of(name, comparing), Mapping.PLAIN, options);

        assertThat(summary.counts()).isEqualTo(expected.counts());
        assertThat(summary.strangers()).isEqualTo(expected.strangers());
        assertThat(summary.skipped()).isEqualTo(expected.skipped());
        assertThat(nameless(comparing)).containsExactlyInAnyOrderElementsOf(nameless(asking));
        return summary;
    }

    private Path of(String name, ImportRun run) {
        return name.equals(".") ? folder : folder.resolve(name + run.community);
    }

    private static List<String> nameless(ImportRun run) {
        return run.rejects.stream()
                .map(reason -> reason.replace(run.community, "this community"))
                .toList();
    }

    private static ImportOptions options() {
        return new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, false, BATCH);
    }

    /** Writes the same rows for both communities, with accounts of their own. */
    private void fill(String name, Writer writer) throws IOException {
        for (ImportRun run : List.of(asking, comparing)) {
            writer.write(Files.createDirectory(of(name, run)), run);
        }
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    /** Leaves values out, changes them and exchanges them between rows, some of each file. */
    private static void spoil(Path folder, Random random) throws IOException {
        for (Kind kind : Kind.values()) {
            Path file = folder.resolve(kind.file() + ".jsonl");
            List<String> lines = Files.readAllLines(file);
            List<String> spoilt = new ArrayList<>();
            for (String line : lines) {
                int fate = random.nextInt(12);
                if (fate > 2) {
                    spoilt.add(line);
                }
                if (fate < 4) {
                    spoilt.add(spoil(kind, line, fate, random));
                }
            }
            Files.write(file, spoilt);
        }
    }

    @SuppressWarnings("unchecked") // rows are maps of texts
    private static String spoil(Kind kind, String line, int fate, Random random) throws IOException {
        Map<String, String> row = new LinkedHashMap<>(JSON.readValue(line, Map.class));
        List<Column> columns = Format.columns(kind).values().stream()
                .filter(column -> row.containsKey(column.name()) && !column.required())
                .toList();
        if (columns.isEmpty()) {
            return line;
        }
        Column column = columns.get(random.nextInt(columns.size()));
        if (fate == 0) {
            row.remove(column.name());
        } else {
            row.put(
                    column.name(),
                    switch (column.type()) {
                        case TEXT, LIST -> "other " + random.nextInt(3);
                        case TIME -> "2023-02-03T04:05:0" + random.nextInt(10) + "Z";
                        case INTEGER, NUMBER -> String.valueOf(1 + random.nextInt(3));
                        case AMOUNT -> "1.25";
                        case AMOUNTS -> "1.25|2";
                        case SENTIMENT -> "0.5";
                        case BOOLEAN -> "false";
                        case ORIGIN -> "OGC";
                        case ATTRIBUTION -> "LAST_TOUCH";
                        case CONVERSION -> "EXPLICIT";
                        case LEDGER_KIND -> "REVERSAL";
                        case SUSPENSION -> "LIFTED";
                        case JSON -> "{\"n\": " + random.nextInt(3) + "}";
                        case KEYS -> "[]";
                    });
        }
        return JSON.writeValueAsString(row);
    }

    @FunctionalInterface
    private interface Writer {
        void write(Path path, ImportRun run) throws IOException;
    }
}
