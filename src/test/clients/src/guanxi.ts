import type { Client } from 'graphql-ws';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Something that the tests cannot do without, as the environment says it. */
function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

/** Where Guanxi answers, such as http://127.0.0.1:8080/graphql. */
export const url = given('GUANXI_URL');

/** The key of the community that ClientsTest prepared. */
export const community = given('GUANXI_COMMUNITY');

/** The keys of those who follow ada there. */
export const followers = Array.from({ length: 12 }, (_, i) => `m${String(i + 1).padStart(2, '0')}`);

/** For subscriptions; Node 20 has no WebSocket of its own. */
export const socket = () => createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });

/** A query is answered after all that was subscribed to before: what happens from then on is told. */
export async function settled(client: Client) {
  await client.iterate({ query: '{ __typename }' }).next();
}
