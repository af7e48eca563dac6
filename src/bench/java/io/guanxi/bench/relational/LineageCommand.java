package io.guanxi.bench.relational;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of a forest of referrals, of a server that has imported the files of {@code forest}, and of PostgreSQL. */
@Command(
        name = "lineage",
        description =
                "Measures what is asked of the forest that `forest` made and a running server has imported, beside recursive queries in PostgreSQL.",
        mixinStandardHelpOptions = true)
public final class LineageCommand implements Callable<Integer> {

    private static final String DOWN = """
            with recursive down(member, referrer, state, converted, depth, path) as (
              select member, referrer, state, convertedAt is not null, 1, array[member] from referrals where referrer = ?
              union all
              select r.member, r.referrer, r.state, r.convertedAt is not null, depth + 1, path || r.member
              from down join referrals r on r.referrer = down.member)
            """;
    private static final String UPLINE = """
            with recursive up(member, depth) as (
              select referrer, 1 from referrals where member = ?
              union all select r.referrer, depth + 1 from up join referrals r on r.member = up.member)
            select member from up order by depth""";
    private static final String BREADTH = DOWN + "select depth, member from down order by depth, member limit 20";
    private static final String DEPTH = DOWN + "select depth, member from down order by path limit 20";
    private static final String STATS = DOWN + """
            , counted as (select * from down where state <> 'VOIDED')
            select (select count(*) filter (where depth = 1) from counted), (select count(*) from counted),
              (select coalesce(max(depth), 0) from counted), (select count(*) filter (where converted) from counted),
              (select coalesce(sum(amount), 0)::numeric(20, 4) from orders join counted using (member) where status = 'paid')""";
    private static final String TREE = DOWN + """
            , counts as (
              select above, count(*) total from down, unnest(path[1:3]) above where above <> member and state <> 'VOIDED' group by above),
            placed as (
              select d.member, depth, path, coalesce(total, 0) total,
                row_number() over (partition by referrer order by coalesce(total, 0) desc, d.member) place
              from down d left join counts on above = d.member where depth <= 3)
            select member, total from placed where depth = 1 and place <= 20 order by place""";
    private static final String LEADERS = """
            select referrer, count(*) from referrals where state <> 'VOIDED' group by referrer order by 2 desc, 1 limit 20""";

    @Parameters(index = "0", paramLabel = "DIR", description = "The files that `forest` wrote.")
    private Path folder = Path.of(".");

    @Option(names = "--url", description = "The server's. Default: ${DEFAULT-VALUE}")
    private URI server = URI.create("http://127.0.0.1:8080/graphql");

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "An empty database, or one that this filled: jdbc:postgresql://localhost/forest")
    private String postgres;

    @Option(names = "--members", paramLabel = "N", description = "As of `forest`. Default: ${DEFAULT-VALUE}")
    private int members = 1_000_000;

    @Option(names = "--asked", description = "Members that are asked for. Default: ${DEFAULT-VALUE}")
    private int asked = 300;

    @Option(
            names = "--again",
            description =
                    "How often PostgreSQL is asked for the largest tree and the leaders, a second or more each. Default: ${DEFAULT-VALUE}")
    private int again = 20;

    @Override
    public Integer call() throws Exception {
        try (Relational relational = postgres == null ? null : new Relational(postgres)) {
            if (relational != null) {
                fill(relational);
            }
            SideBySide both = new SideBySide(server, relational, System.out);
            both.header();
            for (String when : List.of("", ", again")) {
                Random random = new Random(1);
                List<String> any = random.ints(asked, 0, members)
                        .mapToObj("m%07d"::formatted)
                        .toList();
                List<String> root = Collections.nCopies(asked, "m0000000");
                both.measure("upline" + when, asked, of(any, LineageCommand::upline));
                both.measure(
                        "downline, 20 by breadth" + when, asked, of(any, key -> page(key, "BREADTH_FIRST", BREADTH)));
                both.measure("downline, 20 by depth" + when, asked, of(any, key -> page(key, "DEPTH_FIRST", DEPTH)));
                both.measure("stats" + when, asked, of(any, LineageCommand::stats));
                both.measure("tree, 3 generations" + when, asked, of(any, LineageCommand::tree));
                both.measure("leaderboard" + when, again, of(root, key -> leaders()));
                both.measure("root: 20 by breadth" + when, again, of(root, key -> page(key, "BREADTH_FIRST", BREADTH)));
                both.measure("root: 20 by depth" + when, again, of(root, key -> page(key, "DEPTH_FIRST", DEPTH)));
                both.measure("root: stats" + when, again, of(root, LineageCommand::stats));
                both.measure("root: tree, 3 generations" + when, again, of(root, LineageCommand::tree));
            }
        }
        return 0;
    }

    private void fill(Relational relational) throws Exception {
        relational.table(
                folder,
                "referrals",
                "referrer text not null, member text primary key, at timestamptz, campaign text, state text, convertedAt timestamptz",
                "create index on referrals (referrer)");
        relational.table(
                folder,
                "orders",
                "key text primary key, member text not null, amount numeric, currency text, at timestamptz, status text",
                "create index on orders (member)");
    }

    private static List<Question> of(List<String> keys, Function<String, Question> question) {
        return keys.stream().map(question).toList();
    }

    private static Question upline(String key) {
        return new Question(
                "upline",
                "query($key: String!) { member(key: $key) { upline { key } } }",
                Map.of("key", key),
                data -> each(data.at("/member/upline"), member -> text(member, "key")),
                UPLINE);
    }

    private static Question page(String key, String order, String sql) {
        return new Question(
                "downline",
                "query($key: String!) { member(key: $key) { downline(order: %s, first: 20) { edges { depth node { key } } } } }"
                        .formatted(order),
                Map.of("key", key),
                data -> each(
                        data.at("/member/downline/edges"),
                        edge -> text(edge, "depth") + " " + text(edge.get("node"), "key")),
                sql);
    }

    private static Question stats(String key) {
        return new Question(
                "stats",
                "query($key: String!) { member(key: $key) { referralStats { direct total maxDepth converted revenue { amount } } } }",
                Map.of("key", key),
                data -> {
                    JsonNode stats = data.at("/member/referralStats");
                    return List.of("%s %s %s %s %.4f"
                            .formatted(
                                    text(stats, "direct"),
                                    text(stats, "total"),
                                    text(stats, "maxDepth"),
                                    text(stats, "converted"),
                                    stats.at("/revenue/0/amount").asDouble()));
                },
                STATS);
    }

    private static Question tree(String key) {
        return new Question(
                "tree",
                "query($key: String!) { referralTree(root: $key, depth: 3) { total children { key total children { key total children { key total } } } } }",
                Map.of("key", key),
                data -> each(
                        data.at("/referralTree/children"), child -> text(child, "key") + " " + text(child, "total")),
                TREE);
    }

    private static Question leaders() {
        return new Question(
                "leaderboard",
                "{ referralLeaderboard(by: REFERRED, first: 20) { edges { value node { key } } } }",
                Map.of(),
                data -> each(
                        data.at("/referralLeaderboard/edges"),
                        edge -> text(edge.get("node"), "key") + " "
                                + edge.get("value").asLong()),
                LEADERS);
    }

    private static List<String> each(JsonNode list, Function<JsonNode, String> row) {
        List<String> rows = new ArrayList<>();
        list.forEach(element -> rows.add(row.apply(element)));
        return rows;
    }

    private static String text(JsonNode object, String field) {
        return object.get(field).asText();
    }
}
