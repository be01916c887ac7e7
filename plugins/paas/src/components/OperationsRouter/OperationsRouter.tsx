import { Route, Routes } from 'react-router-dom';
import { operationRouteRef } from '../../routes';
import { OperationPage } from '../OperationPage';
import { BoardPage } from '../BoardPage';
import { StatisticsPage } from '../StatisticsPage';

/** The board and what it comes to, and below it one operation. */
export function OperationsRouter() {
  return (
    <Routes>
      <Route path="/" element={<BoardPage />} />
      <Route path="/statistics" element={<StatisticsPage />} />
      <Route path={operationRouteRef.path} element={<OperationPage />} />
    </Routes>
  );
}
