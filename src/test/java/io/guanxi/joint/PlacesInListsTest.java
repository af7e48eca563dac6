package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.PlacesInLists;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever writes a relationship that lists are read of says where it stands in these; imports have tests of their own. */
class PlacesInListsTest {

    @Test
    void mutationsSaySo() {
        var scenario =
                Scenario.given("CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'}), (:Content {key: 'post'})");
        for (String mutation : List.of(
                "follow(input: {from: \"ada\", to: \"ben\", community: $community})",
                "follow(input: {from: \"ada\", to: \"ben\", community: $community})",
                "follow(input: {from: \"ben\", to: \"ada\", at: \"1969-01-01T00:00:00.5Z\", community: $community})",
                "trust(input: {from: \"ada\", to: \"ben\", weight: 1, community: $community})",
                "trust(input: {from: \"ada\", to: \"ben\", weight: 2, community: $community})",
                "react(input: {member: \"ada\", content: \"post\", kind: \"like\", community: $community})",
                "react(input: {member: \"ada\", content: \"post\", kind: \"like\", community: $community})",
                "share(input: {member: \"ada\", content: \"post\", from: \"ben\", community: $community})",
                "share(input: {member: \"ada\", content: \"post\", community: $community})")) {
            scenario.when("mutation { " + mutation + " { errors { code } } }");
        }

        assertThat(PlacesInLists.areRight(TestGraph.graph(), scenario.community()))
                .isEqualTo(6);
    }

    @Test
    void picturesSaySo() {
        String community = RichCommunity.scenario().community();

        assertThat(PlacesInLists.areRight(TestGraph.graph(), community)).isPositive();
    }
}
