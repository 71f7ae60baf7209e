import { Worker } from 'node:worker_threads';
import { UserError } from '../domain/errors.ts';
import type { PagePlanner, PageToPlan, PlannedPage } from './planned-page.ts';
import type { ThreadAnswer, ThreadGround } from './planning-thread.ts';

/** A thread that plans pages beside this one. */
interface PlanningThread {
  plan(page: PageToPlan): Promise<PlannedPage>;
  /** How many pages wait for it, the one it is at included. */
  waiting(): number;
  end(): Promise<unknown>;
}

/**
 * The pages planned by so many threads, in their order; by this one too, where each of them has enough to do. A few pages are
 * under way at a time, so that memory does not grow.
 */
export async function* plannedByThreads(
  pages: AsyncIterator<PageToPlan>,
  here: PagePlanner,
  ground: ThreadGround,
  count: number,
): AsyncGenerator<PlannedPage> {
  const threads = Array.from({ length: count }, () => planningThread(ground));
  const coming: Promise<PlannedPage>[] = [];
  const plan = async (page: PageToPlan): Promise<PlannedPage> => idlestOf(threads)?.plan(page) ?? here(page);
  try {
    for (let page = await pages.next(); !page.done; page = await pages.next()) {
      const planned = plan(page.value);
      planned.catch(() => undefined);
      coming.push(planned);
      const first = coming.length > enough * count ? coming.shift() : undefined;
      if (first) yield await first;
    }
    for (const planned of coming) yield await planned;
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** A thread that has so many pages is busy until this one comes back with more. */
const enough = 2;

const idlestOf = (threads: readonly PlanningThread[]): PlanningThread | undefined =>
  threads
    .filter((thread) => thread.waiting() < enough)
    .reduce<PlanningThread | undefined>(
      (idlest, thread) => (idlest !== undefined && idlest.waiting() <= thread.waiting() ? idlest : thread),
      undefined,
    );

/** So much of a thread's memory is for what lives only as long as a page. */
const youngMegabytes = 32;

const planningThread = (ground: ThreadGround): PlanningThread => {
  const worker = new Worker(new URL('./planning-thread.js', import.meta.url), {
    workerData: ground,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  const asked: { readonly resolve: (page: PlannedPage) => void; readonly reject: (error: unknown) => void }[] = [];
  worker.on('message', (answer: ThreadAnswer) => {
    const question = asked.shift();
    if ('planned' in answer) question?.resolve(answer.planned);
    else question?.reject(answer.failed.told ? new UserError(...answer.failed.told) : answer.failed.error);
  });
  let ended: Error | undefined;
  worker.on('error', (error) => {
    ended = error;
    for (const question of asked.splice(0)) question.reject(error);
  });
  return {
    plan: (page) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        asked.push({ resolve, reject });
        worker.postMessage(page);
      }),
    waiting: () => asked.length,
    end: () => worker.terminate(),
  };
};
