import { graphql } from 'relay-runtime';

export const query = graphql`
  query MembersQuery($community: String, $filter: MemberFilter, $orderBy: [MemberOrder!]) {
    members(community: $community, filter: $filter, orderBy: $orderBy, first: 20) @connection(key: "Members_members") {
      __id
      edges {
        node {
          ...MemberName_member
        }
      }
      aggregate {
        count
      }
    }
  }
`;

export const join = graphql`
  mutation MembersJoinMutation($input: JoinInput!, $connections: [ID!]!) {
    join(input: $input) {
      member @appendNode(connections: $connections, edgeTypeName: "MemberEdge") {
        ...MemberName_member
      }
      errors {
        code
        field
        message
      }
    }
  }
`;

export const joined = graphql`
  subscription MembersJoinedSubscription($community: String) {
    memberJoined(community: $community) {
      member {
        ...MemberName_member
      }
    }
  }
`;
