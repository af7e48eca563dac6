package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sentences of several languages, and what people type to find them. */
class SearchTest {

    private static final Scenario LIBRARY = Scenario.given("""
            CREATE (:Content {key: 'zh', title: '关系网络', body: '社区里的每个人都通过关系认识新的朋友，推荐好友可以获得奖励。'})
            CREATE (:Content {key: 'zh-tw', title: '社群經營', body: '口碑推薦是成長最快的方式。'})
            CREATE (:Content {key: 'ja', title: 'コミュニティの作り方', body: '東京でデータベースの勉強会を開きました。黒い猫も来ました。'})
            CREATE (:Content {key: 'ko', title: '관계의 힘', body: '커뮤니티에서 친구를 추천하면 보상을 받습니다.'})
            CREATE (:Content {key: 'en', title: 'Growing a community', body: 'Referrals bring the best members, said the owner of the café.'})
            CREATE (:Content {key: 'de', title: 'Über Gemeinschaften', body: 'Größere Gruppen brauchen Regeln; die Straße gehört allen.'})
            CREATE (:Content {key: 'fr', title: 'La communauté', body: 'Les élèves d’hier sont les maîtres de demain.'})
            CREATE (:Content {key: 'pl', title: 'Społeczność', body: 'Zażółć gęślą jaźń.'})
            CREATE (:Content {key: 'ru', title: 'Сообщество', body: 'Каждый участник приводит друзей.'})
            CREATE (:Content {key: 'el', title: 'Κοινότητα', body: 'Οι φίλοι των φίλων μας.'})
            CREATE (:Content {key: 'mixed', title: 'GraphQL 入门', body: 'Neo4j と GraphQL で関係を調べる'})
            CREATE (:Member {key: 'm1', handle: 'graphqlfan', displayName: 'Café Owner'})
            CREATE (:Member {key: 'm2', handle: '小猫', displayName: '山田太郎'})
            """);

    private static final Scenario ELSEWHERE =
            Scenario.given("CREATE (:Content {key: 'other', title: '关系网络', body: 'community café'})");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            关系              | zh
            推荐好友           | zh
            推薦              | zh-tw
            猫                | ja m2
            データ            | ja
            コミュニティ        | ja
            勉強会            | ja
            東京 猫           | ja
            관계              | ko
            추천              | ko
            커뮤니티           | ko
            community         | en
            COMMUNITY members | en
            cafe              | en m1
            café              | en m1
            uber              | de
            über gemeinschaften | de
            strasse           | de
            grossere          | de
            communaute        | fr
            eleves            | fr
            spolecznosc       | pl
            gęślą             | pl
            сообщество        | ru
            друзей            | ru
            φίλοι             | el
            graphql           | mixed
            GraphQL 入门      | mixed
            関係              | mixed
            graphqlfan        | m1
            山田              | m2
            nowhere           |
            community nowhere |
            """)
    void wordsOfAnyLanguageAreFound(String text, String expected) {
        assertThat(keys(search(text, "")))
                .containsExactlyInAnyOrderElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void wordsInQuotesStandInThisOrder() {
        assertThat(keys(search("\\\"best members\\\"", ""))).containsExactly("en");
        assertThat(keys(search("\\\"members best\\\"", ""))).isEmpty();
        assertThat(keys(search("members best", ""))).containsExactly("en");
    }

    @Test
    void typesSayWhereToLookAndBothGiveTheirOwnFields() {
        assertThat(keys(search("café", ", types: [MEMBER]"))).containsExactly("m1");
        assertThat(keys(search("café", ", types: [CONTENT]"))).containsExactly("en");
        JsonNode edges = search("café", "").get("edges");
        edges.forEach(edge -> {
            assertThat(edge.get("score").asDouble()).isPositive();
            assertThat(edge.at("/node/__typename").asText()).isIn("Member", "Content");
            assertThat(edge.get("node").has("title"))
                    .isEqualTo(edge.at("/node/__typename").asText().equals("Content"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"title:关系", "关系*", "关系 AND", "(关系", "关系~2", "+关系", "{关系}", "关系\\\\\\\\"})
    void whatMeansSomethingToTheIndexMeansNothingHere(String text) {
        var response = LIBRARY.ask(
                "{ search(community: $community, text: \"" + text + "\") { nodes { ... on Content { key } } } }",
                Map.of());

        assertThat(response.body().has("errors")).as(response.text()).isFalse();
    }

    @Test
    void aSearchIsPagedAndCountedAndNeedsAWord() {
        List<String> seen = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = search("关系", ", types: [CONTENT], first: 1" + after);
            seen.addAll(keys(page));
            after = ", after: \"" + page.at("/pageInfo/endCursor").asText() + "\"";
        } while (page.at("/pageInfo/hasNextPage").asBoolean());

        assertThat(seen).containsExactly("zh");
        assertThat(page.get("totalCount").asInt()).isEqualTo(1);
        assertThat(LIBRARY.ask("{ search(community: $community, text: \"!?\") { totalCount } }", Map.of())
                        .code())
                .isEqualTo("BAD_INPUT");
        assertThat(LIBRARY.ask(
                                "{ search(community: $community, text: \"" + "ab ".repeat(31) + "\") { totalCount } }",
                                Map.of())
                        .code())
                .isEqualTo("BAD_INPUT");
        assertThat(ELSEWHERE
                        .when("{ search(community: $community, text: \"café\") { totalCount } }")
                        .at("/search/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    private static JsonNode search(String text, String arguments) {
        return LIBRARY.when("""
                { search(community: $community, text: "%s"%s) {
                    totalCount pageInfo { hasNextPage endCursor }
                    edges { score node { __typename ... on Member { key handle } ... on Content { key title } } }
                    nodes { ... on Member { key } ... on Content { key } }
                } }
                """.formatted(text, arguments)).get("search");
    }

    private static List<String> keys(JsonNode connection) {
        return StreamSupport.stream(connection.get("nodes").spliterator(), false)
                .map(node -> node.get("key").asText())
                .toList();
    }
}
