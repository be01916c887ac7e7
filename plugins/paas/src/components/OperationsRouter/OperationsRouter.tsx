import { Route, Routes } from 'react-router-dom';
import { operationRouteRef } from '../../routes';
import { OperationPage } from '../OperationPage';
import { OperationsPage } from '../OperationsPage';

/** The list, and below it one operation. */
export function OperationsRouter() {
  return (
    <Routes>
      <Route path="/" element={<OperationsPage />} />
      <Route path={operationRouteRef.path} element={<OperationPage />} />
    </Routes>
  );
}
