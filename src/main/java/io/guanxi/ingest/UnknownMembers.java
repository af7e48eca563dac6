package io.guanxi.ingest;

/** What becomes of a row that names a member whom no file and no earlier import describes. */
public enum UnknownMembers {
    /** The row is rejected. */
    REJECT,
    /** The member is made, with nothing but a key. */
    CREATE
}
