import type {
  Finding,
  FindingCode,
} from '@mooring/backstage-plugin-paas-common';
import { useCallback } from 'react';
import { useMooringFormats } from '../hooks/useMooringFormats';
import type { FindingText, FindingWords, Wording } from './FindingText';
import { objectWordings } from './objectWordings';
import { podWordings } from './podWordings';
import { useFindingTranslation } from './useFindingTranslation';

const WORDINGS: Record<FindingCode, Wording> = {
  ...podWordings,
  ...objectWordings,
};

/** Findings in words, in the chosen language. */
export function useFindingWords(): (finding: Finding) => FindingWords {
  const t = useFindingTranslation();
  const formats = useMooringFormats();
  return useCallback(
    finding => {
      const { title, advice, detail } = WORDINGS[finding.code](
        textOf(finding, t, formats),
      );
      return {
        title,
        ...(advice !== undefined && { advice }),
        ...(detail && { detail }),
      };
    },
    [t, formats],
  );
}

function textOf(
  finding: Finding,
  t: FindingText['t'],
  formats: FindingText['formats'],
): FindingText {
  const { params } = finding;
  const text = (name: string) => String(params[name] ?? '');
  return {
    finding,
    t,
    formats,
    text,
    has: name => text(name) !== '',
    who: () => {
      const pods = text('pods');
      const wanted = text('wanted');
      if (pods !== wanted) {
        return t('finding.who.some', { pods, wanted });
      }
      return wanted === '1'
        ? t('finding.who.only')
        : t('finding.who.all', { wanted });
    },
  };
}
