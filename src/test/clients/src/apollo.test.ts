import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  FollowDocument,
  FoundDocument,
  JoinDocument,
  JoinedDocument,
  MembersDocument,
  ProfileDocument,
  RefetchedDocument,
  SalesDocument,
  SeveralDocument,
} from './documents.js';
import type { MembersQueryVariables } from './documents.js';
import { community, followers, settled, socket, url } from './guanxi.js';

const ws = socket();
const client = new ApolloClient({
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(ws),
    new HttpLink({ uri: url }),
  ),
  cache: new InMemoryCache({
    typePolicies: { Query: { fields: { members: relayStylePagination(['community', 'filter', 'orderBy']) } } },
  }),
});
after(() => ws.dispose());

const numbered = { key: { startsWith: 'm' } };

function cached(variables: MembersQueryVariables) {
  const members = client.readQuery({ query: MembersDocument, variables })?.members;
  assert.ok(members);
  return { ...members, keys: members.edges.map(edge => edge.node.key) };
}

async function profile(key: string, variables = {}) {
  const { data } = await client.query({ query: ProfileDocument, variables: { key, community, ...variables } });
  assert.ok(data?.member);
  return data.member;
}

async function follow(from: string, to: string) {
  const { data } = await client.mutate({ mutation: FollowDocument, variables: { input: { from, to, community } } });
  assert.ok(data);
  return data.follow;
}

test('pages read forward become one list', async () => {
  const variables = { community, filter: numbered, first: 5 };
  await client.query({ query: MembersDocument, variables });
  const members = client.watchQuery({ query: MembersDocument, variables });
  const watched = members.subscribe({});

  assert.deepEqual(cached(variables).keys, followers.slice(0, 5));
  while (cached(variables).pageInfo.hasNextPage) {
    await members.fetchMore({ variables: { after: cached(variables).pageInfo.endCursor } });
  }
  watched.unsubscribe();

  assert.deepEqual(cached(variables).keys, followers);
  assert.equal(cached(variables).totalCount, followers.length);
});

test('pages read backward become one list', async () => {
  const variables: MembersQueryVariables = {
    community,
    filter: numbered,
    orderBy: [{ field: 'KEY', direction: 'DESC' }],
    last: 5,
  };
  await client.query({ query: MembersDocument, variables });
  const members = client.watchQuery({ query: MembersDocument, variables });
  const watched = members.subscribe({});

  while (cached(variables).pageInfo.hasPreviousPage) {
    await members.fetchMore({ variables: { before: cached(variables).pageInfo.startCursor } });
  }
  watched.unsubscribe();

  assert.deepEqual(cached(variables).keys, followers.toReversed());
});

test('variables filter and order nested lists', async () => {
  const ada = await profile('ada', {
    followers: { node: { key: { in: ['m02', 'm03'] } } },
    newest: [{ field: 'NODE_KEY', direction: 'DESC' }],
    contents: { topics: { some: { name: { eq: 'maths' } } } },
  });

  assert.equal(ada.followers.totalCount, 2);
  assert.deepEqual(
    ada.followers.edges.map(({ node }) => [node.key, node.contents.nodes.map(content => content.title)]),
    [['m03', []], ['m02', ['On sums']]],
  );
  assert.deepEqual(ada.attributes, { plan: 'pro' });
});

test('a mutation changes what the cache holds of its objects', async () => {
  const ben = await profile('ben');
  const { followed, errors } = await follow('ada', 'ben');

  assert.deepEqual(errors, []);
  assert.equal(followed?.id, ben.id);
  assert.equal(client.cache.identify({ __typename: 'Member', id: ben.id }), `Member:${ben.id}`);
  const { data } = await client.query({ query: RefetchedDocument, variables: { id: ben.id } });
  assert.deepEqual(data?.node, { __typename: 'Member', id: ben.id, key: 'ben', handle: null, region: 'Bern' });
  const objects = Object.values(client.cache.extract() as Record<string, { key?: string }>);
  assert.equal(objects.filter(object => object.key === 'ben').length, 1);
});

test('a mutation that is refused says why in its payload', async () => {
  const { follower, errors } = await follow('ada', 'ada');

  assert.equal(follower, null);
  assert.deepEqual(errors.map(({ code, field }) => ({ code, field })), [{ code: 'SELF_REFERENCE', field: 'to' }]);
});

test('an operation that fails has a code', async () => {
  await assert.rejects(
    client.query({ query: MembersDocument, variables: { community, first: 1_000 }, fetchPolicy: 'no-cache' }),
    error => CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.['code'] === 'BAD_INPUT',
  );
});

test('nodes, unions and sums have the types that were generated', async () => {
  const ada = await profile('ada');
  const several = await client.query({ query: SeveralDocument, variables: { ids: [ada.id, ada.id] } });
  assert.deepEqual(several.data?.nodes.map(node => node?.id), [ada.id, ada.id]);

  const found = await client.query({ query: FoundDocument, variables: { text: 'sums', types: ['CONTENT'], community } });
  assert.deepEqual(
    found.data?.search.edges.map(({ node }) => (node.__typename === 'Content' ? node.author?.key : node.handle)),
    ['m02'],
  );

  const sales = await client.query({
    query: SalesDocument,
    variables: { by: [{ field: 'AT', period: 'MONTH' }, { field: 'STATUS' }], community },
  });
  assert.equal(sales.data?.orders.aggregate.sum.amount, 19.99);
  assert.deepEqual(sales.data?.orders.aggregate.groupBy.map(group => group.key.at), ['2026-03-01']);
});

test('a subscription tells who joins', { timeout: 60_000 }, async () => {
  const joined = new Promise<string | undefined>((resolve, reject) =>
    client
      .subscribe({ query: JoinedDocument, variables: { community } })
      .subscribe({
        next: ({ data }) => resolve(data?.memberJoined.member.key),
        error: reject,
        complete: () => reject(new Error('it ended before anybody was told of')),
      }),
  );
  await settled(ws);

  await client.mutate({ mutation: JoinDocument, variables: { input: { key: 'new', community } } });

  assert.equal(await joined, 'new');
});
