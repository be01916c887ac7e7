import { History } from './__testUtils__/model/History';

jest.setTimeout(120_000);

/** Another one looks elsewhere; a failure prints that of its history. */
const SEED = Number(process.env.MODEL_SEED ?? 1);
const STEPS = Number(process.env.MODEL_STEPS ?? 300_000);

describe('operations in random histories', () => {
  it('end once each, whole, and write no more than they have to, whoever dies, stands still or changes his mind', async () => {
    let steps = 0;
    for (let seed = SEED; steps < STEPS; seed++) {
      const history = new History(seed);
      jest.spyOn(Date, 'now').mockImplementation(() => history.site.clock.now);
      try {
        await history.run(200 + history.random.below(1000));
        await history.settle();
        await history.cleanUp();
        expect(history.problems()).toEqual([]);
      } catch (error) {
        throw new Error(`Seed ${seed}: ${error}`);
      }
      steps += history.steps;
    }
  });
});
