/** One figure of a chart: where it stands, how long it is drawn, and how it is written. */
export interface Mark {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** One bar made of several parts, in the order of the chart's series. */
export interface StackedMark {
  readonly label: string;
  readonly values: readonly number[];
  readonly text: string;
}

export interface ChartFrame {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the axis of values measures, with its unit. */
  readonly axis: string;
  /** How a value is written on the axis. */
  readonly tick: (value: number) => string;
}

const width = 360;
const left = 10;
const right = width - 10;
const rowHeight = 38;

/** Horizontal bars, each under its name and figure, so that it can be read on a telephone. */
export const barChart = (frame: ChartFrame, marks: readonly Mark[]): string => {
  const single = marks.map(({ label, value, text }) => ({ label, values: [value], text }));
  return svg(
    frame,
    marks.length * rowHeight + 44,
    rows(frame, single, () => 'class="bar"'),
  );
};

/** Horizontal bars made of parts; each series has its own pattern, named in the legend. */
export const stackedBarChart = (
  frame: ChartFrame,
  series: readonly string[],
  marks: readonly StackedMark[],
): string => {
  const fill = (index: number): string => `class="edge" fill="url(#${escaped(frame.id)}-${index % patterns.length})"`;
  const legendTop = marks.length * rowHeight + 48;
  const legend = series.map((name, index) => {
    const top = legendTop + index * 20;
    return `<rect x="${left}" y="${top}" width="18" height="12" ${fill(index)}/>${text(left + 26, top + 11, name)}`;
  });
  const drawn = `<defs>${patterns.map((inner, index) => pattern(frame.id, index, inner)).join('')}</defs>`;
  return svg(frame, legendTop + series.length * 20, `${drawn}${rows(frame, marks, fill)}${legend.join('')}`);
};

/** A line over equal steps, with a mark for each figure and its words as the mark's title. */
export const lineChart = (frame: ChartFrame, marks: readonly Mark[]): string => {
  const [plotLeft, top, bottom] = [52, 28, 190];
  const { most, step } = scaleOf(marks.map(({ value }) => value));
  const x = (index: number): number => plotLeft + ((right - plotLeft - 8) * (index + 0.5)) / Math.max(1, marks.length);
  const y = (value: number): number => bottom - ((bottom - top) * Math.max(0, value)) / most;
  const grid = ticksOf(most, step).map(
    (value) =>
      `<line class="grid" x1="${plotLeft}" x2="${right}" y1="${round(y(value))}" y2="${round(y(value))}"/>` +
      text(plotLeft - 6, y(value) + 4, frame.tick(value), 'class="tick" text-anchor="end"'),
  );
  const every = Math.ceil(marks.length / 7);
  const labels = marks.map(({ label }, index) =>
    index % every === 0 ? text(x(index), bottom + 18, label, 'class="tick" text-anchor="middle"') : '',
  );
  const line = marks.map(({ value }, index) => `${round(x(index))},${round(y(value))}`).join(' ');
  const points = marks.map(
    ({ label, value, text: words }, index) =>
      `<circle class="mark" cx="${round(x(index))}" cy="${round(y(value))}" r="4"><title>${escaped(`${label}: ${words}`)}</title></circle>`,
  );
  const axis = `<line class="axis" x1="${plotLeft}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${text(left, 14, frame.axis, 'class="tick"')}`;
  return svg(
    frame,
    bottom + 28,
    [...grid, axis, ...labels, `<polyline class="line" points="${line}"/>`, ...points].join(''),
  );
};

const rows = (frame: ChartFrame, marks: readonly StackedMark[], fill: (index: number) => string): string => {
  const { most, step } = scaleOf(marks.map(({ values }) => totalOf(values)));
  const x = (value: number): number => left + ((right - left) * value) / most;
  const bottom = marks.length * rowHeight + 4;
  const ticks = ticksOf(most, step);
  const grid = ticks.map((value, index) => {
    const anchor = index === 0 ? 'start' : value === most ? 'end' : 'middle';
    return (
      `<line class="grid" x1="${round(x(value))}" x2="${round(x(value))}" y1="0" y2="${bottom}"/>` +
      text(x(value), bottom + 14, frame.tick(value), `class="tick" text-anchor="${anchor}"`)
    );
  });
  const bars = marks.map((mark, index) => row(mark, index * rowHeight, x, fill));
  const axis = `<line class="axis" x1="${left}" x2="${left}" y1="0" y2="${bottom}"/>${text(left, bottom + 30, frame.axis, 'class="tick"')}`;
  return [...grid, ...bars, axis].join('');
};

const row = (
  { label, values, text: words }: StackedMark,
  top: number,
  x: (value: number) => number,
  fill: (index: number) => string,
): string => {
  const parts = values.map((_, index) => {
    const start = x(totalOf(values.slice(0, index)));
    const length = x(totalOf(values.slice(0, index + 1))) - start;
    return length > 0
      ? `<rect x="${round(start)}" y="${top + 20}" width="${round(length)}" height="13" ${fill(index)}/>`
      : '';
  });
  return `${text(left + 4, top + 15, label)}${text(right, top + 15, words, 'text-anchor="end"')}${parts.join('')}`;
};

const totalOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.max(0, value), 0);

/** The end of the axis and the step of its ticks: 1, 2 or 5 times a power of ten, at most four steps. */
const scaleOf = (values: readonly number[]): { readonly most: number; readonly step: number } => {
  const largest = Math.max(0, ...values);
  if (largest === 0) return { most: 1, step: 1 };
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 5, 10].map((factor) => Math.max(1, factor * power)).find((candidate) => candidate >= rough) ?? rough;
  return { most: Math.ceil(largest / step) * step, step };
};

const ticksOf = (most: number, step: number): readonly number[] =>
  Array.from({ length: Math.round(most / step) + 1 }, (_, index) => index * step);

const patterns = [
  '<rect class="bar" width="8" height="8"/>',
  '<path class="hatch" d="M0 8L8 0"/>',
  '<circle class="bar" cx="4" cy="4" r="2"/>',
  '<path class="hatch" d="M0 4H8"/>',
  '<path class="hatch" d="M0 0L8 8M0 8L8 0"/>',
];

const pattern = (id: string, index: number, inner: string): string =>
  `<pattern id="${escaped(id)}-${index}" width="8" height="8" patternUnits="userSpaceOnUse">${inner}</pattern>`;

const svg = ({ id, title, description }: ChartFrame, height: number, inner: string): string => {
  const name = escaped(id);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" aria-labelledby="${name}-title ${name}-desc">` +
    `<title id="${name}-title">${escaped(title)}</title><desc id="${name}-desc">${escaped(description)}</desc>${inner}</svg>`
  );
};

const text = (x: number, y: number, words: string, attributes = ''): string =>
  `<text x="${round(x)}" y="${round(y)}"${attributes === '' ? '' : ` ${attributes}`}>${escaped(words)}</text>`;

const round = (value: number): number => Math.round(value * 10) / 10;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (words: string): string => words.replace(/[&<>"']/g, (character) => entities[character] ?? character);
