import { Context, type Liquid, LiquidError } from 'liquidjs';

/** More steps than any message takes; a step is a tag, an output or a piece of text, each time that it is reached. */
const mostSteps = 100_000;

type Limiter = Context['renderLimit'];

/** A template took more steps than it may. */
class TooManySteps extends Error {}

/** What a template is rendered in. Its steps are counted, not timed: the same facts come to the same end on any machine. */
export const countedContext = (engine: Liquid, scope: object): Context =>
  new Context(scope, engine.options, { sync: true }, { renderLimit: stepLimit(), liquid: engine });

const stepLimit = (): Limiter => {
  let steps = 0;
  const count = (): void => {
    steps += 1;
    if (steps > mostSteps) throw new TooManySteps('too many steps');
  };
  return { check: count, use: count } as unknown as Limiter;
};

/** Whether a rendering ended because it took too many steps or too much memory. */
export const isTooMuch = (error: unknown): boolean => {
  const cause: unknown = error instanceof LiquidError ? error.originalError : error;
  if (cause instanceof LiquidError) return isTooMuch(cause);
  return (
    cause instanceof TooManySteps ||
    (cause instanceof RangeError && /call stack|string length|array length/i.test(cause.message)) ||
    (cause instanceof Error && /(?:memory alloc|parse length|template render) limit exceeded/.test(cause.message))
  );
};
