import { describe, expect, test } from 'vitest';
import { barChart, type ChartFrame, lineChart, stackedBarChart } from '../../../src/domain/page/chart.ts';

const frame: ChartFrame = {
  id: 'c',
  title: '<Ageing>',
  description: 'a & b',
  axis: 'Balance (MXN)',
  tick: (value) => `${value}`,
};

const widthsOf = (svg: string): number[] =>
  [...svg.matchAll(/<rect x="[\d.]+" y="\d+" width="([\d.]+)" height="13"/g)].map(([, width]) => Number(width));

describe('a bar chart', () => {
  const svg = barChart(frame, [
    { label: 'current', value: 50, text: '$50' },
    { label: "1-30 '<", value: 100, text: '$100' },
    { label: 'none', value: 0, text: '$0' },
  ]);

  test('draws lengths in proportion and writes every name and figure', () => {
    const [half, whole] = widthsOf(svg);
    expect((whole ?? 0) / (half ?? 1)).toBeCloseTo(2, 1);
    for (const words of ['current', '1-30 &#39;&lt;', '$50', '$100', '$0', 'Balance (MXN)'])
      expect(svg).toContain(`>${words}<`);
  });

  test('says what it is to those who cannot see it', () => {
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-labelledby="c-title c-desc"');
    expect(svg).toContain('<title id="c-title">&lt;Ageing&gt;</title><desc id="c-desc">a &amp; b</desc>');
  });
});

test('the parts of a stacked bar are as long as the whole, and each series has its own pattern and legend', () => {
  const svg = stackedBarChart(frame, ['SMS', 'Mail'], [{ label: 'Monday', values: [3, 1], text: '4' }]);
  const [three, one] = widthsOf(svg);
  expect((three ?? 0) / (one ?? 1)).toBeCloseTo(3, 1);
  expect(svg.match(/fill="url\(#c-0\)"/g)).toHaveLength(2);
  expect(svg.match(/fill="url\(#c-1\)"/g)).toHaveLength(2);
  expect(svg).toContain('>Mail<');
});

test.each([
  ['nothing', []],
  ['zeros', [0, 0, 0]],
  ['one day', [5]],
  ['very large amounts', [1, 9e15]],
])('a line over %s has only finite points', (_, values) => {
  const svg = lineChart(
    frame,
    values.map((value) => ({ label: 'd', value, text: `${value}` })),
  );
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(svg.match(/<circle/g) ?? []).toHaveLength(values.length);
});
