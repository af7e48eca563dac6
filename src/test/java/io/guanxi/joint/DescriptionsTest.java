package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ScalarTypeDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whoever reads the schema in an editor needs no other manual: the committed schema, which is the one that is served
 * ({@link SchemaTest}), says of every type, field, argument, input field and enum value what it means.
 */
class DescriptionsTest {

    private final Node<?> schema = parsed("src/test/resources/schema.graphql");
    private final Map<String, String> descriptions = new TreeMap<>();

    DescriptionsTest() throws IOException {
        collect(schema, "");
    }

    @Test
    void everythingIsDescribedInSentences() {
        assertThat(descriptions)
                .hasSizeGreaterThan(1_000)
                .allSatisfy((of, description) -> assertThat(description).as(of).matches("(?s)[A-Z0-9`].*\\."));
    }

    @Test
    void scalarsAreDescribedInTheSchemasOwnWords() throws IOException {
        parsed("schema/common.graphqls").getChildren().stream()
                .filter(ScalarTypeDefinition.class::isInstance)
                .map(ScalarTypeDefinition.class::cast)
                .forEach(scalar -> assertThat(descriptions.get(scalar.getName()))
                        .as(scalar.getName())
                        .isEqualTo(scalar.getDescription().getContent()));
    }

    @Test
    void aTimeIsOneOfAKnownSpecification() {
        assertThat(schema.getChildren())
                .filteredOn(node -> node instanceof ScalarTypeDefinition scalar
                        && scalar.getName().equals("DateTime"))
                .singleElement()
                .extracting(scalar -> ((ScalarTypeDefinition) scalar)
                        .getDirectives("specifiedBy")
                        .get(0)
                        .getArgument("url")
                        .getValue())
                .extracting(url -> ((StringValue) url).getValue())
                .isEqualTo("https://scalars.graphql.org/andimarek/date-time");
    }

    private static Node<?> parsed(String file) throws IOException {
        return new Parser()
                .parseDocument(ParserEnvironment.newParserEnvironment()
                        .document(Files.readString(Path.of(file)))
                        .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                        .build());
    }

    private void collect(Node<?> node, String owner) {
        String path = owner;
        if (node instanceof AbstractDescribedNode<?> described) {
            path = owner + "." + ((NamedNode<?>) node).getName();
            var description = described.getDescription();
            descriptions.put(
                    path.substring(1),
                    description == null ? "" : description.getContent().strip());
        }
        for (Node<?> child : node.getChildren()) {
            collect(child, path);
        }
    }
}
