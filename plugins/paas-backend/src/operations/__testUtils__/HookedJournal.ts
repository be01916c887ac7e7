import { DatabaseJournal } from '../journal/DatabaseJournal';

/** The journal, and what a test wants to happen just then. */
export class HookedJournal extends DatabaseJournal {
  before: (method: string) => Promise<void> = async () => {};

  override async startStep(...args: Parameters<DatabaseJournal['startStep']>) {
    await this.before('startStep');
    return super.startStep(...args);
  }

  override async replan(...args: Parameters<DatabaseJournal['replan']>) {
    await this.before('replan');
    return super.replan(...args);
  }

  override async finish(...args: Parameters<DatabaseJournal['finish']>) {
    await this.before('finish');
    return super.finish(...args);
  }
}
