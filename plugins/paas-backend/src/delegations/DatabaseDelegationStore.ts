/** A row of `delegations`. */
export interface DelegationRow {
  id: string;
  from_user: string;
  to_user: string;
  from: Date;
  until: Date;
  reason: string;
  created_at: Date;
}
