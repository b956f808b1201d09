import { type BarSeriesOption, init } from 'echarts';
import { LIFE_EVENTS } from './life';
import type { Measurements } from './measurements';
import type { SideName } from './sides';
import type { WarmLatency } from './warmLatency';

const COLOURS: Readonly<Record<SideName, string>> = {
  ours: '#2f7d4f',
  stock: '#c0563a',
  'stock without its sleep': '#e2a28c',
  'stock Python': '#8a6bb0',
  'stock Java': '#b08a3a',
  'stock Go': '#3a9ab0',
  'bare SDK': '#5a7fb0',
  'raw AWS': '#5f6f7f',
  'raw HTTP': '#7f8f9f',
  'bare Node': '#9a9a9a',
};

/** The space on the left is for the names of the sides. */
const GRID = { left: 170, right: 60 };

/** Draws the medians of the times and the memory of all sides as bars in an SVG image. */
export function plot({ coldStart, warmLatency }: Measurements): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 900 });
  const [sides, cold] = [Object.keys(coldStart) as SideName[], Object.values(coldStart)];
  const warm = Object.entries(warmLatency) as [SideName, WarmLatency][];
  const coloured = (values: number[]) =>
    values.map((value, index) => ({ value, itemStyle: { color: COLOURS[sides[index] ?? 'ours'] } }));
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: [
      { text: 'Cold start to first answer, ms', left: 10, top: 10 },
      { text: 'Resident memory after it, MB', left: 10, top: 260 },
      { text: 'Warm latency, ms, on a logarithmic scale', left: 10, top: 520 },
    ],
    legend: { left: 60, top: 555, itemGap: 40, data: warm.map(([side]) => side) },
    grid: [
      { ...GRID, top: 45, height: 175 },
      { ...GRID, top: 295, height: 175 },
      { left: 60, right: 20, top: 595, height: 260 },
    ],
    xAxis: [
      { type: 'value', gridIndex: 0 },
      { type: 'value', gridIndex: 1 },
      { type: 'category', gridIndex: 2, data: [...LIFE_EVENTS], axisLabel: { interval: 0 } },
    ],
    yAxis: [
      { type: 'category', gridIndex: 0, data: sides, inverse: true },
      { type: 'category', gridIndex: 1, data: sides, inverse: true },
      { type: 'log', gridIndex: 2, min: 0.1, startValue: 0.1 },
    ],
    series: [
      { ...bars(0, 'right'), data: coloured(cold.map(({ firstAnswerMs }) => firstAnswerMs.median)) },
      { ...bars(1, 'right'), data: coloured(cold.map(({ residentMb }) => residentMb.median)) },
      ...warm.map(([name, latency]) => {
        const data = LIFE_EVENTS.map((name) => latency[name].median);
        return { ...bars(2, 'top'), name, data, itemStyle: { color: COLOURS[name] } };
      }),
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function bars(axis: number, position: 'right' | 'top'): BarSeriesOption {
  const formatter = ({ value }: { value: unknown }) => {
    const number = Number(value);
    return number >= 10 ? number.toFixed(0) : number.toFixed(1);
  };
  return {
    type: 'bar',
    xAxisIndex: axis,
    yAxisIndex: axis,
    label: { show: true, position, fontSize: 10, color: '#333333', formatter },
  };
}
