// BullMQ on a Redis that syncs each write: node bullmq.mjs REDIS_PORT
//
// Completed jobs stay, as is its default: removing them was no faster.
import { Queue, Worker } from 'bullmq';
import { ATTEMPTS, AT_ONCE, done, post, serve } from './rounds.mjs';

const connection = { host: '127.0.0.1', port: Number(process.argv[2]), maxRetriesPerRequest: null };
const opts = { attempts: ATTEMPTS, backoff: { type: 'fixed', delay: 1_000 } };
const queue = new Queue('events', { connection });
const worker = new Worker('events', job => post(job.data), { connection, concurrency: AT_ONCE });
worker.on('completed', () => done());
worker.on('error', error => console.error(error.message));
await worker.waitUntilReady();

await serve(
  'bullmq',
  events => queue.addBulk(events.map(data => ({ name: 'event', data, opts }))),
  async () => {
    await worker.close();
    await queue.close();
  },
);
