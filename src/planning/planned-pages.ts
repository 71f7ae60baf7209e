import { availableParallelism } from 'node:os';
import type { DraftTarget } from '../stores/batches/drafted-page.ts';
import { packedCases } from '../stores/cases/customer-cases.ts';
import type { Transaction } from '../stores/database.ts';
import { packedOffersWithin } from '../stores/offers/offers-in-force.ts';
import type { PlanGround } from './plan-terms.ts';
import { type PageToPlan, type PlannedPage, pagePlanner } from './planned-page.ts';
import { plannedByThreads } from './planning-threads.ts';

/**
 * Every customer in a segment with a strategy, decided about, in pages in the order of the customers' ids. What comes out is the
 * same whatever the number of threads that plan beside this one: as many as asked for, else for a large book one for each further
 * processor.
 */
export async function* plannedPages(
  trx: Transaction,
  ground: PlanGround,
  target: DraftTarget,
  threads: number | undefined,
): AsyncGenerator<PlannedPage> {
  const pages = pagesToPlan(trx, ground);
  const here = await pagePlanner(ground, target);
  const beside = threads ?? availableParallelism() - 1;
  try {
    for (let number = 0; beside === 0 || (threads === undefined && number < smallBook); number += 1) {
      const page = await pages.next();
      if (page.done) return;
      yield here(page.value);
    }
    yield* plannedByThreads(pages, here, { ...ground, target }, beside);
  } finally {
    await pages.return(undefined);
  }
}

/** A book of so many pages is planned before a thread is there. */
const smallBook = 20;

async function* pagesToPlan(trx: Transaction, { settings, asOf }: PlanGround): AsyncGenerator<PageToPlan> {
  const segments = settings.strategies.map(({ segment }) => segment);
  for await (const cases of packedCases(trx, { day: asOf, segments, promiseTerms: settings.promises })) {
    yield { cases, offers: await packedOffersWithin(trx, cases.range, asOf) };
  }
}
