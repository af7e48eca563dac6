package io.guanxi;

import io.guanxi.graph.Graph;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Serves what the graph holds. */
@Command(
        name = "serve",
        description = "Serves GraphQL, from the embedded database unless GUANXI_NEO4J_URI names another.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Settings settings = Settings.ofProcess();
        Serving.expectFreePort(settings);
        Graph graph = Graph.open(settings.graph());
        try {
            String url = Serving.start(settings, graph, System.out);
            System.out.println("Guanxi serves " + url + "/graphql, to try out at " + url + "/graphiql/");
            return 0;
        } catch (RuntimeException failed) {
            graph.close();
            throw failed;
        }
    }
}
