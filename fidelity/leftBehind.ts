/** Something that a run made and could not take away again. */
export interface LeftBehind {
  /** Such as `user pool us-east-1_Ab12Cd34E`; in words where nobody knows whether there is one. */
  what: string;
  reason: string;
  /** What takes it away. */
  command?: string;
}
