package io.guanxi.graphql;

import io.guanxi.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes the text of a search into what its statement asks the index. */
public final class Search implements Preparation {

    private static final List<String> OF_CONTENTS = List.of("title^3", "body");

    @Override
    public CompletionStage<Map<String, Object>> prepare(Request request) {
        List<?> types = request.arguments().get("types") instanceof List<?> given && !given.isEmpty()
                ? given
                : List.of("MEMBER", "CONTENT");
        List<String> fields = new ArrayList<>();
        if (types.contains("MEMBER")) {
            fields.add("handle^3");
            // Nobody finds by a name what shows nobody the name.
            if (request.caller().roles().contains(Role.ANALYST)) {
                fields.add("displayName^2");
            }
        }
        if (types.contains("CONTENT")) {
            fields.addAll(OF_CONTENTS);
        }
        SearchText text = SearchText.of(String.valueOf(request.arguments().get("text")), fields);
        return CompletableFuture.completedStage(Map.of("index", text.index(), "query", text.query()));
    }
}
