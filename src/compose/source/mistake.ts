/** Why a file is not fit to be read. */
export interface Mistake {
  readonly kind: 'size' | 'depth' | 'aliases' | 'syntax' | 'root';
  readonly message: string;
  /** Of the place in the text. */
  readonly offset: number;
}

/** The mistake that lies first in the text. */
export const firstOf = (mistakes: readonly (Mistake | undefined)[]): Mistake | undefined =>
  mistakes.reduce((first, one) =>
    first === undefined || (one !== undefined && one.offset < first.offset) ? one : first,
  );
