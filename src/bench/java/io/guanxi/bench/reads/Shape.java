package io.guanxi.bench.reads;

/**
 * What is asked for: of Guanxi, of the library's server, and by the letter of the hand-written one. The three answers hold the same values
 * in the same order.
 */
enum Shape {
    A("a member", "query($key: String!) { member(key: $key) { key handle joinedAt } }", """
            query($key: String!) {
              members(where: {community: {eq: "bench"}, key: {eq: $key}}) { key handle joinedAt }
            }"""),
    B("20 followers", """
            query($key: String!) {
              member(key: $key) { key handle followers(first: 20) { edges { at node { key handle } } } }
            }""", """
            query($key: String!) {
              members(where: {community: {eq: "bench"}, key: {eq: $key}}) {
                key handle
                followersConnection(first: 20, sort: [{edge: {at: DESC}}, {node: {key: ASC}}]) {
                  edges { properties { at } node { key handle } }
                }
              }
            }"""),
    C("20 x 10 followers", """
            query($key: String!) {
              member(key: $key) {
                key handle
                followers(first: 20) { edges { node { key handle followers(first: 10) { edges { node { key handle } } } } } }
              }
            }""", """
            query($key: String!) {
              members(where: {community: {eq: "bench"}, key: {eq: $key}}) {
                key handle
                followersConnection(first: 20, sort: [{edge: {at: DESC}}, {node: {key: ASC}}]) {
                  edges { node {
                    key handle
                    followersConnection(first: 10, sort: [{edge: {at: DESC}}, {node: {key: ASC}}]) {
                      edges { node { key handle } }
                    }
                  } }
                }
              }
            }"""),
    D("20 x 10 x 5, filtered and ordered", """
            query($key: String!) {
              member(key: $key) {
                key
                followers(
                  first: 20
                  filter: {node: {joinedAt: {gte: "2024-01-01T00:00:00Z"}}}
                  orderBy: [{field: NODE_JOINED_AT, direction: DESC}]
                ) {
                  edges { node {
                    key joinedAt
                    followers(first: 10) { edges { node {
                      key handle
                      contents(first: 5, orderBy: [{field: CREATED_AT, direction: DESC}]) { edges { node { key title } } }
                    } } }
                  } }
                }
              }
            }""", """
            query($key: String!) {
              members(where: {community: {eq: "bench"}, key: {eq: $key}}) {
                key
                followers(
                  limit: 20
                  where: {joinedAt: {gte: "2024-01-01T00:00:00Z"}}
                  sort: [{joinedAt: DESC}, {key: ASC}]
                ) {
                  key joinedAt
                  followersConnection(first: 10, sort: [{edge: {at: DESC}}, {node: {key: ASC}}]) {
                    edges { node {
                      key handle
                      contents(limit: 5, sort: [{createdAt: DESC}, {key: ASC}]) { key title }
                    } }
                  }
                }
              }
            }"""),
    E(
            "top 20 by influence",
            "{ ranking(first: 20) { edges { rank score node { key handle } } } }",
            "{ ranking(first: 20) { rank score key handle } }"),
    F("10 contents, their reactions and topics", """
            query($key: String!) {
              member(key: $key) {
                key handle
                contents(first: 10) { edges { node {
                  key title createdAt reactionCounts { kind count } topics { name }
                } } }
              }
            }""", """
            query($key: String!) {
              members(where: {community: {eq: "bench"}, key: {eq: $key}}) {
                key handle
                contents(limit: 10, sort: [{createdAt: DESC}, {key: ASC}]) {
                  key title createdAt reactionCounts { kind count } topics(sort: [{name: ASC}]) { name }
                }
              }
            }"""),
    G("a follow (written)", """
            mutation($key: String!, $to: String!, $at: DateTime!) {
              follow(input: {from: $key, to: $to, at: $at}) { follower { key } followed { key } refused: errors { message } }
            }""", """
            mutation($key: String!, $to: String!, $at: DateTime!) {
              follow(from: $key, to: $to, at: $at) { follower followed }
            }""");

    final String title;
    final String guanxi;
    final String library;

    Shape(String title, String guanxi, String library) {
        this.title = title;
        this.guanxi = squeezed(guanxi);
        this.library = squeezed(library);
    }

    boolean writes() {
        return this == G;
    }

    /** Whether every request is for another member. */
    boolean ofMember() {
        return this != E;
    }

    /** Clients send documents without indentation. */
    private static String squeezed(String document) {
        return document.replaceAll("\\s+", " ").strip();
    }
}
