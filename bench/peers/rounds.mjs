// What both peers share: two producers that stay at most so far ahead, the posts, and the dialogue
// with the benchmark. A line "round MILLIS URL" on the standard input starts a round; the end of
// the input ends the program. With --fresh as the last argument each post has a connection of its own.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

export const ATTEMPTS = 3;
export const AT_ONCE = 64;

const AHEAD = 1_024;
const PRODUCERS = 2;
const BATCH = 16;
const PATIENCE = 60_000;

const FRESH = 0;
const KEPT = 1;
const agent = new Agent({ connections: AT_ONCE, pipelining: process.argv.at(-1) === '--fresh' ? FRESH : KEPT });
let delivered = 0;
let rounding = false;
let made = 0;

/** Whether a round is under way: outside of them, the other peers have the machine to themselves. */
export function underWay() {
  return rounding;
}

export function done(count = 1) {
  delivered += count;
}

/** Posts a job's event; anything but 2xx is an error, as is silence of three seconds. */
export async function post({ url, body }) {
  const response = await request(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    headersTimeout: 3_000,
    bodyTimeout: 3_000,
    dispatcher: agent,
  });
  await response.body.dump();
  if (response.statusCode >= 300) {
    throw new Error(`the receiver answered ${response.statusCode}`);
  }
}

/** Takes rounds of a package until the input ends; add(jobs) resolves when they are durable. */
export async function serve(name, add, close) {
  const ours = JSON.parse(readFileSync(new URL('package.json', import.meta.url)));
  console.log(`ready ${ours.dependencies[name]}`);
  for await (const line of createInterface({ input: process.stdin })) {
    const [, millis, url] = line.split(' ');
    rounding = true;
    await round(add, Number(millis), url);
    rounding = false;
  }
  await close();
  await agent.close();
}

async function round(add, millis, url) {
  const before = delivered;
  const begun = performance.now();
  const end = begun + millis;
  let recorded = 0;
  async function produce() {
    while (performance.now() < end) {
      if (recorded - (delivered - before) > AHEAD) {
        await sleep(1);
      } else {
        await add(Array.from({ length: BATCH }, () => ({ url, body: event(++made) })));
        recorded += BATCH;
      }
    }
  }
  await Promise.all(Array.from({ length: PRODUCERS }, produce));
  const count = delivered - before;
  const took = performance.now() - begun;
  while (delivered - before < recorded) {
    if (performance.now() - end > PATIENCE) {
      throw new Error(`${recorded - (delivered - before)} jobs were never done`);
    }
    await sleep(5);
  }
  console.log(`delivered ${count} in ${took.toFixed(0)}`);
}

/** About 1 KB, with the fields of the event that Cuepost's round delivers. */
function event(number) {
  const id = number.toString(16).padStart(16, '0');
  return JSON.stringify({
    EventType: 'ProduceMediaComplete',
    EventTime: new Date().toISOString(),
    UserId: 1000000000000001,
    EventId: id,
    MessageBody: {
      JobId: `job-${id}`,
      ProjectId: id,
      Status: 'Success',
      MediaId: `media-${id}`,
      MediaURL: 'http://o.test/a.mp4',
      UserData: 'x'.repeat(700),
    },
  });
}
