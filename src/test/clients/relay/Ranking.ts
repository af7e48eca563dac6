import { graphql } from 'relay-runtime';

export const query = graphql`
  query RankingQuery($community: String, $count: Int!) {
    ...Ranking_query @arguments(community: $community, count: $count)
  }
`;

// A list with one order, which is paged forward only.
export const ranked = graphql`
  fragment Ranking_query on Query
  @refetchable(queryName: "RankingPaginationQuery")
  @argumentDefinitions(
    community: { type: "String" }
    count: { type: "Int", defaultValue: 20 }
    cursor: { type: "String" }
  ) {
    ranking(community: $community, first: $count, after: $cursor) @connection(key: "Ranking_ranking") {
      edges {
        rank
        score
        delta
        pyramid
        node {
          ...MemberName_member
        }
      }
    }
  }
`;
