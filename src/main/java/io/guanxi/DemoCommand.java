package io.guanxi;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import io.guanxi.ingest.DemoCommunity;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A community to try things out with. */
@Command(
        name = "demo",
        description = "Generates a community, computes its indices and serves it. A second start finds it again.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--members", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
    private int members = DemoCommunity.MEMBERS;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Equal seeds give equal communities. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--then-stop",
            hidden = true,
            description = "Stops as soon as it is ready: the build records a start this way.")
    private boolean thenStop;

    @Override
    public Integer call() {
        if (members < 1) {
            throw Fault.invalid("BAD_INPUT", "--members: expected at least 1, not " + members);
        }
        Settings settings = Settings.ofProcess();
        Serving.expectFreePort(settings);
        DemoLoad load = new DemoLoad(members, seed, Clock.systemUTC());
        if (Graph.isNew(settings.graph())) {
            load.first(settings.graph());
        }
        Graph graph = Graph.open(settings.graph());
        try {
            load.into(graph, settings.graph().timeout());
            String url = Serving.start(settings, graph, System.out);
            welcome(graph, settings, url);
            if (thenStop) {
                System.exit(0);
            }
            return 0;
        } catch (RuntimeException failed) {
            graph.close();
            throw failed;
        }
    }

    private void welcome(Graph graph, Settings settings, String url) {
        List<Map<String, Object>> known =
                statement(graph, settings, "_demo/well_known", Map.of("community", DemoCommunity.KEY));
        String root = known.isEmpty() ? "" : String.valueOf(known.get(0).get("root"));
        String handle = known.isEmpty() ? "" : String.valueOf(known.get(0).get("handle"));
        System.out.printf("""

                Guanxi serves %1$s/graphql. Open %1$s/graphiql/ and paste one of these:

                # Who matters: the members with the greatest relationship value, and how influential they are
                { ranking(by: RVI, first: 5) { edges { rank score grade pyramid node { handle displayName influence { score rank } } } } }

                # Who is connected to whom, and who made what
                { member(handle: "%2$s") { displayName
                    followers(first: 3) { totalCount edges { at node { handle } } }
                    contents(first: 3) { nodes { title createdAt reactionCounts { kind count } replies { totalCount } } } } }

                # Who brought whom: three generations of a referral tree
                { member(key: "%3$s") { handle
                    downline(maxDepth: 3, first: 10) { totalCount edges { depth node { handle } referral { state at } } } } }

                Ctrl-C stops it.
                """, url, handle, root);
    }

    private static List<Map<String, Object>> statement(
            Graph graph, Settings settings, String name, Map<String, ?> input) {
        return graph.readNow(Statement.of(
                name, new java.util.HashMap<>(input), settings.graph().timeout()));
    }
}
