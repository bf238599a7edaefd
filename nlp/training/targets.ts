// What training should say about each example: its label, and what is lost.
import { type HarmlessLabel, otherLabels } from '../classify/labels.ts';
import type { LossId, SchemeId } from '../types.ts';
import { type Example, isOrdinary } from './corpus.ts';
import type { Targets } from './learn.ts';

/** Of a text that fits two schemes the first gets this share. */
const firstSchemeShare = 0.7;

export function targetsOf(
  examples: readonly Example[],
  schemes: readonly SchemeId[],
  losses: readonly LossId[],
): Targets {
  const labels: readonly string[] = [...schemes, ...otherLabels];
  const labelCount = labels.length;
  const columnCount = labelCount + losses.length;
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
        share(harmlessLabel(example), 1);
        break;
      case 'unclear':
        share('unclear', 1);
        break;
    }
    losses.forEach((loss, i) => {
      wanted[base + labelCount + i] = Number(example.lost.includes(loss));
    });
  });
  return { columnCount, labelCount, wanted };
}

function harmlessLabel({ author, verdict, kind }: Example): HarmlessLabel {
  if (verdict === 'information') return 'information';
  if (isOrdinary(author)) return 'ordinary';
  return kind === 'forwarded' || kind === 'ocr' ? 'sent' : 'told';
}
