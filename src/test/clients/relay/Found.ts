import { graphql } from 'relay-runtime';

export const query = graphql`
  query FoundQuery($text: String!, $community: String, $ids: [ID!]!) {
    search(text: $text, community: $community, first: 10) @connection(key: "Found_search") {
      edges {
        score
        node {
          ...MemberName_member @alias(as: "member")
          ... on Content {
            title
            author {
              ...MemberName_member
            }
          }
        }
      }
    }
    nodes(ids: $ids) {
      id
      ... on Campaign {
        name
      }
    }
  }
`;
