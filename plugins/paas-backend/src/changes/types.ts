import type {
  Change,
  Draft,
  DraftVerdict,
  FieldIssue,
} from '@mooring/backstage-plugin-paas-common';
import type { Target } from '../operations/types';

/** The service that a change is about; new ones have no row yet. */
export interface ServiceIdentity {
  id: string;
  projectRef: string;
  name: string;
  entityRef: string;
  ownerRef: string;
  blueprint: string;
}

/** A change worked out: which releases lead to which. */
export interface PlannedChange {
  kind: Change['kind'];
  service: ServiceIdentity;
  targets: Target[];
}

/** An issue, and whether it is a clash with what exists (409) or wrong in itself (400). */
export interface ChangeIssue extends FieldIssue {
  clash: boolean;
}

/** Works out what a change means. Writes nothing, checks everything that can be known before. */
export interface ChangePlanner {
  /** @throws InputError, ConflictError, NotFoundError that name the field */
  plan(change: Change): Promise<PlannedChange>;
  /** Judges a form that may be half filled in. */
  judge(draft: Draft): Promise<DraftVerdict>;
}
