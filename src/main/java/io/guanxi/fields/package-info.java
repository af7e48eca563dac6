/** The fields that Java answers: what the rooms of indices, behaviour and fraud find out is laid before the statements, or into the answers, of GraphQL. */
@NullMarked
package io.guanxi.fields;

import org.jspecify.annotations.NullMarked;
