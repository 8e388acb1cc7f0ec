// pg-boss on a PostgreSQL with its defaults: node pg-boss.mjs POSTGRES_PORT
//
// Its work() asks at most twice a second when a batch was not full, so that the jobs are taken by
// fetch() here, again as soon as a batch is done: each taker has a part of what is under way; four
// of them did best. Completed jobs stay, as is its default.
import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { ATTEMPTS, AT_ONCE, done, post, serve, underWay } from './rounds.mjs';

const TAKERS = 4;
const QUEUE = 'events';
const boss = new PgBoss({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  user: 'postgres',
  database: 'postgres',
  max: TAKERS + 4,
});
boss.on('error', error => console.error(error.message));
await boss.start();
await boss.createQueue(QUEUE, { retryLimit: ATTEMPTS - 1, retryDelay: 1 });

let open = true;
async function take() {
  while (open) {
    if (!underWay()) {
      await sleep(20);
      continue;
    }
    const jobs = await boss.fetch(QUEUE, { batchSize: AT_ONCE / TAKERS });
    if (jobs.length === 0) {
      await sleep(2);
      continue;
    }
    const results = await Promise.allSettled(jobs.map(job => post(job.data)));
    const ids = status => jobs.filter((_, n) => results[n].status === status).map(job => job.id);
    const [good, bad] = [ids('fulfilled'), ids('rejected')];
    if (bad.length > 0) {
      await boss.fail(QUEUE, bad);
    }
    if (good.length > 0) {
      await boss.complete(QUEUE, good);
      done(good.length);
    }
  }
}
const takers = Array.from({ length: TAKERS }, take);

await serve(
  'pg-boss',
  events => boss.insert(QUEUE, events.map(data => ({ data }))),
  async () => {
    open = false;
    await Promise.all(takers);
    await boss.stop();
  },
);
