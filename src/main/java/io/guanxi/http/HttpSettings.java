package io.guanxi.http;

/**
 * Where the server listens and what it takes.
 *
 * @param maxBody bytes of a request's body
 */
public record HttpSettings(String host, int port, int maxBody) {}
