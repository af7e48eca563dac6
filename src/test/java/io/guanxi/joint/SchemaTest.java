package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The schema that clients have built on is committed: {@code src/test/resources/schema.graphql}. A change of it is seen in review, one
 * that breaks clients fails.
 */
class SchemaTest {

    private static final int TOKENS = 100_000;

    private static final Path COMMITTED = Path.of("src/test/resources/schema.graphql");

    @Test
    void theCommittedSchemaIsTheOneThatIsServed() throws IOException {
        String served = TestServer.printedSchema();
        if (Boolean.getBoolean("guanxi.schema.update")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served)
                .as("run the tests with -Dguanxi.schema.update=true and commit %s, if the change is meant", COMMITTED)
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void noChangeBreaksClients() throws IOException {
        var reporter = new CapturingReporter();
        ParserOptions usual = ParserOptions.getDefaultParserOptions();
        // The schema has more tokens than an operation may have.
        ParserOptions.setDefaultParserOptions(usual.transform(options -> options.maxTokens(TOKENS)));
        try {
            new SchemaDiff()
                    .diffSchema(
                            SchemaDiffSet.diffSetFromSdl(
                                    executable(Files.readString(COMMITTED)), executable(TestServer.printedSchema())),
                            reporter);
        } finally {
            ParserOptions.setDefaultParserOptions(usual);
        }
        assertThat(reporter.getBreakages()).extracting(DiffEvent::getReasonMsg).isEmpty();
    }

    private static GraphQLSchema executable(String sdl) {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
    }
}
