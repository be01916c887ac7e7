import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { LogEntry } from '@mooring/backstage-plugin-paas-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReadLog } from './LogStream';
import type { LogSettings } from './LogToolbar';
import { LogView } from './LogView';

const entries: LogEntry[] = [
  ...Array.from({ length: 40 }, (_, number) => ({
    at: `2026-11-01T12:00:${String(number).padStart(2, '0')}.5Z`,
    pod: number % 2 === 0 ? 'web-5d9-aaa' : 'web-5d9-bbb',
    container: 'web',
    text: number % 10 === 3 ? `Error (${number}): no. More` : `line ${number}`,
  })),
  { note: 'the log of this pod cannot be read', pod: 'web-5d9-ccc' },
];

async function* all(): AsyncGenerator<LogEntry> {
  yield* entries;
}

const noSettings: LogSettings = { find: '', wrap: false, times: true };

function Log(props: {
  read: ReadLog;
  settings?: LogSettings;
  onSettings?: (settings: LogSettings) => void;
  follow?: boolean;
}) {
  const [settings, setSettings] = useState(props.settings ?? noSettings);
  return (
    <LogView
      label="web · Development"
      source={{ key: 'a', read: props.read, follow: props.follow ?? false }}
      settings={settings}
      onSettingsChange={change => {
        const next = { ...settings, ...change };
        setSettings(next);
        props.onSettings?.(next);
      }}
      fileName="web-dev"
      controls={undefined}
    />
  );
}

describe('LogView', () => {
  beforeEach(() => {
    // The size that the lines have in a browser.
    for (const [property, size] of [
      ['clientHeight', 2_000],
      ['clientWidth', 1_000],
    ] as const) {
      jest.spyOn(HTMLElement.prototype, property, 'get').mockReturnValue(size);
    }
  });
  afterEach(() => jest.restoreAllMocks());

  it('shows lines with time and pod, notes, and that reading is recorded', async () => {
    renderInTestApp(<Log read={all} />);
    const log = await screen.findByRole('log', { name: 'web · Development' });
    const first = (await within(log).findByText('line 0')).parentElement!;
    expect(within(first).getByText('aaa')).toHaveAttribute(
      'title',
      'web-5d9-aaa',
    );
    expect(first).toHaveTextContent(/\d\d:00:00[.,]500/);
    expect(
      within(log).getByText('the log of this pod cannot be read'),
    ).toBeInTheDocument();
    expect(log).toHaveAttribute('aria-live', 'off');
    expect(screen.getByText('Reading logs is recorded.')).toBeInTheDocument();
    expect(await screen.findByText('The log ends here')).toBeInTheDocument();
    expect(screen.getByText('41 lines')).toBeInTheDocument();
  });

  it('finds text by keyboard: / to search, Enter for the next, Shift and Enter back', async () => {
    const user = userEvent.setup();
    const onSettings = jest.fn();
    renderInTestApp(<Log read={all} onSettings={onSettings} />);
    await screen.findByText('line 0');
    await user.keyboard('/error (');
    expect(screen.getByRole('searchbox')).toHaveValue('error (');
    expect(await screen.findByText('– of 4')).toBeInTheDocument();
    const marks = screen.getAllByText('Error (', { selector: 'mark' });
    expect(marks).toHaveLength(4);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('1 of 4')).toBeInTheDocument();
    expect(marks[0]).toHaveAttribute('data-current', 'true');
    await user.keyboard('{Enter}{Enter}');
    expect(await screen.findByText('3 of 4')).toBeInTheDocument();
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(await screen.findByText('2 of 4')).toBeInTheDocument();
    await waitFor(() =>
      expect(onSettings).toHaveBeenLastCalledWith({
        ...noSettings,
        find: 'error (',
      }),
    );
  });

  it('keeps what it has while the connection is made anew, and says so', async () => {
    let readings = 0;
    const read: ReadLog = async function* breaking() {
      readings += 1;
      yield entries[0]!;
      throw new TypeError('network lost');
    };
    renderInTestApp(<Log read={read} follow />);
    expect(
      await screen.findByText(
        'The connection broke; trying again: network lost',
      ),
    ).toBeInTheDocument();
    await waitFor(() => expect(readings).toBeGreaterThan(1), {
      timeout: 5_000,
    });
    expect(screen.getAllByText('line 0')).toHaveLength(1);
  });

  it('gives all lines as a file', async () => {
    const user = userEvent.setup();
    const blobs: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return 'blob:log';
      },
      revokeObjectURL: () => {},
    });
    const clicked = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    renderInTestApp(<Log read={all} />);
    await screen.findByText('41 lines');
    await user.click(screen.getByRole('button', { name: 'Download as text' }));
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(
      (clicked.mock.instances[0] as unknown as HTMLAnchorElement).download,
    ).toMatch(/^web-dev-.*\.log$/);
    expect(blobs[0]!.size).toBeGreaterThan(40 * 40);
  });
});
