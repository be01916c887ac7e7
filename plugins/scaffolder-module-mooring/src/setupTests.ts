import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole apps are rendered here, possibly on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
