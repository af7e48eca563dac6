import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { buildSchema, introspectionFromSchema } from 'graphql';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FollowDocument, MembersDocument, ProfileDocument, RefetchedDocument } from './documents.js';
import { community, followers, url } from './guanxi.js';

const warnings: string[] = [];
const client = new Client({
  url,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({
      resolvers: { Query: { members: relayPagination() } },
      keys: { MutationError: () => null },
      schema: introspectionFromSchema(buildSchema(readFileSync('schema.graphql', 'utf8'))),
      logger: (severity, message) => severity === 'debug' || warnings.push(message),
    }),
    fetchExchange,
  ],
});

const numbered = { key: { startsWith: 'm' } };

async function page(variables: { first?: number; after?: string | null; last?: number; before?: string | null }) {
  const { data, error } = await client.query(MembersDocument, { community, filter: numbered, ...variables }).toPromise();
  assert.equal(error, undefined);
  assert.ok(data);
  return { ...data.members, keys: data.members.edges.map(edge => edge.node.key) };
}

test('pages read forward become one list', async () => {
  let members = await page({ first: 5 });
  assert.deepEqual(members.keys, followers.slice(0, 5));
  while (members.pageInfo.hasNextPage) {
    members = await page({ first: 5, after: members.pageInfo.endCursor });
  }

  assert.deepEqual(members.keys, followers);
  assert.equal(members.totalCount, followers.length);
});

test('a mutation changes what the cache holds of its objects', async () => {
  const { data } = await client.query(ProfileDocument, { key: 'cleo', community }).toPromise();
  assert.equal(data?.member?.followers.totalCount, 0);
  const followed = await client.mutation(FollowDocument, { input: { from: 'ada', to: 'cleo', community } }).toPromise();
  assert.deepEqual(followed.data?.follow.errors, []);
  assert.equal(followed.data?.follow.followed?.id, data.member.id);

  const { data: refetched } = await client.query(RefetchedDocument, { id: data.member.id }).toPromise();
  assert.deepEqual(refetched?.node, { __typename: 'Member', id: data.member.id, key: 'cleo', handle: null, region: null });
});

test('a mutation that is refused says why in its payload', async () => {
  const { data } = await client.mutation(FollowDocument, { input: { from: 'ada', to: 'nobody', community } }).toPromise();

  assert.deepEqual(data?.follow.errors.map(({ code, field }) => ({ code, field })), [{ code: 'NOT_FOUND', field: 'to' }]);
});

test('an operation that fails has a code', async () => {
  const { error } = await client.query(MembersDocument, { community, first: 1_000 }).toPromise();

  assert.equal(error?.graphQLErrors[0]?.extensions['code'], 'BAD_INPUT');
});

test('the cache knows every object that it is given', () => {
  assert.deepEqual(warnings, []);
});
