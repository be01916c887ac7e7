import type {
  Change,
  ChangeKind,
  Draft,
  DraftVerdict,
  FieldIssue,
} from '@mooring/backstage-plugin-paas-common';
import type { Release } from '../domain/Release';
import type { Target } from '../operations/types';
import type { SealedValue } from '../secrets/types';

/** The service that a change is about; new ones have no row yet. */
export interface ServiceIdentity {
  id: string;
  projectRef: string;
  name: string;
  entityRef: string;
  ownerRef: string;
  blueprint: string;
  /** Ids of services of the project that have to be there first. */
  dependsOn: string[];
}

/** What a change means for one instance. */
export interface PlannedTarget extends Target {
  service: ServiceIdentity;
  /** The newest release when it was planned; it is accepted only while that still is. */
  head: Release | undefined;
  /** Number of the release whose content a rollback or resume takes. */
  source?: number;
  /** Secret values that it brings. */
  secrets?: SealedValue[];
}

/** A change worked out: which releases lead to which. */
export interface PlannedChange {
  kind: ChangeKind;
  projectRef: string;
  targets: PlannedTarget[];
  /** Unfinished operations that are stopped first. */
  supersedes: string[];
  /** What a person should know of instances that are left out. */
  remarks?: { instance: string; message: string }[];
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
