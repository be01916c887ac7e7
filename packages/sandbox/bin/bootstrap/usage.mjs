/** What `npm run sandbox` answers to a question or a mistake. */
export const usage = `Usage: npm run sandbox -- COMMAND

  start [--kubeconfig FILE] [--yes]
                 everything and the portal, until Ctrl-C; with --kubeconfig the
                 cluster of that file's current context takes the place of the
                 simulated ones
  up [--test-tools]
                 start or mend what the portal talks to and leave it running; with
                 --test-tools get what only tests need, too
  down           stop it; what is stored stays
  status         the state of every process
  reset          stop it and delete everything that it has stored
  logs NAME      the log of one process, as named by status
  dev            up, then portal with hot reload
  test [PATTERN] every check and test, or the unit tests whose path matches
  bench NAME     Mooring beside what it is compared with; see docs/benchmarks.md

State lies in .mooring (MOORING_STATE_DIR), binaries in ~/.cache/mooring (MOORING_CACHE).`;
