import { graphql } from 'relay-runtime';

export const member = graphql`
  fragment MemberName_member on Member @refetchable(queryName: "MemberNameRefetchQuery") {
    id
    key
    handle
  }
`;
