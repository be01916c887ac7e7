import { SignInPage } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { appTranslationRef } from '../../translation/appTranslationRef';
import { oidcAuthApiRef } from './oidcAuthApiRef';

/** One way in: the organisation's own provider. */
export function SignIn(props: SignInPageProps) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <SignInPage
      {...props}
      align="center"
      provider={{
        id: 'oidc',
        title: t('signIn.title'),
        message: t('signIn.message'),
        apiRef: oidcAuthApiRef,
      }}
    />
  );
}
