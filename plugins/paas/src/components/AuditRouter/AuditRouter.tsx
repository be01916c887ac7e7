import { Route, Routes } from 'react-router-dom';
import { accessReviewRouteRef, historyRouteRef } from '../../routes';
import { AccessReviewPage } from '../AccessReviewPage';
import { HistoryPage } from '../HistoryPage';
import { AuditPage } from '../AuditPage';

/** The audit trail, what was live when, and who may do what. */
export function AuditRouter() {
  return (
    <Routes>
      <Route path="/" element={<AuditPage />} />
      <Route path={historyRouteRef.path} element={<HistoryPage />} />
      <Route path={accessReviewRouteRef.path} element={<AccessReviewPage />} />
    </Routes>
  );
}
