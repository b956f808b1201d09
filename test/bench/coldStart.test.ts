import { coldStartOf } from '../../bench/coldStart';

const start = (firstAnswerMs: number, residentMb = 50) => ({ firstAnswerMs, moduleLoadMs: 1, processorMs: 1, residentMb });

test('each round compares a side with ours, so that a slow moment of the machine affects both', () => {
  const ours = [start(100, 55), start(400, 55), start(1000, 55)];
  const { firstAnswerMs, oursTimes } = coldStartOf([start(50), start(200), start(500)], ours);
  expect(firstAnswerMs.median).toBe(200);
  expect(oursTimes.firstAnswerMs).toEqual({ median: 2, quartiles: [2, 2], samples: 3 });
  expect(oursTimes.residentMb.median).toBeCloseTo(1.1);
});

test('one round that another program slowed down does not change a median', () => {
  const ours = [start(100), start(100), start(900)];
  expect(coldStartOf([start(50), start(50), start(50)], ours).oursTimes.firstAnswerMs.median).toBe(2);
});
