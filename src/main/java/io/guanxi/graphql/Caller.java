package io.guanxi.graphql;

/**
 * Who asks. Every statement gets it; until credentials exist, everybody is {@link #ANYBODY}.
 *
 * @param id of the credential, or a name for its absence
 */
public record Caller(String id) {

    public static final Caller ANYBODY = new Caller("anybody");
}
