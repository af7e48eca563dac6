package io.guanxi.graphql;

import graphql.ErrorClassification;
import io.guanxi.fault.Fault;

/** Carries the kind of a fault through graphql-java, so that the transport can answer fittingly. */
record FaultClass(Fault.Kind kind) implements ErrorClassification {}
