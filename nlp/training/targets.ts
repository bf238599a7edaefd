// What training should say about each example: label, information or not, what is lost.
import type { LossId, SchemeId } from '../types.ts';
import type { Example } from './corpus.ts';
import type { Targets } from './learn.ts';

/** Of a text that fits two schemes the first gets this share. */
const firstSchemeShare = 0.7;

export interface ColumnNames {
  readonly labels: readonly string[];
  readonly losses: readonly LossId[];
}

export function columnNames(schemes: readonly SchemeId[], losses: readonly LossId[]): ColumnNames {
  return { labels: [...schemes, 'harmless', 'unclear'], losses };
}

export function targetsOf(examples: readonly Example[], { labels, losses }: ColumnNames): Targets {
  const labelCount = labels.length;
  const columnCount = labelCount + 1 + losses.length;
  const wanted = new Float32Array(examples.length * columnCount);
  examples.forEach((example, row) => {
    const base = row * columnCount;
    const share = (label: string, amount: number): void => {
      wanted[base + labels.indexOf(label)]! += amount;
    };
    switch (example.verdict) {
      case 'scam': {
        const [first = '', second] = example.schemes;
        share(first, second === undefined ? 1 : firstSchemeShare);
        if (second !== undefined) share(second, 1 - firstSchemeShare);
        break;
      }
      case 'no-signs':
      case 'information':
        share('harmless', 1);
        break;
      case 'unclear':
        share('unclear', 1);
        break;
    }
    const harmless = example.verdict === 'no-signs' || example.verdict === 'information';
    wanted[base + labelCount] = harmless ? Number(example.verdict === 'information') : NaN;
    losses.forEach((loss, i) => {
      wanted[base + labelCount + 1 + i] = Number(example.lost.includes(loss));
    });
  });
  return { columnCount, labelCount, wanted };
}
