import { parentPort, workerData } from 'node:worker_threads';
import { loadMjml, runJob, type ContentRequest } from './content-jobs.js';
import type { ContentAnswer } from './content-thread.js';

/** The inside of a content thread: one job after another, each answered with its result or the text of its failure. */
const tell = (answer: ContentAnswer): void => parentPort?.postMessage(answer);

parentPort?.on('message', (request: ContentRequest) => {
  runJob(request).then(
    (result) => tell({ kind: 'done', result }),
    (error: unknown) => tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

if (workerData === 'mjml') await loadMjml();
tell({ kind: 'ready' });
