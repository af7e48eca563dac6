package io.guanxi.bench.reads;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** How a server wants to be asked. */
enum Dialect {
    GUANXI {
        @Override
        Call call(Shape shape, Subject subject) {
            return graphql(shape, shape.guanxi, subject);
        }
    },
    LIBRARY {
        @Override
        Call call(Shape shape, Subject subject) {
            return graphql(shape, shape.library, subject);
        }
    },
    BY_HAND {
        @Override
        Call call(Shape shape, Subject subject) {
            StringBuilder path = new StringBuilder("/").append(shape.name().toLowerCase(Locale.ROOT));
            if (shape.ofMember()) {
                path.append("?key=").append(subject.key());
            }
            if (shape.writes()) {
                path.append("&to=").append(subject.to()).append("&at=").append(Graph.MARK);
            }
            return new Call(
                    shape.writes() ? HttpMethod.POST : HttpMethod.GET, path.toString(), null, proof(shape, subject));
        }
    };

    abstract Call call(Shape shape, Subject subject);

    private static Call graphql(Shape shape, String document, Subject subject) {
        JsonObject variables = new JsonObject();
        if (shape.ofMember()) {
            variables.put("key", subject.key());
        }
        if (shape.writes()) {
            variables.put("to", subject.to()).put("at", Graph.MARK);
        }
        JsonObject body = new JsonObject().put("query", document).put("variables", variables);
        return new Call(HttpMethod.POST, "/graphql", body.toBuffer(), proof(shape, subject));
    }

    /** Every answer names the member, the ranking its first one. */
    private static String proof(Shape shape, Subject subject) {
        return shape.ofMember() ? "\"" + subject.key() + "\"" : "\"rank\":1,";
    }
}
