import { quantile } from 'simple-statistics';

export interface Summary {
  median: number;
  /** The first and the third quartile. */
  quartiles: [number, number];
  samples: number;
}

/** @param samples at least one sample */
export function summarise(samples: readonly number[]): Summary {
  const [low = 0, median = 0, high = 0] = quantile([...samples], [0.25, 0.5, 0.75]);
  return { median, quartiles: [low, high], samples: samples.length };
}
