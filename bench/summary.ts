import { quantile } from 'simple-statistics';

/** Samples of one quantity, summed up. */
export interface Summary {
  median: number;
  /** A quarter of the samples are below the first of these, a quarter above the second. */
  quartiles: [number, number];
  samples: number;
}

/** @param samples at least one */
export function summarise(samples: readonly number[]): Summary {
  const [low = 0, median = 0, high = 0] = quantile([...samples], [0.25, 0.5, 0.75]);
  return { median, quartiles: [low, high], samples: samples.length };
}
