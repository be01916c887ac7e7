import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import { RiGitBranchLine } from '@remixicon/react';
import type { ComponentType } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { policiesRouteRef } from '../../routes';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { AwayTab } from '../AwayTab';
import { FreezesTab } from '../FreezesTab';
import { ProceduresTab } from '../ProceduresTab';
import { ReservationsTab } from '../ReservationsTab';
import { SimulatorTab } from '../SimulatorTab';

const TABS = {
  procedures: ProceduresTab,
  freezes: FreezesTab,
  reservations: ReservationsTab,
  simulator: SimulatorTab,
  away: AwayTab,
} satisfies Record<string, ComponentType>;

const NAMES = Object.keys(TABS) as (keyof typeof TABS)[];

/** What changes are held against, in tabs; each has an address. */
export function PoliciesRouter() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const base = useRouteRef(policiesRouteRef)?.() ?? '';
  return (
    <>
      <PluginHeader
        icon={<RiGitBranchLine />}
        title={t('policies.title')}
        titleLink={base}
        tabs={NAMES.map(name => ({
          id: name,
          label: t(`policies.${name}`),
          href: `${base}/${name}`,
        }))}
      />
      <Container py="4">
        <Routes>
          <Route path="/" element={<Navigate to="procedures" replace />} />
          {NAMES.map(name => {
            const Tab = TABS[name];
            return <Route key={name} path={name} element={<Tab />} />;
          })}
        </Routes>
      </Container>
    </>
  );
}
