package io.guanxi.feed;

import io.guanxi.graph.CypherFiles;

/** The statements of the feed, by the names of their files. */
final class Statements {

    private Statements() {}

    static String text(String file) {
        return CypherFiles.text("_feed/" + file);
    }
}
