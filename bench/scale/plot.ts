import { init, type LineSeriesOption } from 'echarts';
import { type CrowdResult, callsPerClient } from './crowd';
import { CROWD_ACTIONS, type CrowdAction, quotaSeconds } from './quotaTime';

const COLOURS: Readonly<Record<CrowdAction, string>> = { CREATE: '#2f7d4f', UPDATE: '#5a7fb0', DELETE: '#c0563a' };
const QUOTA = 'the quotas ask for';

const COLUMNS = [60, 500];
const ROWS = [100, 430];
const SIZE = { width: 370, height: 230 };

/** Draws seconds (row 1) and calls (row 2) over the number of clients as an SVG image, with a column for each number of pools. */
export function scalePlot(crowds: readonly CrowdResult[]): string {
  const pools = [...new Set(crowds.map((crowd) => crowd.pools))];
  const columns = pools.map((number) => crowds.filter((crowd) => crowd.pools === number));
  const titles = pools.map((number) => (number === 1 ? 'clients of one pool' : `clients over ${number} pools`));
  // The index of a chart counts row by row.
  const chartOf = (row: number, column: number) => row * columns.length + column;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 60 + 440 * columns.length, height: 720 });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    legend: { left: 60, top: 10, itemGap: 30, data: [...CROWD_ACTIONS, QUOTA] },
    title: ROWS.flatMap((top, row) =>
      titles.map((title, column) => ({
        text: `${row === 0 ? 'Seconds' : 'Calls to Cognito a client'}, ${title}`,
        textStyle: { fontSize: 14 },
        left: COLUMNS[column],
        top: top - 50,
      })),
    ),
    grid: ROWS.flatMap((top) => columns.map((_, column) => ({ ...SIZE, left: COLUMNS[column], top }))),
    xAxis: ROWS.flatMap((_, row) => columns.map((_, column) => ({ type: 'value', gridIndex: chartOf(row, column) }))),
    yAxis: ROWS.flatMap((_, row) => columns.map((_, column) => ({ type: 'value', gridIndex: chartOf(row, column) }))),
    series: columns.flatMap((column, number) => [
      ...CROWD_ACTIONS.flatMap((action) => [
        line(chartOf(0, number), action, column, (crowd) => crowd.actions[action].seconds, COLOURS[action]),
        line(chartOf(1, number), action, column, (crowd) => callsPerClient(crowd, action), COLOURS[action]),
      ]),
      // Every action needs the same time at these quotas, because no quota group has two calls of one action.
      { ...line(chartOf(0, number), QUOTA, column, (crowd) => quotaSeconds('CREATE', crowd), '#9a9a9a'), lineStyle: DASHED },
    ]),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const DASHED = { type: 'dashed' } as const;

function line(
  chart: number,
  name: string,
  crowds: readonly CrowdResult[],
  value: (crowd: CrowdResult) => number,
  color: string,
): LineSeriesOption {
  return {
    type: 'line',
    name,
    xAxisIndex: chart,
    yAxisIndex: chart,
    data: crowds.map((crowd) => [crowd.clients, value(crowd)]),
    itemStyle: { color },
    symbol: 'circle',
    symbolSize: 6,
  };
}
