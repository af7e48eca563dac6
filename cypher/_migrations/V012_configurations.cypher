// The settings of indices, a node a version: one version of a number a community.
CREATE CONSTRAINT index_configuration_version IF NOT EXISTS FOR (n:IndexConfiguration) REQUIRE (n.community, n.version) IS UNIQUE;
CREATE CONSTRAINT index_configuration_id IF NOT EXISTS FOR (n:IndexConfiguration) REQUIRE n.id IS UNIQUE;
