import { graphql } from 'relay-runtime';

export const query = graphql`
  query MemberFollowersQuery($key: String!, $community: String, $filter: FollowerFilter) {
    member(key: $key, community: $community) {
      ...MemberFollowers_member @arguments(first: 10, filter: $filter)
    }
  }
`;

// As usePaginationFragment takes it: loadNext and loadPrevious, and refetch by node(id:).
export const member = graphql`
  fragment MemberFollowers_member on Member
  @refetchable(queryName: "MemberFollowersPaginationQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
    filter: { type: "FollowerFilter" }
    orderBy: { type: "[FollowerOrder!]" }
  ) {
    ...MemberName_member
    followers(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy)
      @connection(key: "MemberFollowers_followers", filters: ["filter", "orderBy"]) {
      totalCount
      edges {
        at
        node {
          ...MemberName_member
        }
      }
    }
  }
`;
