package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Nobody overwrites what they have not read, if they say what they have read. */
class VersionsTest {

    private final Scenario scenario = Scenario.given("""
            CREATE (:Member {key: 'ada', handle: 'ada', region: 'GB', `attributes.plan`: 'pro', `attributes.age`: 36}),
              (:Content {key: 'p', title: 'Hi', kind: 'post', views: 3})-[:ABOUT]->(:Topic {name: 'moon'})""");

    private JsonNode update(String verb, String input, String selection) {
        return scenario.when("mutation { it: " + verb + "(input: {" + input + ", community: $community}) { " + selection
                        + " errors { code field version message } } }")
                .get("it");
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsTakenAway() {
        String fields = "member { handle displayName region source attributes version }";

        assertThat(update("updateMember", "member: \"ada\", displayName: \"Ada\", region: null", fields)
                        .get("member"))
                .isEqualTo(json("""
                        {"handle": "ada", "displayName": "Ada", "region": null, "source": null, "attributes": {"plan": "pro", "age": 36}, "version": 2}
                        """));
        assertThat(update("updateMember", "member: \"ada\", attributes: {plan: null, city: \"London\"}", fields)
                        .at("/member/attributes"))
                .isEqualTo(json("{\"age\": 36, \"city\": \"London\"}"));
        assertThat(update("updateMember", "member: \"ada\", attributes: null", fields)
                        .at("/member/attributes"))
                .isEqualTo(json("{}"));
        assertThat(update("updateMember", "member: \"nobody\"", "")
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aContentChangesAndSoDoItsTopics() {
        String fields = "content { title body kind origin views score sentiment status topics { name } version }";

        assertThat(update(
                                "updateContent",
                                "content: \"p\", title: null, body: \"Yes\", origin: PGC, topics: [\"mars\", \"moon\", \"mars\"]",
                                fields)
                        .get("content"))
                .isEqualTo(json("""
                        {"title": null, "body": "Yes", "kind": "post", "origin": "PGC", "views": 3, "score": null, "sentiment": null,
                         "status": null, "topics": [{"name": "mars"}, {"name": "moon"}], "version": 2}
                        """));
        assertThat(update("updateContent", "content: \"p\", score: 5", fields).at("/content/topics"))
                .hasSize(2);
        assertThat(update("updateContent", "content: \"p\", topics: null", fields)
                        .at("/content/topics"))
                .isEmpty();
        for (String wrong : List.of("sentiment: 1.5", "sentiment: -1.01", "views: -1")) {
            assertThat(update("updateContent", "content: \"p\", " + wrong, "")
                            .at("/errors/0/code")
                            .asText())
                    .isEqualTo("OUT_OF_RANGE");
        }
    }

    @Test
    void anUpdateOfAnotherVersionIsRefusedAndTellsThePresentOne() {
        assertThat(update("updateMember", "member: \"ada\", handle: \"a2\", ifVersion: 1", "member { version }")
                        .at("/member/version")
                        .asInt())
                .isEqualTo(2);

        JsonNode stale = update("updateMember", "member: \"ada\", handle: \"a3\", ifVersion: 1", "member { handle }");

        assertThat(stale).isEqualTo(json("""
                {"member": null, "errors": [{"code": "VERSION_CONFLICT", "field": "ifVersion", "version": 2,
                  "message": "ada has version 2 now"}]}
                """));
        assertThat(update("updateContent", "content: \"p\", title: \"x\", ifVersion: 7", "")
                        .at("/errors/0/version")
                        .asInt())
                .isEqualTo(1);
        assertThat(scenario.when("{ member(key: \"ada\", community: $community) { handle } }")
                        .at("/member/handle")
                        .asText())
                .isEqualTo("a2");
    }

    @Test
    void ofManyWhoHaveReadTheSameVersionOneWrites() throws Exception {
        List<Callable<JsonNode>> racing = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String input = "member: \"ada\", handle: \"h" + i + "\", ifVersion: 1";
            racing.add(() -> update("updateMember", input, "member { version }"));
        }
        var threads = Executors.newFixedThreadPool(racing.size());
        List<String> outcomes = new ArrayList<>();
        for (var answer : threads.invokeAll(racing)) {
            outcomes.add(answer.get().at("/errors/0/code").asText());
        }
        threads.shutdown();

        assertThat(outcomes).filteredOn(String::isEmpty).hasSize(1);
        assertThat(outcomes).filteredOn("VERSION_CONFLICT"::equals).hasSize(11);
    }
}
