/** A piece of a file that a person reads. */
export interface Text {
  kind: 'document' | 'comment' | 'message' | 'name';
  /** The line of the file on which it begins; the first is 1. */
  line: number;
  text: string;
}
