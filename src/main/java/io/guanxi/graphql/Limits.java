package io.guanxi.graphql;

import io.guanxi.fault.Fault;

/**
 * What one operation, and one caller, may ask for, and what is kept of answers.
 *
 * @param depth levels of nested fields
 * @param pageSize the most elements of one page
 * @param kept megabytes of answers that are kept for the next who ask the same; 0 keeps none
 */
public record Limits(int depth, int pageSize, Document document, Rate rate, int kept) {

    /**
     * Of a document, before it is validated.
     *
     * @param characters its length
     * @param tokens names, numbers, strings and punctuation
     * @param aliases fields under another name
     * @param directives applied anywhere
     * @param rootFields of an operation
     * @param introspection whether the schema may be asked for
     */
    public record Document(
            int characters, int tokens, int aliases, int directives, int rootFields, boolean introspection) {}

    /**
     * In points of {@value Costs#HITS_PER_POINT} database hits.
     *
     * @param operation what one operation may cost
     * @param perSecond what a caller gets back each second; 0 for no limit
     * @param burst what a caller has after a rest
     */
    public record Rate(int operation, int perSecond, int burst) {}

    /** Generous for clients that people write, tight for what only an attacker sends. */
    public static final Limits DEFAULT =
            new Limits(15, 100, new Document(100_000, 5_000, 100, 100, 50, true), new Rate(20_000, 5_000, 100_000), 64);

    /** Elements of a page that nobody gave a size. */
    static final int DEFAULT_PAGE = 20;

    /** Checks the size of a page that somebody asks for, with `first` or `last`. */
    int page(String argument, int size) {
        if (size < 0 || size > pageSize) {
            throw Fault.invalid("BAD_INPUT", "`" + argument + "` must be from 0 to " + pageSize + ", not " + size)
                    .with("argument", argument)
                    .with("limit", pageSize);
        }
        return size;
    }
}
