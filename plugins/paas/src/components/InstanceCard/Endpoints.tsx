import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { InstanceInside } from '@mooring/backstage-plugin-paas-common';
import { CopyButton } from '@mooring/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceCard.module.css';

const URL_SCHEME = /^https?:\/\//;

/** Props of {@link Endpoints}. */
export interface EndpointsProps {
  endpoints: InstanceInside['endpoints'];
}

/** Where an instance can be reached, ready to be copied. */
export function Endpoints(props: EndpointsProps) {
  const { t } = useTranslationRef(runtimeTranslationRef);
  return props.endpoints.length === 0 ? null : (
    <ul className={styles.endpoints} aria-label={t('card.endpoints')}>
      {props.endpoints.map(({ type, address }) => (
        <li key={address} title={t(`card.endpoint.${type}`)}>
          {URL_SCHEME.test(address) ? (
            <Link href={address} target="_blank" rel="noopener noreferrer">
              {address.replace(URL_SCHEME, '')}
            </Link>
          ) : (
            <span>{address}</span>
          )}
          <CopyButton text={address} />
        </li>
      ))}
    </ul>
  );
}
