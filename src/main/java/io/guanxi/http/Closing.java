package io.guanxi.http;

/** Why a WebSocket is closed, as graphql-transport-ws numbers it. */
enum Closing {
    /** A frame that WebSocket does not know. */
    BROKEN(1002),
    /** A message with more bytes than are taken. */
    TOO_LONG(1009),
    /** A message that the protocol does not know. */
    MALFORMED(4400),
    /** An operation before the connection was acknowledged. */
    UNAUTHORIZED(4401),
    /** A credential that is missing, unknown or over. */
    FORBIDDEN(4403),
    /** No greeting, or no sign of life, in time. */
    LATE(4408),
    /** An id that another operation of the connection has. */
    TAKEN(4409),
    /** A client that does not read what it asked for. */
    SLOW(4413),
    /** A second greeting. */
    AGAIN(4429),
    /** Nothing that the client did; it may come back later. */
    UNAVAILABLE(1013);

    private final short code;

    Closing(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }
}
