import { Worker } from 'node:worker_threads';
import { UserError } from '../domain/errors.ts';
import type { PageToPlan, PlannedPage } from './planned-page.ts';
import type { ThreadAnswer, ThreadGround } from './planning-thread.ts';

/** A thread that plans pages beside this one. */
interface PlanningThread {
  plan(page: PageToPlan): Promise<PlannedPage>;
  end(): Promise<unknown>;
}

/** The pages planned by so many threads, in their order; a few of them at a time, so that memory does not grow. */
export async function* plannedByThreads(
  pages: AsyncIterator<PageToPlan>,
  ground: ThreadGround,
  count: number,
): AsyncGenerator<PlannedPage> {
  const threads = Array.from({ length: count }, () => planningThread(ground));
  const coming: Promise<PlannedPage>[] = [];
  try {
    for (let number = 0; ; number += 1) {
      const page = await pages.next();
      if (page.done) break;
      const planned = threads[number % count]?.plan(page.value);
      planned?.catch(() => undefined);
      if (planned) coming.push(planned);
      const first = coming.length > 2 * count ? coming.shift() : undefined;
      if (first) yield await first;
    }
    for (const planned of coming) yield await planned;
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** So much of a thread's memory is for what lives only as long as a page. */
const youngMegabytes = 64;

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
  worker.on('error', (error) => {
    for (const question of asked.splice(0)) question.reject(error);
  });
  return {
    plan: (page) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage(page);
      }),
    end: () => worker.terminate(),
  };
};
