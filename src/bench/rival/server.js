// @neo4j/graphql on GraphQL Yoga, as their documentation has them, with everything switched off that only costs time.
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const { GUANXI_NEO4J_URI, GUANXI_NEO4J_USER, GUANXI_NEO4J_PASSWORD, PORT } = process.env;
const driver = neo4j.driver(
  GUANXI_NEO4J_URI,
  neo4j.auth.basic(GUANXI_NEO4J_USER, GUANXI_NEO4J_PASSWORD),
  { notificationFilter: neo4j.notificationFilterDisabledCategory, telemetryDisabled: true },
);
const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, logging: false, graphiql: false, landingPage: false, maskedErrors: false });
createServer(yoga).listen(Number(PORT), "127.0.0.1");
