/** The same questions in GraphQL and in SQL, side by side. */
package io.guanxi.bench.relational;
