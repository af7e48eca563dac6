import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { community, followers, url } from './guanxi.js';

/** The operation that Relay's compiler wrote, asked as Relay's network layer would: every variable is there. */
async function ask(operation: string, variables: Record<string, unknown>) {
  const artifact = readFileSync(`relay/__generated__/${operation}.graphql.ts`, 'utf8');
  const text = /"text": (".*")/.exec(artifact)?.[1];
  assert.ok(text);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: JSON.parse(text), variables }),
  });
  return (await response.json()).data;
}

test('what usePaginationFragment asks for pages both ways by node(id:)', async () => {
  const filter = { node: { key: { startsWith: 'm' } } };
  const { member } = await ask('MemberFollowersQuery', { key: 'ada', community, filter });
  const { edges, pageInfo } = member.followers;
  const none = { first: null, after: null, last: null, before: null };
  const variables = { ...none, filter, orderBy: null, id: member.id };

  const next = await ask('MemberFollowersPaginationQuery', { ...variables, first: 10, after: pageInfo.endCursor });
  assert.deepEqual(
    [...edges, ...next.node.followers.edges].map(edge => edge.node.key),
    followers.toReversed(),
  );
  assert.equal(next.node.followers.pageInfo.hasNextPage, false);

  const { startCursor } = next.node.followers.pageInfo;
  const previous = await ask('MemberFollowersPaginationQuery', { ...variables, last: 10, before: startCursor });
  assert.deepEqual(previous.node.followers.edges, edges);
  assert.equal(previous.node.followers.pageInfo.hasPreviousPage, false);
});
