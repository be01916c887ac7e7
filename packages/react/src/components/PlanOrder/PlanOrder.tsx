import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useMooringFormats } from '../../hooks/useMooringFormats';
import { usePlaceWords } from '../../hooks/usePlaceWords';
import { wavesOf, type Waiting } from '../../lib/wavesOf';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import styles from './PlanOrder.module.css';

/** Props of {@link PlanOrder}. */
export interface PlanOrderProps {
  items: readonly Waiting[];
}

/** What comes first, what goes side by side, and what waits for what. */
export function PlanOrder(props: PlanOrderProps) {
  const { items } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { list } = useMooringFormats();
  const placeOf = usePlaceWords(items);
  const waves = wavesOf(items);
  if (items.length <= 1) {
    return null;
  }
  return waves.length === 1 ? (
    <Text as="p" color="secondary">
      {t('plan.sideBySide')}
    </Text>
  ) : (
    <ol className={styles.order} aria-label={t('plan.order')}>
      {waves.map((wave, index) => (
        <li key={wave[0]!.instance}>
          <span className={styles.number} aria-hidden>
            {index + 1}
          </span>
          <span>
            {wave.map(({ instance, waitsFor = [] }) => (
              <span key={instance} className={styles.item}>
                <strong>{placeOf(instance)}</strong>
                {waitsFor.length > 0 && (
                  <span className={styles.secondary}>
                    {t('plan.waitsFor', {
                      places: list(waitsFor.map(ref => placeOf(ref) ?? ref)),
                    })}
                  </span>
                )}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
