import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../domain/errors.ts';
import type { DraftTarget } from '../stores/batches/drafted-page.ts';
import type { PlanGround } from './plan-terms.ts';
import { type PageToPlan, type PlannedPage, pagePlanner } from './planned-page.ts';

/** What a planning thread starts with. */
export interface ThreadGround extends PlanGround {
  readonly target: DraftTarget;
}

/** What a planning thread says to each page, in the order of the pages. */
export type ThreadAnswer = { readonly planned: PlannedPage } | { readonly failed: ThreadFailure };

/** An error on its way to the thread that tells it: what class it is of does not travel. */
export interface ThreadFailure {
  readonly error: unknown;
  readonly told: ConstructorParameters<typeof UserError> | undefined;
}

const failureOf = (error: unknown): ThreadFailure => ({
  error: error instanceof UserError ? undefined : error,
  told:
    error instanceof UserError
      ? [
          error.message,
          { code: error.code, exit: error.exit, ...(error.hint === undefined ? {} : { hint: error.hint }) },
        ]
      : undefined,
});

const { target, ...ground } = workerData as ThreadGround;
const planner = pagePlanner(ground, target);

const answerTo = async (page: PageToPlan): Promise<ThreadAnswer> => {
  try {
    return { planned: (await planner)(page) };
  } catch (error) {
    return { failed: failureOf(error) };
  }
};

parentPort?.on('message', async (page: PageToPlan) => parentPort?.postMessage(await answerTo(page)));
